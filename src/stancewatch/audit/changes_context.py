"""Two audits side by side, with the texts they read: what every kind of difference is looked up in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from stancewatch.audit.refinding import Refinder, Refound, Sought, Standing
from stancewatch.audit.sentences_compared import Plain
from stancewatch.foundation.errors import SnapshotMissing
from stancewatch.foundation.normalisation import same_words
from stancewatch.model.audit import Audit, DocumentEntry, OutcomeEntry, QuoteEntry
from stancewatch.model.change import Cause
from stancewatch.model.evidence import Document

CORRECTION = "correction"
"""First word of the name of a judge that is a published correction."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two audits of one lab and what they read."""

    old: Audit
    new: Audit
    texts: Mapping[str, Document]
    plain: Plain
    last_seen: Mapping[str, str]
    read_as: Mapping[str, str] = field(default_factory=dict)
    """By source, the text that the bytes of the earlier audit are read as by the later selector or extractor."""
    _refinders: dict[str, Refinder] = field(default_factory=dict, repr=False, compare=False)

    def text(self, sha256: str) -> Document:
        """Return a text. Raises SnapshotMissing where it is not among those given."""
        if sha256 not in self.texts:
            raise SnapshotMissing(
                f"The text {sha256[:12]!r} that an audit of {self.new.lab!r} read is not there.",
                hint="Restore `texts/` from a copy.",
            )
        return self.texts[sha256]

    def pages(self, audit: Audit) -> dict[str, DocumentEntry]:
        """Return the pages of one of the audits by source."""
        return {entry.source: entry for entry in audit.documents}

    def source(self, audit: Audit, quote: QuoteEntry) -> str:
        """Return the source that a quote was cut from."""
        return next((page.source for page in audit.documents if page.sha256 == quote.document), "")

    def words_at(self, audit: Audit, quote: QuoteEntry) -> tuple[str, str]:
        """Return what makes two quotes of different audits the same: page and words."""
        return self.source(audit, quote), same_words(quote.quote)

    def standing(self, audit: Audit, quote: QuoteEntry, other: Audit) -> Refound:
        """Return where a quote of one audit stands in the other audit's text of the same page."""
        page = self.pages(other).get(self.source(audit, quote))
        if page is None:
            return Refound(Standing.GONE, 0.0)
        return self._found(quote, page.sha256)

    def _found(self, quote: QuoteEntry, sha256: str) -> Refound:
        if sha256 == quote.document:
            return Refound(Standing.FOUND, 1.0, quote.start, quote.end, quote.block)
        if sha256 not in self._refinders:
            self._refinders[sha256] = Refinder(self.text(sha256))
        sought = Sought(quote.quote, quote.prefix, quote.suffix, quote.block, quote.start)
        return self._refinders[sha256].find(sought)

    def by_reading(self, audit: Audit, quote: QuoteEntry) -> bool:
        """Whether words that only one of the audits has came or went with the reading of the same bytes."""
        again = self.read_as.get(self.source(audit, quote))
        return again is not None and self._found(quote, again).verbatim is (audit is self.new)

    def base(self, source: str) -> str:
        """Return the hash of the earlier text as the later audit would read it: what the page itself is compared by."""
        return self.read_as.get(source) or self.pages(self.old)[source].sha256

    def search_causes(self, *found: OutcomeEntry) -> set[Cause]:
        """Return why the texts differ that the searches behind some outcomes read; empty where they do not."""
        sources = {page.source for outcome in found for page in outcome.search.pages}
        causes = {cause for source in sources if (cause := self.text_cause(source))}
        return causes | ({Cause.METHOD} if sources & self.read_as.keys() else set())

    def scope_causes(self) -> set[Cause]:
        """Return why pages of other roles were read: a page came or went, or has another role in the lab's file."""
        old, new = self.pages(self.old), self.pages(self.new)
        changed = {page.role for page in old.values()} ^ {page.role for page in new.values()}
        alone = [(old.get(source) or new[source]).role for source in old.keys() ^ new.keys()]
        both = old.keys() & new.keys()
        causes = {Cause.TEXT} if changed.intersection(alone) else set()
        return causes | ({Cause.READING} if any(old[one].role != new[one].role for one in both) else set())

    @property
    def other_method(self) -> bool:
        """Whether the audits were made by different versions of the method."""
        old, new = self.old, self.new
        return (old.method_version, old.method_digest) != (new.method_version, new.method_digest)

    def text_cause(self, source: str) -> Cause | None:
        """Return why the text of a page differs; None where it does not.

        The same bytes give another text only to another selector or extractor: that is a matter of method.
        """
        before, after = self.pages(self.old).get(source), self.pages(self.new).get(source)
        if before is None or after is None:
            return None if before is after else Cause.TEXT
        if before.sha256 == after.sha256:
            return None
        same_page = before.body_sha256 == after.body_sha256 or self.base(source) == after.sha256
        return Cause.METHOD if same_page else Cause.TEXT


LensOutcome: TypeAlias = tuple[str, OutcomeEntry]
"""An outcome with the id of its lens."""


def outcomes(audit: Audit) -> dict[str, LensOutcome]:
    """Return the outcomes of an audit by indicator, each with the id of its lens, in the order of the audit."""
    return {outcome.indicator: (lens.id, outcome) for lens in audit.lenses for outcome in lens.outcomes}
