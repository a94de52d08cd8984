"""From everything that was read and decided to one immutable audit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from stancewatch.audit.confidence import awaited_roles, confidence
from stancewatch.audit.entries import (
    claim_entry,
    document_entry,
    failure_entry,
    flag_entry,
    lens_entry,
    profile_entry,
    score_entry,
)
from stancewatch.audit.method import method_digest
from stancewatch.foundation.errors import WorldError
from stancewatch.foundation.version import CODE_VERSION, METHOD_VERSION
from stancewatch.model.audit import (
    Audit,
    CompositeEntry,
    DocumentEntry,
    FamilyEntry,
    FiguresEntry,
    PalsEntry,
    SuffixscapeEntry,
)
from stancewatch.model.claim import CheckableClaim
from stancewatch.model.evidence import CollectionFailure, Page
from stancewatch.model.lab import Lab
from stancewatch.model.language import Family, Flag
from stancewatch.model.lens import LensAssessment, PalsScores

UNNAMED = "0000-00-00-00000000"
"""Stands in the place of the id while the id is computed."""


@dataclass(frozen=True, slots=True)
class Examined:
    """How much of the text could be read for wordings."""

    words: int
    words_examined: int
    languages_not_examined: tuple[str, ...]

    @classmethod
    def together(cls, parts: Iterable[tuple[int, int, tuple[str, ...]]]) -> "Examined":
        """Return the sum over documents; each part is words, words examined, languages not examined."""
        words, read, others = 0, 0, set[str]()
        for part in parts:
            words, read = words + part[0], read + part[1]
            others.update(part[2])
        return cls(words, read, tuple(sorted(others)))


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a lab: the pages, where their texts are kept, and the sources that could not be had."""

    pages: tuple[Page, ...]
    paths: tuple[str, ...]
    """One for each page, relative to the workspace."""
    failures: tuple[CollectionFailure, ...]
    sources: int
    """Pages registered at the date of the audit."""

    @property
    def date(self) -> date:
        """Date of the latest capture used. Raises WorldError where no page was read."""
        moments = [page.snapshot.captured_at for page in self.pages if page.snapshot]
        if not moments:
            raise WorldError("No page could be read.", hint="An audit needs at least one page.")
        return max(moments).date()


def assemble(
    lab: Lab,
    reading: Reading,
    assessments: Sequence[LensAssessment],
    pals: PalsScores,
    *,
    flags: Sequence[Flag],
    claims: Sequence[CheckableClaim],
    examined: Examined,
    judge: str,
    figures: FiguresEntry | None = None,
) -> Audit:
    """Return the audit with its id. The same input gives the same bytes.

    Raises WorldError where no page was read: without a page there is no audit and no score.
    """
    documents = _documents(reading)
    failures = tuple(map(failure_entry, reading.failures))
    lenses = tuple(map(lens_entry, assessments))
    suffixscape = _suffixscape(flags, examined)
    audit = Audit(
        id=UNNAMED,
        lab=lab.slug,
        date=reading.date,
        code_version=CODE_VERSION,
        method_version=METHOD_VERSION,
        method_digest=method_digest(),
        judge=judge,
        figures=figures,
        profile=profile_entry(lab),
        documents=documents,
        failures=failures,
        lenses=lenses,
        pals=PalsEntry(**{str(name): score_entry(score, decimals=1) for name, score in pals.dimensions}),
        composite=CompositeEntry(**score_entry(pals.composite, decimals=1).model_dump(exclude={"counts"})),
        suffixscape=suffixscape,
        flags=tuple(map(flag_entry, flags)),
        confidence=confidence(
            documents,
            failures,
            lenses,
            suffixscape,
            sources=reading.sources,
            judge=judge,
            awaited=awaited_roles(assessments),
        ),
        claims=tuple(map(claim_entry, claims)),
    )
    return audit.model_copy(update={"id": audit.identity()})


def same_reading(one: Audit, other: Audit) -> bool:
    """Whether two audits say the same: nothing differs but the id and the version of the code."""
    differs = {"id": "", "code_version": ""}
    return one.model_copy(update=differs) == other.model_copy(update=differs)


def _documents(reading: Reading) -> tuple[DocumentEntry, ...]:
    return tuple(
        document_entry(page, page.snapshot, path)
        for page, path in zip(reading.pages, reading.paths, strict=True)
        if page.snapshot
    )


def _suffixscape(flags: Sequence[Flag], examined: Examined) -> SuffixscapeEntry:
    return SuffixscapeEntry(
        words=examined.words,
        words_examined=examined.words_examined,
        languages_not_examined=examined.languages_not_examined,
        families=tuple(_family(family, flags, examined.words_examined) for family in Family),
    )


def _family(family: Family, flags: Sequence[Flag], words: int) -> FamilyEntry:
    count = sum(flag.hit.family is family for flag in flags)
    return FamilyEntry(
        family=family, flags=count, per_1000_words=round(1000 * count / words, 2) if words else 0.0
    )
