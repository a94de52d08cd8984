"""Texts cut into sentences, to be compared: where each stands, and the words it is told apart by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from stancewatch.foundation.normalisation import same_words
from stancewatch.model.evidence import Document

_END = re.compile(
    r"""(?<![.!?…])[.!?…]++["'”’»)\]*_]{0,4}+(?=\s++(\S))"""
    r"""|[。！？]|\n(?=\s*(?:[-*+•|>#]|\d{1,3}[.)])\s)|\n\s*\n"""
)
"""The end of a sentence, an item or a paragraph. Before a small letter a full stop belongs to an abbreviation:
see `_spans`. Nothing in it is tried twice, so that a page of full stops takes no longer than another."""


MOST_SENTENCES = 50_000
"""Sentences of one text that are told apart: twenty times the longest page of the case set (2,486). A hostile page
of five megabytes can hold two and a half million, which would take gigabytes to compare."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document: `document.text[start:end] == text`."""

    text: str
    start: int
    end: int
    block: int
    words: str
    """The text in the form in which two sentences are the same: see `foundation.normalisation`."""


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the first `MOST_SENTENCES` sentences in reading order; none crosses a block, none is without a word."""
    return tuple(islice(_sentences(document), MOST_SENTENCES))


def are_all(found: Sequence[Sentence], document: Document) -> bool:
    """Return whether these are all sentences of a document."""
    return len(found) < MOST_SENTENCES or next(islice(_sentences(document), len(found), None), None) is None


def _sentences(document: Document) -> Iterator[Sentence]:
    for passage in document.passages:
        for start, end in _spans(passage.text):
            if words := same_words(passage.text[start:end]):
                yield Sentence(
                    passage.text[start:end],
                    passage.start + start,
                    passage.start + end,
                    passage.number,
                    words,
                )


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(text):
        following = found[1]
        if following is None or not following.islower():
            yield _without_blanks(text, start, found.end())
            start = found.end()
    yield _without_blanks(text, start, len(text))


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
