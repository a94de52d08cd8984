"""Which stretches of a piece are quoted speech: marks paired within a paragraph, and lines marked as quoted.

A mark without its partner quotes nothing, so that one stray mark does not silence the rest of a page. Apostrophes and
inch marks are no quotation marks. Linear in the text for any nesting.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from operator import itemgetter

from stancewatch.suffixscape.disguises import Seen
from stancewatch.suffixscape.grammar.tokens import BREAK

Span = tuple[int, int]

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "'", '"': '"', "”": "”"}
"""Marks that open, with those that close what they open: English, German, French, Swedish."""

MARKS = frozenset("".join(_CLOSERS))
"""Where a paragraph has none of them, nothing in it is quoted."""

_MARK = re.compile("[\"“”„«»‹›‘]|'(?!\\w)")
_ANY = re.compile('["“”„«»‹›‘]')
_CARRIED = frozenset('“„«"')
"""Marks that are set again before each paragraph of a long speech."""
_FORGOTTEN = ("", 0)
_POSSESSED = re.compile(r" [a-z]")
"""What follows "the users' " where the mark is an apostrophe."""
_STRAIGHT = re.compile('"')
_BREAK = re.compile(f"{BREAK}|\\n[^\\S\\n]*\\n")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_BEFORE_OPENING = frozenset("([{-–—/“„«‹‘\"'")
_QUOTED_LINES = re.compile(r"(?:^[ \t]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_QUOTED_LINE = re.compile(r"\n[ \t]{0,3}>")
"""How every one of these opens, but for the first line of a text: found much faster, because of its fixed first character."""
_CALLOUT = re.compile(r"[ \t>]*\[!")
"""What begins a note set off like a quotation (`> [!NOTE]`): the writer's own words."""


def quotations(text: str) -> list[Span]:
    """Return the stretches of a text between quotation marks, outermost only, in order."""
    marks = _marks(text)
    if not marks:
        return []
    return [
        span
        for start, end, inside in _paragraphs(text, marks)
        for span in merged(_Pairs(text, start, end).spans(inside))
    ]


def _marks(text: str) -> list[int]:
    """Return the places of quotation marks. An apostrophe may be one only where a single mark opens."""
    if text.isascii():
        return [match.start() for match in _STRAIGHT.finditer(text)] if '"' in text else []
    shape = _MARK if "‘" in text else _ANY
    return [match.start() for match in shape.finditer(text)]


def _paragraphs(text: str, marks: list[int]) -> Iterator[tuple[int, int, list[int]]]:
    """Yield bounds and marks of each paragraph that has any."""
    start, first = 0, 0
    for match in (_BREAK if BREAK in text else _BLANK_LINE).finditer(text):
        if marks[first] < match.start():
            last = bisect_left(marks, match.start(), first)
            yield start, match.start(), marks[first:last]
            if last == len(marks):
                return
            first = last
        start = match.end()
    yield start, len(text), marks[first:]


def merged(spans: list[Span]) -> list[Span]:
    """Return stretches in order, less those that begin inside another."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one[0], -one[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


class _Pairs:
    """The pairs of marks in one paragraph."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._open: list[tuple[str, int]] = []
        self._awaited: Counter[str] = Counter()
        self._found: list[Span] = []
        self._straight = 0

    def spans(self, marks: list[int]) -> list[Span]:
        """Return the pairs of the marks at some places, and the whole paragraph where the next one goes on with its quotation."""
        for at in marks:
            self._take(self._text[at], at)
        if self._goes_on():
            self._found.append((self._open[0][1], self._end))
        return self._found

    def _take(self, mark: str, at: int) -> None:
        if self._awaited[mark] and self._may_close(mark, at):
            self._close(mark, at)
        elif mark in _CLOSERS and self._may_open(mark, at):
            if mark == '"':
                self._forget_straight()
                self._straight = len(self._open)
            self._open.append((mark, at))
            self._awaited.update(_CLOSERS[mark])

    def _close(self, mark: str, at: int) -> None:
        while True:
            opener, start = self._open.pop()
            closers = _CLOSERS.get(opener, "")
            self._awaited.subtract(closers)
            if mark in closers:
                self._found.append((start, at + 1))
                return

    def _forget_straight(self) -> None:
        """Drop an open straight mark: another that can only open says that it had no partner."""
        if self._awaited['"']:
            self._open[self._straight] = _FORGOTTEN
            self._awaited['"'] = 0

    def _may_open(self, mark: str, at: int) -> bool:
        if mark in "“„«‹":
            return True
        before, behind = self._text[max(at - 1, self._start) : at], self._text[at + 1 : at + 2]
        return (not before or before.isspace() or before in _BEFORE_OPENING) and not (behind or " ").isspace()

    def _may_close(self, mark: str, at: int) -> bool:
        if mark == "“":
            return self._open[-1][0] == "„"
        if mark in "”»«›‹":
            return True
        before, behind = self._text[max(at - 1, self._start) : at], self._text[at + 1 : at + 2]
        if mark == "'" and before == "s" and _POSSESSED.match(self._text, at + 1, self._end):
            return False
        return not before.isspace() and not behind.isalnum()

    def _goes_on(self) -> bool:
        """Say whether the paragraph opens with a mark that never closes, as does the next: speech of several paragraphs."""
        opener, at = self._open[0] if self._open else _FORGOTTEN
        if opener not in _CARRIED or self._text[self._start : at].strip():
            return False
        return self._text[self._end : self._end + 200].lstrip(f" \t\r\n{BREAK}").startswith(opener)


def block_quotes(text: str, start: int, end: int, seen: Seen) -> list[Span]:
    """Return the lines of a piece that begin with `>`, as stretches of the piece as seen. Notes (`> [!NOTE]`) are none."""
    if text.find(">", start, end) < 0 or (start and not _QUOTED_LINE.search(text, start - 1, end)):
        return []
    matches = (one for one in _QUOTED_LINES.finditer(text, start, end) if not _CALLOUT.match(one.group()))
    places = seen.here([place - start for one in matches for place in one.span()])
    return list(zip(places[::2], places[1::2], strict=True))


def within(spans: list[Span], offset: int) -> bool:
    """Say whether an offset lies in one of the stretches, which are in order."""
    found = bisect_right(spans, offset, key=itemgetter(0))
    return found > 0 and offset < spans[found - 1][1]
