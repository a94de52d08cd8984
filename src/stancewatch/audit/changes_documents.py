"""Pages that came, went, or have another text."""

from collections.abc import Sequence
from typing import Literal

from stancewatch.audit.changes_context import Comparison
from stancewatch.audit.sentences import MOST_SENTENCES, are_all, sentences
from stancewatch.audit.sentences_compared import compared
from stancewatch.model.audit import DocumentEntry
from stancewatch.model.change import CapturedText, Cause, DocumentChange, SentenceChange, SentenceKind

BOUND = f"A text has more than {MOST_SENTENCES} sentences: the first {MOST_SENTENCES} of each were compared."

LONGEST_SAID = 200
"""Code points of a sentence that are repeated where it is said to be gone."""


def document_changes(comparison: Comparison) -> tuple[DocumentChange, ...]:
    """Return every page whose text differs, in the order of the later audit, then those that went."""
    before, after = comparison.pages(comparison.old), comparison.pages(comparison.new)
    causes = ((source, comparison.text_cause(source)) for source in dict.fromkeys((*after, *before)))
    return tuple(
        _change(comparison, before.get(source), after.get(source), cause) for source, cause in causes if cause
    )


def _change(
    comparison: Comparison, before: DocumentEntry | None, after: DocumentEntry | None, cause: Cause
) -> DocumentChange:
    page = after or before
    assert page is not None  # noqa: S101  one of the two is there, or there is no change
    found: tuple[SentenceChange, ...] = ()
    whole = True
    if before and after:
        base = comparison.base(page.source) if cause is Cause.TEXT else before.sha256
        texts = comparison.text(base), comparison.text(after.sha256)
        found = compared(*texts, comparison.plain)
        whole = all(are_all(sentences(text), text) for text in texts)
    last_seen = comparison.last_seen.get(page.source, "")
    old = _captured(before, last_seen) if before else None
    new = _captured(after, "") if after else None
    return DocumentChange(
        source=page.source,
        role=page.role,
        url=page.url,
        kind=_kind(before, after),
        cause=cause,
        old=old,
        new=new,
        noise_only=bool(before and after) and whole and all(one.kind is SentenceKind.NOISE for one in found),
        sentences=found,
        read_as=comparison.read_as.get(page.source, "") if before and after and cause is Cause.TEXT else "",
        whole=whole,
        said=(*(() if whole else (BOUND,)), *(_said(found, old, new) if cause is Cause.TEXT else ())),
    )


def _kind(
    before: DocumentEntry | None, after: DocumentEntry | None
) -> Literal["added", "removed", "changed"]:
    if before is None:
        return "added"
    return "changed" if after else "removed"


def _captured(entry: DocumentEntry, last_seen: str) -> CapturedText:
    return CapturedText(
        sha256=entry.sha256,
        captured_at=entry.captured_at,
        last_seen=max(last_seen, entry.captured_at),
        extractor=entry.extractor,
        body_sha256=entry.body_sha256,
        warc=entry.warc,
    )


def _said(
    found: Sequence[SentenceChange], old: CapturedText | None, new: CapturedText | None
) -> tuple[str, ...]:
    """Say of each sentence that the page no longer holds when it went; another reading takes nothing away."""
    if old is None or new is None:
        return ()
    return tuple(
        gone_between(change.old.text, old.last_seen, new.captured_at)
        for change in found
        if change.kind is SentenceKind.REMOVED and change.old and not change.stands_elsewhere
    )


def gone_between(words: str, last_seen: str, gone_at: str) -> str:
    """Return the sentence that says between which two captures some words went."""
    return f"This sentence was removed between {last_seen} and {gone_at}: “{_short(words)}”"


def reworded_between(words: str, last_seen: str, gone_at: str) -> str:
    """Return the sentence that says between which two captures some words became others."""
    return f"This sentence was reworded between {last_seen} and {gone_at}: “{_short(words)}”"


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_SAID else f"{words[:LONGEST_SAID].rstrip()}…"
