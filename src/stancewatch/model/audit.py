"""An audit as it is published: the border between what was computed and what the world reads.

Field docstrings are the documentation of the JSON and stand in its schema. Documented keys are stable;
new keys may appear. Everything here is frozen; an audit is never edited, only followed by another.
"""

from datetime import date as Date  # noqa: N812  a field is called `date`
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from stancewatch.foundation.canonical import Json, canonical, sha256
from stancewatch.model.evidence import FailureReason
from stancewatch.model.lab import Openness, PageRole
from stancewatch.model.language import Family, Severity
from stancewatch.model.lens import Basis, Dimension
from stancewatch.model.score import Verdict


class Published(BaseModel):
    """A part of a published document: frozen, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class QuoteEntry(Published):
    """Words of an archived text, with everything needed to find them again."""

    document: str
    """SHA-256 of the text they stand in."""
    start: int
    """First code point, counted from 0 in the text."""
    end: int
    """Code point after the last."""
    quote: str
    """The words, exactly."""
    prefix: str
    """Up to 32 code points before."""
    suffix: str
    """Up to 32 code points after."""
    block: int
    """Number of the block they stand in."""
    language: str
    """BCP 47 subtag of the block, empty where unknown."""


class NoteEntry(Published):
    """A signed and dated opinion about a lab."""

    text: str
    author: str
    date: Date


class ProfileEntry(Published):
    """The lab as its registry file describes it."""

    name: str
    countries: tuple[str, ...]
    scope: tuple[str, ...]
    site: str
    openness: Openness
    tags: tuple[str, ...]
    note: NoteEntry | None
    flags: dict[str, bool]
    """Profile flags that are known; a flag that is not listed is unknown, and its indicators apply."""


class DocumentEntry(Published):
    """A page that was read."""

    sha256: str
    """Of the UTF-8 form of the extracted text."""
    path: str
    """Of the stored text, relative to the workspace."""
    source: str
    role: PageRole
    url: str
    final_url: str
    """After redirects."""
    captured_at: str
    """When this text was first captured in its present unbroken run."""
    media_type: str
    title: str
    language: str
    extractor: str
    words: int
    characters: int
    body_sha256: str
    """Of the decoded payload."""
    warc: str
    """Path of the WARC file, relative to the workspace."""
    warc_sha256: str
    notes: tuple[str, ...]
    """What the extractor noticed."""


class FailureEntry(Published):
    """A source that could not be had."""

    source: str
    role: PageRole
    url: str
    reason: FailureReason
    detail: str
    since: str | None
    """When this same failure was first met in its unbroken run; null where no attempt was made."""
    retry_at: str | None
    last_read: str | None
    """When it was last had; the audit then reads that earlier capture."""


class PageEntry(Published):
    """A page that a search read."""

    document: str
    source: str
    role: PageRole
    url: str


class ProposalEntry(QuoteEntry):
    """A passage with the reason a search names it."""

    reason: str


class SearchEntry(Published):
    """A search as it was run; `audit verify` runs it again."""

    pages: tuple[PageEntry, ...]
    languages: tuple[str, ...]
    sentences: int
    expressions: tuple[str, ...]
    queries: tuple[str, ...]
    hits: int
    """Passages found and not rejected."""
    rejected: tuple[ProposalEntry, ...]
    nearest: tuple[ProposalEntry, ...]
    on: Date
    """Date of the latest capture read."""
    unread: tuple[str, ...] = ()
    """Texts, by SHA-256, that were too long to be read to their end."""


class CriteriaEntry(Published):
    """What counts for which verdict, as fixed by the method version."""

    met: str
    partial: str
    unmet: str


class OutcomeEntry(Published):
    """What came of one indicator."""

    indicator: str
    dimension: Dimension
    question: str
    criteria: CriteriaEntry
    kind: Literal["finding", "gap", "undecided", "out_of_scope"]
    verdict: Verdict
    proposed: Verdict | None
    """What the wording suggests where a reader has to confirm it."""
    statement: str
    """One neutral sentence of ours."""
    judge: str
    basis: Basis
    reason: str
    evidence: tuple[ProposalEntry, ...]
    """Quotes, best first."""
    search: SearchEntry


class ScoreEntry(Published):
    """A score as it may be shown."""

    score: float | None
    """One number, or null where only bounds may be shown."""
    bounds: tuple[float, float] | None
    """Every open item absent, every open item present; null where no indicator applies."""
    counts: dict[Verdict, int]


class LensEntry(ScoreEntry):
    """A lens with its outcomes."""

    id: str
    order: int
    title: str
    question: str
    corrects: str
    band: str
    bounds_with_all: tuple[float, float]
    """Bounds with indicators that do not apply counted as unmet."""
    justification: str
    outcomes: tuple[OutcomeEntry, ...]


class PalsEntry(Published):
    """The three dimensions; the same verdicts as the lenses, seen a second way."""

    completeness: ScoreEntry
    multiplicity: ScoreEntry
    responsibility: ScoreEntry


class CompositeEntry(Published):
    """The arithmetic mean of the three PALS dimensions."""

    score: float | None
    bounds: tuple[float, float] | None


class FlagEntry(QuoteEntry):
    """A wording that lets something drop out of sight."""

    pattern: str
    family: Family
    severity: Severity
    confidence: float
    effect: str
    """What the wording does to a reader. Ours."""
    alternative: str
    """What could be written instead. Ours, never a quotation."""
    detector: str
    agentless: bool | None


class FamilyEntry(Published):
    """How often one family was flagged."""

    family: Family
    flags: int
    per_1000_words: float


class SuffixscapeEntry(Published):
    """What was read for wordings, and how much of it could be."""

    words: int
    """Words of visible text in all documents."""
    words_examined: int
    """Words in a language that the patterns know."""
    languages_not_examined: tuple[str, ...]
    families: tuple[FamilyEntry, ...]
    """All four, those without a flag too."""


class ConfidenceEntry(Published):
    """What was and was not read, and how far to trust the audit. Composed from facts."""

    level: Literal["low", "moderate", "good"]
    note: str
    facts: dict[str, int]


class Claim(Published):
    """A checkable statement of the lab. The ledger of claims begins in a later version: the list is empty."""

    text: QuoteEntry


class Audit(Published):
    """All of the above for one lab at one date under one method version."""

    schema_name: Literal["stancewatch/audit"] = Field(
        default="stancewatch/audit", validation_alias="schema", serialization_alias="schema"
    )
    version: Literal["1.0"] = "1.0"
    id: str
    """Date and the first 8 hex digits of the SHA-256 of the canonical form without this key."""
    lab: str
    """Slug."""
    date: Date
    """Of the latest capture used."""
    code_version: str
    method_version: str
    judge: str
    profile: ProfileEntry
    documents: tuple[DocumentEntry, ...]
    failures: tuple[FailureEntry, ...]
    lenses: tuple[LensEntry, ...]
    pals: PalsEntry
    composite: CompositeEntry
    suffixscape: SuffixscapeEntry
    flags: tuple[FlagEntry, ...]
    confidence: ConfidenceEntry
    claims: tuple[Claim, ...]

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        serialize_by_alias=True,
        validate_by_name=True,
    )

    def document(self) -> dict[str, Json]:
        """Return the JSON document that is published."""
        return self.model_dump(mode="json")

    def identity(self) -> str:
        """Return the id this content must have: see `id`."""
        without_id = {key: value for key, value in self.document().items() if key != "id"}
        return f"{self.date.isoformat()}-{sha256(canonical(without_id))[:8]}"
