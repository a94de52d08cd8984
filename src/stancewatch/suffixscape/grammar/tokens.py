"""Text as words with their places. Everything the engine decides, it decides on these.

Setting blanks around every mark and `str.split` find the words in a third of the time of a regular expression that
matches them, and offsets are looked up only where somebody asks: most words are never quoted.
"""

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import compress, count

from stancewatch.suffixscape.grammar.shapes import SHAPES

BREAK = "\x01"
"""Ends a sentence whatever stands before it. A blank line counts as one; `markup` puts one at a block's end."""

BLANKED = "\x02"
"""`markup` fills code and addresses with it, one for each character, so that offsets stay."""

ENDS = frozenset((".", "!", "?", "…", BREAK))
ABBREVIATIONS = frozenset(
    [
        "e.g",
        "i.e",
        "etc",
        "vs",
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "inc",
        "al",
        "fig",
        "eq",
        "approx",
        "dept",
        "gen",
        "sen",
        "rep",
        "gov",
        "prof",
        "jr",
        "sr",
    ]
)

EDGE = "EDGE"
"""Stands for the word, and for its class, where a text has no word."""

_BEYOND = (EDGE, EDGE, EDGE)

MANY_MARKS = 64
"""Different marks in one piece beyond which one regular expression is faster than a replacement of each."""

NEAR = 30
"""Tokens so near to one another that looking for each is faster than counting characters."""

_NO_MARKS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'-\x02 \n"
"""Characters of ASCII that are not looked at one by one: no marks, and the two usual blanks."""

_MARK = re.compile(r"([^\w\s'\-\x02])")
_BEFORE_MARK = re.compile(r"\s+([.,;:%!?])(?!\w)")
_EDGES = " .,;:!?*_|>#"
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LIKE_FOR_LIKE = (("’", "'"), ("‑", "-"), ("‐", "-"), ("\u200b", " "), ("\u2060", " "), ("\ufeff", " "))


def _plain(text: str) -> str:
    """Return the text with typographic variants made alike, one character for one, so that offsets stay."""
    for variant, usual in _LIKE_FOR_LIKE:
        text = text.replace(variant, usual)
    return text


def _others(plain: str) -> list[str]:
    """Return the different characters of a text that may be marks or unusual blanks, in order."""
    found = plain.encode("utf-8", "surrogatepass").translate(None, _NO_MARKS)
    return sorted(set(found.decode("utf-8", "surrogatepass")))


def _spaced(plain: str, others: list[str]) -> str:
    """Return a text with a blank on either side of every mark."""
    marks = [one for one in others if _is_mark(one)]
    if len(marks) > MANY_MARKS:
        return " ".join(_MARK.split(plain))
    for mark in marks:
        plain = plain.replace(mark, f" {mark} ")
    return plain


@lru_cache(maxsize=4_096)
def _is_mark(character: str) -> bool:
    return bool(_MARK.match(character))


class Tokens:
    """The words and marks of a text. Token `i` stands at `text[start(i):end(i)]`; `words` are in lower case.

    `votes` holds what a parser said about a word, where one was asked: how much it adds to the score of a passive
    there, and whether it found an agent. `end_marks` are the places of marks that may end a sentence, once somebody looked. `block_quotes` are stretches of the text that the file marks as quoted, line by line;
    `quoted` all quoted stretches, once somebody asked for them.
    """

    __slots__ = (
        "_high",
        "_known",
        "_low",
        "_spaced",
        "_unlettered",
        "block_quotes",
        "edged",
        "end_marks",
        "plain",
        "quoted",
        "raw",
        "shapes",
        "votes",
        "words",
    )

    raw: list[str]
    """The words as written."""
    shapes: list[str]
    """The class of each word, and three times EDGE behind the last: so also for places -1 to -3.

    For those who ask about many words of a text; `shape` serves those who ask about few.
    """
    edged: list[str]
    """The words in lower case, and EDGE behind the last: so also for place -1."""

    def __init__(self, text: str) -> None:
        self.plain = text if text.isascii() else _plain(text)
        others = _others(self.plain)
        spaced = _spaced(self.plain, others)
        if "\n" in spaced:
            spaced = _BLANK_LINE.sub(f"\n {BREAK} \n", spaced)
        self._unlettered = [" ", "\n", BREAK, *(one for one in others if one.isspace())]
        self._spaced = spaced
        self.words = spaced.lower().split()
        self.votes: dict[int, tuple[float, bool]] = {}
        self.block_quotes: list[tuple[int, int]] = []
        self.quoted: list[tuple[int, int]] | None = None
        self.end_marks: list[int] | None = None
        self._known = (0, 0)
        self._low = self._high = 0

    def __getattr__(self, name: str) -> list[str]:
        """Fill `raw`, `shapes` and `edged` when they are first asked for: many pieces need none of them."""
        made: list[str]
        if name == "raw":
            self.raw = made = self._spaced.split()
        elif name == "shapes":
            self.shapes = made = [*map(SHAPES.__getitem__, self.raw), *_BEYOND]
        elif name == "edged":
            self.edged = made = [*self.words, EDGE]
        else:
            raise AttributeError(name)
        return made

    def __len__(self) -> int:
        return len(self.words)

    def shape(self, index: int) -> str:
        """Return the class of one word, EDGE outside the text: few are asked for where only findings are wanted."""
        raw = self.raw
        return SHAPES[raw[index]] if 0 <= index < len(raw) else EDGE

    def word(self, index: int) -> str:
        """Return a word in lower case, EDGE outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else EDGE

    def start(self, index: int) -> int:
        """Return the offset of a token's first character, in code points. For a blank line: of its end.

        The way goes on from the token asked about last, token by token where it is near. Else characters are counted, other
        than blanks and breaks: those of the tokens on the way are as many as stand on the way in the text.
        """
        raw, find = self.raw, self.plain.find
        token = raw[index]
        if token == BREAK:
            return self._break(self._behind_token(index - 1))
        known, at = self._known if index >= self._known[0] else (0, 0)
        between = raw[known:index]
        breaks = between.count(BREAK)
        if breaks or index - known > NEAR:
            at = self._behind(at, sum(map(len, between)) - breaks)
        else:
            for passed in between:
                at = find(passed, at) + len(passed)
        at = find(token, at)
        self._known = index, at
        return at

    def _behind(self, at: int, letters: int) -> int:
        """Return the offset behind so many characters from an offset on that are no blanks and no breaks."""
        blanks = self._unlettered
        counted = self.plain.count
        missing = letters
        while missing:
            until = at + missing
            missing = sum([counted(blank, at, until) for blank in blanks])
            at = until
        return at

    def _behind_token(self, index: int) -> int:
        """Return the offset behind a token, at the end of the blank line for one that stands for it."""
        if index < 0:
            return 0
        return self.start(index) + (0 if self.raw[index] == BREAK else len(self.raw[index]))

    def _break(self, cursor: int) -> int:
        mark = self.plain.find(BREAK, cursor)
        blank = _BLANK_LINE.search(self.plain, cursor)
        if blank and (mark < 0 or blank.end() <= mark):
            return blank.end()
        return mark

    def end(self, index: int) -> int:
        """Return the offset behind a token's last character."""
        return self.start(index) + len(self.raw[index])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the half-open range of offsets of a half-open range of tokens, which is not empty."""
        start = at = self.start(first)
        if last - first > NEAR:
            return start, self.end(last - 1)
        for token in self.raw[first:last]:
            at = self.plain.find(token, at) + len(token)
        return start, at

    def slice(self, first: int, last: int) -> str:
        """Return the text of a half-open range of tokens on one line, without marks at its ends.

        It is as written, but for blanks: one between words, none before a mark.
        """
        return self.line(*self.span(first, last))

    def line(self, start: int, end: int) -> str:
        """Return the same for a half-open range of offsets."""
        text = self.plain[start:end].replace(BREAK, " ").replace(BLANKED, " ")
        return _BEFORE_MARK.sub(r"\1", " ".join(text.split())).strip(_EDGES)

    def sentence(self, index: int) -> tuple[int, int]:
        """Return the half-open range of tokens of the sentence that holds a token, its end mark included."""
        if not self._low <= index < self._high:
            self._find_sentence(index)
        return self._low, self._high

    def paragraph(self, index: int) -> list[str]:
        """Return the words of the paragraph that holds a token."""
        ends, words = self._ends(), self.words
        behind = bisect_left(ends, index)
        last, size = behind, len(ends)
        while last < size and words[ends[last]] != BREAK:
            last += 1
        before = behind - 1
        while before >= 0 and words[ends[before]] != BREAK:
            before -= 1
        return words[ends[before] + 1 if before >= 0 else 0 : ends[last] if last < size else len(words)]

    def _ends(self) -> list[int]:
        if self.end_marks is None:
            self.end_marks = list(compress(count(), map(ENDS.__contains__, self.words)))
        return self.end_marks

    def _find_sentence(self, index: int) -> None:
        ends, is_end = self._ends(), self._is_end
        behind = bisect_left(ends, index)
        last, size = behind, len(ends)
        while last < size and not is_end(ends[last]):
            last += 1
        self._high = ends[last] + 1 if last < size else len(self.words)
        before = behind - 1
        while before >= 0 and not is_end(ends[before]):
            before -= 1
        self._low = ends[before] + 1 if before >= 0 else 0

    def _is_end(self, index: int) -> bool:
        """Say whether a full stop ends its sentence: not in 3.5, not after "e.g", not before a small letter."""
        if self.words[index] != "." or index + 1 == len(self.words):
            return True
        following, before = self.words[index + 1], self.words[index - 1] if index else ""
        if following[0].islower() and self.raw[index + 1][0].islower():
            return False
        if before[-1:].isdigit() and following[0].isdigit():
            return False
        return before not in ABBREVIATIONS and not (len(before) == 1 and before.isalpha() and before != "i")
