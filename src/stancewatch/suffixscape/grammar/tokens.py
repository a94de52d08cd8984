"""Text as words with their places. Everything the engine decides, it decides on these.

One substitution and `str.split` find the words in two thirds of the time of a regular expression that
matches them, and offsets are looked up only where somebody asks: most words are never quoted.
"""

import re

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

STEP = 64
"""Tokens whose offsets are looked up at once, from the first one asked about on: the ones behind are asked about next."""

EDGE = "EDGE"
"""Stands for the word, and for its class, where a text has no word."""

_BEYOND = (EDGE, EDGE, EDGE)

_MARK = re.compile(r"([^\w\s'\-\x02])")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LIKE_FOR_LIKE = (("’", "'"), ("‑", "-"), ("‐", "-"), ("\u200b", " "), ("\u2060", " "), ("\ufeff", " "))


def _plain(text: str) -> str:
    """Return the text with typographic variants made alike, one character for one, so that offsets stay."""
    for variant, usual in _LIKE_FOR_LIKE:
        text = text.replace(variant, usual)
    return text


class Tokens:
    """The words and marks of a text. Token `i` stands at `text[start(i):end(i)]`; `words` are in lower case.

    `votes` holds what a parser said about a word, where one was asked: how much it adds to the score of a passive
    there, and whether it found an agent. `block_quotes` are stretches of the text that the file marks as quoted, line by line;
    `quoted` all quoted stretches, once somebody asked for them.
    """

    __slots__ = (
        "_high",
        "_low",
        "_raw",
        "_shapes",
        "_spaced",
        "_starts",
        "block_quotes",
        "plain",
        "quoted",
        "votes",
        "words",
    )

    def __init__(self, text: str) -> None:
        self.plain = text if text.isascii() else _plain(text)
        spaced = " ".join(_MARK.split(self.plain))
        if "\n" in spaced:
            spaced = _BLANK_LINE.sub(f"\n {BREAK} \n", spaced)
        self._spaced = spaced
        self.words = spaced.lower().split()
        self.votes: dict[int, tuple[float, bool]] = {}
        self.block_quotes: list[tuple[int, int]] = []
        self.quoted: list[tuple[int, int]] | None = None
        self._raw: list[str] | None = None
        self._shapes: list[str] | None = None
        self._starts: list[int] = []
        self._low = self._high = 0

    @property
    def raw(self) -> list[str]:
        """Return the words as written."""
        if self._raw is None:
            self._raw = self._spaced.split()
        return self._raw

    def __len__(self) -> int:
        return len(self.words)

    @property
    def shapes(self) -> list[str]:
        """Return the class of each word, and three times EDGE behind the last: so also for places -1 to -3.

        For those who ask about many words of a text; `shape` serves those who ask about few.
        """
        if self._shapes is None:
            self._shapes = [*map(SHAPES.__getitem__, self.raw), *_BEYOND]
        return self._shapes

    def shape(self, index: int) -> str:
        """Return the class of one word, EDGE outside the text: few are asked for where only findings are wanted."""
        raw = self.raw
        return SHAPES[raw[index]] if 0 <= index < len(raw) else EDGE

    def word(self, index: int) -> str:
        """Return a word in lower case, EDGE outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else EDGE

    def start(self, index: int) -> int:
        """Return the offset of a token's first character, in code points. For a blank line: of its end."""
        if index >= len(self._starts):
            self._look_up(index + STEP)
        return self._starts[index]

    def _look_up(self, last: int) -> None:
        """Look up the offsets of the tokens from the last one known to a place."""
        starts, raw = self._starts, self.raw
        find = self.plain.find
        cursor = starts[-1] + self._width(len(starts) - 1) if starts else 0
        for token in raw[len(starts) : last + 1]:
            if token == BREAK:
                cursor = self._break(cursor)
                starts.append(cursor)
                continue
            found = find(token, cursor)
            starts.append(found)
            cursor = found + len(token)

    def _width(self, index: int) -> int:
        return 0 if self.raw[index] == BREAK else len(self.raw[index])

    def _break(self, cursor: int) -> int:
        mark = self.plain.find(BREAK, cursor)
        blank = _BLANK_LINE.search(self.plain, cursor)
        if blank and (mark < 0 or blank.end() <= mark):
            return blank.end()
        return mark

    def end(self, index: int) -> int:
        """Return the offset behind a token's last character."""
        return self.start(index) + len(self.raw[index])

    def sentence(self, index: int) -> tuple[int, int]:
        """Return the half-open range of tokens of the sentence that holds a token, its end mark included."""
        if not self._low <= index < self._high:
            self._low, self._high = self._first(index), self._last(index)
        return self._low, self._high

    def _first(self, index: int) -> int:
        words = self.words
        while index and not (words[index - 1] in ENDS and self._ends(index - 1)):
            index -= 1
        return index

    def _last(self, index: int) -> int:
        words, count = self.words, len(self.words)
        while index < count and not (words[index] in ENDS and self._ends(index)):
            index += 1
        return min(index + 1, count)

    def _ends(self, index: int) -> bool:
        """Say whether a full stop ends its sentence: not in 3.5, not after "e.g", not before a small letter."""
        if self.words[index] != "." or index + 1 == len(self.words):
            return True
        following, before = self.raw[index + 1], self.words[index - 1] if index else ""
        if following[0].islower() or (before[-1:].isdigit() and following[0].isdigit()):
            return False
        return before not in ABBREVIATIONS and not (len(before) == 1 and before.isalpha() and before != "i")
