"""Sentences that stood on a page and stand there no longer, with the two captures between which they went.

A sentence that came back is not gone: a page that shows now one text, now another, would else lose sentences daily.
Nor is one gone that a later reading of the same bytes leaves out: then the extractor changed and not the page.
Of a text with more than `MOST_SENTENCES` sentences the first ones are compared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stancewatch.audit.changes_documents import gone_between, reworded_between
from stancewatch.audit.sentences import sentences
from stancewatch.audit.sentences_compared import Plain, compared
from stancewatch.foundation.normalisation import same_words
from stancewatch.model.change import RemovedSentence, SentenceChange, SentenceEntry, SentenceKind
from stancewatch.model.evidence import Document

_GONE = (SentenceKind.REMOVED, SentenceKind.REWORDED)


@dataclass(frozen=True, slots=True)
class Captured:
    """A text at the moment of a capture, as `2026-03-02T08:00:01Z`."""

    at: str
    document: Document
    body_sha256: str = ""
    """Of the bytes it was read from; empty where they are not known."""
    read_again: bool = False
    """The page is the same as at the capture before, and only its reading another."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that an audit quotes from a page."""

    audit: str
    document: str
    """SHA-256 of the text."""
    start: int
    end: int
    words: str
    """In normalised form."""

    def of(self, document: str, sentence: SentenceEntry, words: str) -> bool:
        """Whether words of a sentence are quoted: there where it stood, or word for word in another text."""
        if self.document == document:
            return self.start < sentence.end and sentence.start < self.end
        return self.words == words


def removed_over(
    source: str, captured: Sequence[Captured], quoted: Sequence[Quoted] = (), plain: Plain = same_words
) -> tuple[RemovedSentence, ...]:
    """Return the sentences of earlier texts of a page that do not stand in the latest, first gone first.

    `captured` are all captures that brought a text, oldest first.
    """
    if not captured:
        return ()
    last_held, latest = _last_held(captured), captured[-1].document
    earlier = {one.document.sha256: one.document for one in captured if one.document.sha256 != latest.sha256}
    found = [
        _removed(source, document, change, captured, last_held, quoted)
        for document in earlier.values()
        for change in compared(document, latest, plain)
        if change.kind in _GONE
        and change.old
        and not change.stands_elsewhere
        and _went(document, captured, last_held[same_words(change.old.text)])
    ]
    return tuple(sorted(found, key=lambda one: (one.gone_at, one.document, one.sentence.start)))


def _went(document: Document, captured: Sequence[Captured], number: int) -> bool:
    """Return whether the text of the last capture that held a sentence is this one, and the page changed after it."""
    last, after = captured[number], captured[number + 1]
    same_page = after.read_again or (bool(last.body_sha256) and last.body_sha256 == after.body_sha256)
    return last.document.sha256 == document.sha256 and not same_page


def _last_held(captured: Sequence[Captured]) -> Mapping[str, int]:
    """Return for each sentence, by its words, the number of the last capture that held it."""
    cut: dict[str, frozenset[str]] = {}
    held: dict[str, int] = {}
    for number, one in enumerate(captured):
        digest = one.document.sha256
        if digest not in cut:
            cut[digest] = frozenset(sentence.words for sentence in sentences(one.document))
        held.update(dict.fromkeys(cut[digest], number))
    return held


def _removed(
    source: str,
    document: Document,
    change: SentenceChange,
    captured: Sequence[Captured],
    last_held: Mapping[str, int],
    quoted: Sequence[Quoted],
) -> RemovedSentence:
    assert change.old is not None  # noqa: S101  chosen by the caller
    words = same_words(change.old.text)
    number = last_held[words]
    last_seen, gone_at = captured[number].at, captured[number + 1].at
    reworded = change.kind is SentenceKind.REWORDED
    said = reworded_between if reworded else gone_between
    return RemovedSentence(
        source=source,
        kind="reworded" if reworded else "removed",
        document=document.sha256,
        sentence=change.old,
        new=change.new,
        score=change.score,
        last_seen=last_seen,
        gone_at=gone_at,
        quoted_in=tuple(
            dict.fromkeys(one.audit for one in quoted if one.of(document.sha256, change.old, words))
        ),
        said=said(change.old.text, last_seen, gone_at),
    )
