"""Cuts a passage into pieces short enough to quote, with offsets that stay true.

A piece is a sentence, or part of one where it is longer than a quote may be. Pieces never overlap, never
cross a passage, and are cut from the text as it stands: nothing is normalised here.
"""

import re
from collections.abc import Iterator

from stancewatch.model.evidence import LONGEST_QUOTE, Passage

_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|al|art|no|nos|fig|sec|dr|mr|mrs|ms|prof|st|inc|ltd|co|corp|approx|resp|jan|feb|aug"
    r"|sept?|oct|nov|dec|e\.v|u\.s)|(?:^|\s)\w)\.$",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.!?…。！？]+[\"'”’»)\]*_`]{0,4}(?=\s)|[。！？]|\n(?=\s*(?:[-*+•|>#]|\d{1,3}[.)])\s)|\n\s*\n"
)
_SOFT = (re.compile(r"[;:]\s"), re.compile(r"[,)]\s"), re.compile(r"\s"))
_LAST_WORD = 12
"""Code points before a full stop that can hold an abbreviation."""


def pieces(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the spans of a passage's sentences as offsets in the document, half-open, at most 400 long."""
    for start, end in _sentences(passage.text):
        for first, last in _quotable(passage.text, start, end):
            yield passage.start + first, passage.start + last


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(text):
        end = found.end()
        if _ABBREVIATION.search(text[max(start, end - _LAST_WORD) : end]):
            continue
        yield start, end
        start = end
    yield start, len(text)


def _quotable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence without its outer white space, in parts where it is too long for one quote."""
    while True:
        start, end = _stripped(text, start, end)
        if end - start <= LONGEST_QUOTE:
            break
        cut = _cut(text, start)
        yield _stripped(text, start, cut)
        start = cut
    if start < end:
        yield start, end


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - (len(inner) - len(inner.rstrip()))


def _cut(text: str, start: int) -> int:
    """Return where to part a long sentence: after the last clause of its second half, else anywhere."""
    window = text[start : start + LONGEST_QUOTE]
    for border in _SOFT:
        ends = [found.end() for found in border.finditer(window, LONGEST_QUOTE // 2)]
        if ends:
            return start + ends[-1]
    return start + LONGEST_QUOTE
