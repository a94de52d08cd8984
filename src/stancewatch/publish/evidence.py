"""Nothing is published that the archive does not hold: every quote is cut again from its text."""

from collections.abc import Sequence
from typing import Protocol

from stancewatch.foundation.errors import HashMismatch
from stancewatch.model.audit import Audit, QuoteEntry
from stancewatch.model.evidence import CONTEXT, LONGEST_QUOTE, Anchor, Document, Quote
from stancewatch.publish.citations import citations


class TextReader(Protocol):
    """How archived texts are had."""

    def __call__(self, sha256: str, lab: str, /) -> Document:
        """Return the text of a lab with this hash. Raises EvidenceError where it is missing or damaged."""


Texts = dict[tuple[str, str], Document]
"""Texts by lab and SHA-256."""


def checked_texts(audits: Sequence[Audit], read: TextReader) -> Texts:
    """Return every text that the audits read, after cutting every quote from it again.

    Raises EvidenceError, naming audit, text and words, where an audit or a quote does not hold.
    """
    texts: Texts = {}
    for audit in audits:
        _check_identity(audit)
        for entry in audit.documents:
            key = (audit.lab, entry.sha256)
            if key not in texts:
                texts[key] = _read(read, audit, entry.sha256)
        for citation in citations(audit):
            _recut(texts, audit, citation.entry)
    return texts


def _read(read: TextReader, audit: Audit, digest: str) -> Document:
    document = read(digest, audit.lab)
    if document.sha256 != digest:
        raise HashMismatch(
            f"The archive gave text {document.sha256[:12]!r} where audit {audit.id!r} read {digest[:12]!r}.",
            hint="Restore the text from a copy.",
        )
    return document


def _recut(texts: Texts, audit: Audit, entry: QuoteEntry) -> None:
    document = texts.get((audit.lab, entry.document))
    if document is None:
        raise HashMismatch(
            f"Audit {audit.id!r} quotes text {entry.document[:12]!r}, which it does not list as read.",
            hint="Restore the audit from a copy.",
        )
    if not _stands(document, entry):
        anchor = Anchor(entry.document, entry.start, entry.end, entry.prefix, entry.suffix, entry.block)
        Quote.recut(document, anchor, entry.quote)


def _stands(document: Document, entry: QuoteEntry) -> bool:
    """Whether all that `Quote.recut` asks for holds, told without a search for the block.

    A text of 5 MB has 40,000 blocks and may have as many quotes. What does not hold here is cut by `Quote.recut`,
    which names what is wrong.
    """
    text, start, end = document.text, entry.start, entry.end
    if not (0 <= entry.block < len(document.passages) and 0 <= start < end <= start + LONGEST_QUOTE):
        return False
    passage = document.passages[entry.block]
    return (
        passage.number == entry.block
        and passage.start <= start < end <= passage.end
        and text[start:end] == entry.quote
        and text[max(0, start - CONTEXT) : start] == entry.prefix
        and text[end : end + CONTEXT] == entry.suffix
    )


def _check_identity(audit: Audit) -> None:
    """An audit's id is made from its content, so that an edit shows."""
    if audit.identity() != audit.id:
        raise HashMismatch(
            f"Audit {audit.id!r} of {audit.lab!r} has content with the id {audit.identity()!r}.",
            hint="Restore the audit from a copy; a published audit is never edited.",
        )
