"""Everything the site is made from, put in order once: labs, their audits, archived texts and what cites them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stancewatch.foundation.errors import PublicationError
from stancewatch.model.audit import Audit, DocumentEntry, QuoteEntry
from stancewatch.model.change import AuditChanges
from stancewatch.model.evidence import Document
from stancewatch.model.lab import Lab
from stancewatch.publish.addresses import HASH_DIGITS, source_page
from stancewatch.publish.citations import Citation, citations
from stancewatch.publish.evidence import Texts
from stancewatch.publish.reading import Reading, reading


@dataclass(frozen=True, slots=True)
class LabShelf:
    """A lab with all its audits."""

    slug: str
    audits: tuple[Audit, ...]
    """Newest first; never empty."""

    @property
    def latest(self) -> Audit:
        """The newest audit."""
        return self.audits[0]

    @property
    def name(self) -> str:
        """As the newest audit has it."""
        return self.latest.profile.name


@dataclass(frozen=True, slots=True)
class ArchivedText:
    """A text with every capture that gave it and everything that cites it."""

    document: Document
    captures: tuple[DocumentEntry, ...]
    """Oldest first."""
    labs: tuple[str, ...]
    """Slugs, sorted."""
    citations: tuple[Citation, ...]
    """By place in the text, then newest audit first."""
    reading: Reading


@dataclass(frozen=True, slots=True)
class Shelf:
    """The whole content of a site."""

    labs: tuple[LabShelf, ...]
    """By name."""
    unaudited: tuple[Lab, ...]
    """By name; registered, and without any audit."""
    texts: Mapping[str, ArchivedText]
    """By SHA-256, sorted."""
    changes: Mapping[str, AuditChanges]
    """By the id of the later audit: what differs from the audit before it."""
    full_texts: bool
    contact: str

    def page_of(self, quote: QuoteEntry) -> str:
        """Return the address of the page on which the words of a quote are highlighted."""
        part = self.texts[quote.document].reading.part_at(quote.start)
        return source_page(quote.document, part)

    def lab(self, slug: str) -> LabShelf:
        """Return an audited lab."""
        return next(lab for lab in self.labs if lab.slug == slug)


def shelve(
    audits: Sequence[Audit],
    texts: Texts,
    unaudited: Sequence[Lab],
    changes: Sequence[AuditChanges] = (),
    *,
    full_texts: bool,
    contact: str,
) -> Shelf:
    """Return everything in order. Raises PublicationError where two things would share one address."""
    unique = _unique(audits)
    labs = _by_lab(unique)
    audited = {lab.slug for lab in labs}
    return Shelf(
        labs=labs,
        unaudited=tuple(sorted((lab for lab in unaudited if lab.slug not in audited), key=_by_name)),
        texts=_archived(unique, texts, full=full_texts),
        changes={one.new.id: one for one in changes},
        full_texts=full_texts,
        contact=contact,
    )


def newest_first(audit: Audit) -> tuple[str, str, str, str, str]:
    """Order audits by date; within a day by latest capture, then by version and id."""
    captured = max((document.captured_at for document in audit.documents), default="")
    return audit.date.isoformat(), captured, audit.method_version, audit.code_version, audit.id


def as_written(audit: Audit) -> tuple[str, ...]:
    """Order audits as `newest_first` does, but leave a lab's readings of the same captures in the order given.

    The store gives them as they were written; the id, a hash, says nothing of that.
    """
    return (*newest_first(audit)[:-1], audit.lab)


def _by_name(lab: Lab | LabShelf) -> tuple[str, str]:
    return lab.name.casefold(), lab.slug


def _unique(audits: Sequence[Audit]) -> tuple[Audit, ...]:
    by_id: dict[str, Audit] = {}
    for audit in audits:
        if by_id.setdefault(audit.id, audit) != audit:
            raise PublicationError(
                f"Two different audits have the id {audit.id!r}.", hint="Restore the audits from a copy."
            )
    return tuple(sorted(by_id.values(), key=as_written)[::-1])


def _by_lab(audits: Iterable[Audit]) -> tuple[LabShelf, ...]:
    grouped: dict[str, list[Audit]] = defaultdict(list)
    for audit in audits:
        grouped[audit.lab].append(audit)
    return tuple(sorted((LabShelf(slug, tuple(own)) for slug, own in grouped.items()), key=_by_name))


def _archived(audits: Sequence[Audit], texts: Texts, *, full: bool) -> Mapping[str, ArchivedText]:
    documents = {document.sha256: document for document in texts.values()}
    _check_short(documents)
    cited = _cited(audits)
    archived: dict[str, ArchivedText] = {}
    for digest in sorted(documents):
        document, own = documents[digest], tuple(cited.get(digest, ()))
        captures, labs = _captures(audits, digest)
        archived[digest] = ArchivedText(document, captures, labs, own, reading(document, own, full=full))
    return archived


def _check_short(digests: Iterable[str]) -> None:
    short: dict[str, str] = {}
    for digest in digests:
        if short.setdefault(digest[:HASH_DIGITS], digest) != digest:
            raise PublicationError(f"Two texts have hashes that begin with {digest[:HASH_DIGITS]!r}.")


def _cited(audits: Iterable[Audit]) -> Mapping[str, list[Citation]]:
    """Citations that a page shows, by text, in reading order; equal places keep the newest audit first."""
    cited: dict[str, list[Citation]] = defaultdict(list)
    for audit in audits:
        for citation in citations(audit):
            if citation.shown:
                cited[citation.entry.document].append(citation)
    for own in cited.values():
        own.sort(key=lambda citation: (citation.entry.start, -citation.entry.end))
    return cited


def _captures(audits: Iterable[Audit], digest: str) -> tuple[tuple[DocumentEntry, ...], tuple[str, ...]]:
    found = {
        (entry.url, entry.captured_at, entry.source): (entry, audit.lab)
        for audit in audits
        for entry in audit.documents
        if entry.sha256 == digest
    }
    ordered = [found[key] for key in sorted(found)]
    return tuple(entry for entry, _ in ordered), tuple(sorted({lab for _, lab in ordered}))
