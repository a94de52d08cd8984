"""A text in normalised form in which every place can be led back to the text as it stands.

Offsets never count in normalised text, so a place found there is worth nothing until it is led back.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from stancewatch.foundation.normalisation import INVISIBLE, same_words

STRETCH = 240
"""Code points after which a new stretch begins: about two sentences."""

_WORD = re.compile(r"\S{1,1024}")
"""A longer run of letters is taken in parts, with nothing between them: scripts without blanks have such runs."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, joined by one blank, with the place of each in both forms."""

    text: str
    joined: str
    """The text in normalised form."""
    starts: tuple[int, ...]
    """Of each word, in `joined`."""
    spans: tuple[tuple[int, int], ...]
    """Of each word, in `text`."""

    @classmethod
    def of(cls, text: str) -> "Words":
        """Return the words of a text; what holds no visible character is no word."""
        parts: list[str] = []
        starts: list[int] = []
        spans: list[tuple[int, int]] = []
        at, last = 0, 0
        for found in _WORD.finditer(text):
            word = found[0] if found[0].isascii() else same_words(found[0])
            if word:
                blank = " " if starts and found.start() > last else ""
                parts.append(blank + word)
                starts.append(at + len(blank))
                spans.append(found.span())
                at += len(blank) + len(word)
                last = found.end()
            elif found.start() == last:
                last = found.end()
        return cls(text, "".join(parts), tuple(starts), tuple(spans))

    def places(self, words: str, begin: int = 0, end: int | None = None) -> Iterator[int]:
        """Yield where in `joined`, or in a part of it, these normalised words begin; places do not overlap."""
        end = len(self.joined) if end is None else end
        at = self.joined.find(words, begin, end)
        while at >= 0:
            yield at
            at = self.joined.find(words, at + len(words), end)

    def normalised(self, at: int) -> int:
        """Return where in `joined` the word begins that stands at a place in the text."""
        number = bisect_right(self.spans, at, key=lambda span: span[0]) - 1
        return self.starts[number] if number >= 0 else 0

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Lead a place in `joined` back to the text."""
        return self._raw(start), self._raw(end - 1) + 1

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """Widen a place in `joined` to whole words."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first, bisect_right(self.starts, max(start, end - 1)) - 1)
        return self.starts[first], self._end(last)

    def beside(self, window: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """Yield the windows of whole words that are one word longer or shorter at either end, and not empty."""
        first, last = (max(0, bisect_right(self.starts, at) - 1) for at in (window[0], window[1] - 1))
        yield window
        for one, other in ((first - 1, last), (first + 1, last), (first, last - 1), (first, last + 1)):
            if 0 <= one <= other < len(self.starts):
                yield self.starts[one], self._end(other)

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Yield the text in stretches of whole words, as places in `joined`."""
        first = 0
        for number, start in enumerate(self.starts):
            if start - self.starts[first] >= STRETCH:
                yield self.starts[first], self._end(number - 1)
                first = number
        if self.starts:
            yield self.starts[first], len(self.joined)

    def _end(self, number: int) -> int:
        if number + 1 == len(self.starts):
            return len(self.joined)
        following = self.starts[number + 1]
        return following - (self.joined[following - 1] == " ")

    def _raw(self, at: int) -> int:
        number = max(0, bisect_right(self.starts, at) - 1)
        start, end = self.spans[number]
        return start + _offset(self.text[start:end], at - self.starts[number])


def _offset(word: str, wanted: int) -> int:
    """Return where the code point at `wanted` of a normalised word stands in the word as it is.

    In a letter that was composed anew, that is its first code point.
    """
    if word.isascii():
        return min(wanted, len(word) - 1)
    letters = list(_letters(word))
    seen = 0
    for number, letter in letters:
        seen += len(unicodedata.normalize("NFC", letter))
        if seen > wanted:
            return number
    return letters[-1][0] if letters else 0


def _letters(word: str) -> Iterator[tuple[int, str]]:
    """Yield each visible letter of a word with what combines with it, and where it begins."""
    start, letter = 0, ""
    for number, character in enumerate(word):
        if character in INVISIBLE:
            continue
        if letter and (unicodedata.combining(character) or "\u1160" <= character <= "\u11ff"):
            letter += character
            continue
        if letter:
            yield start, letter
        start, letter = number, character
    if letter:
        yield start, letter
