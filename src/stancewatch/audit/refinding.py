"""Quotes found again in another version of their text.

The same words first: where they stand more than once, the context and the block number decide. Else the most
similar stretch of the text, if it is similar enough. Position alone goes wrong: of sentences that survive a change
word for word, little more than half still stand at their offset (design note on collection).

The time for a text grows with its length and no faster, whatever it holds: words are looked up in an index, and
only a limited number of stretches of limited length is compared letter by letter.
"""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from rapidfuzz import fuzz

from stancewatch.audit.refinding_stretches import Stretches
from stancewatch.audit.refinding_words import Words
from stancewatch.foundation.normalisation import same_words
from stancewatch.model.evidence import Document

SIMILAR = 0.80
"""Least similarity at which a stretch is the quote in other words.

Measured on five dated histories of policy pages (tests/evaluation/anchoring): of 1,101 sentences looked for in
the pages of another organisation none reaches 0.70, so that this leaves a margin; see docs/explanation/anchoring.md.
"""

MOST_REPEATS = 256
"""Places of the same words that are compared by their context; more of them are told apart by position only."""

LONGEST_COMPARED = 1000
"""Code points of a quote that are compared letter by letter; of a longer one its beginning."""

NEXT_TO = 8
"""Code points right before and after a quote that tell its place from another."""

SAME_BLOCK = 0.3
"""What the same block number weighs beside the context: numbers shift where anything is put in above."""

MOST_FITTED = 40
"""Words by which the ends of the most similar stretch are moved until it fits."""

ALMOST = 0.9999
"""The highest score of words that are not the same: 1 is kept for those that are."""


class Standing(StrEnum):
    """What became of a quote in another version of its text."""

    FOUND = "found"
    """It stands in the block of the same number, or between the same words."""
    MOVED = "moved"
    """It stands elsewhere."""
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Sought:
    """A quote to be found again, with what was known about its place."""

    quote: str
    prefix: str = ""
    suffix: str = ""
    block: int | None = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class Refound:
    """Where a quote stands now. Offsets are code points of the new text, half-open; equal where it is gone."""

    standing: Standing
    score: float
    """1 for the same words; else the similarity of the best stretch, 0 to 1, also where it is gone."""
    start: int = 0
    end: int = 0
    block: int | None = None

    @property
    def verbatim(self) -> bool:
        """Whether the same words stand there."""
        return self.standing is not Standing.GONE and self.score == 1


class Refinder:
    """A text in which quotes are found again; made once a text, asked for any number of quotes."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._passages = document.passages
        self._words = Words.of(document.text)
        self._index = Stretches.of(self._words)

    def find(self, sought: Sought) -> Refound:
        """Return where a quote stands: word for word if it does anywhere, else where it is most similar."""
        words = same_words(sought.quote)
        places = self._places(words) if words else []
        if places:
            return self._verbatim(sought, places, len(words))
        return self._similar(sought, words[:LONGEST_COMPARED])

    def _places(self, words: str) -> list[int]:
        """Return where the same words begin; with a rare word among them only where that one is near."""
        near = self._index.near(words)
        if near is None:
            return list(self._words.places(words))
        return sorted({place for begin, end in near for place in self._words.places(words, begin, end)})

    def _verbatim(self, sought: Sought, places: list[int], length: int) -> Refound:
        if len(places) > MOST_REPEATS:
            once = self._words.normalised(sought.start)
            places = sorted(places, key=lambda place: (abs(place - once), place))[:MOST_REPEATS]
        best = max(
            (self._words.raw(place, place + length) for place in places),
            key=lambda place: (self._likeness(sought, place), -abs(place[0] - sought.start), -place[0]),
        )
        return self._refound(sought, best, 1.0)

    def _similar(self, sought: Sought, words: str) -> Refound:
        best, place = 0.0, (0, 0)
        for begin, end in self._index.likeliest(words):
            found = fuzz.partial_ratio_alignment(words, self._words.joined[begin:end])
            if found is None or found.dest_start == found.dest_end:
                continue
            window = self._words.whole(begin + found.dest_start, begin + found.dest_end)
            score, window = self._fitted(words, window)
            if score > best:
                best, place = score, window
        if best < SIMILAR:
            return Refound(Standing.GONE, best)
        return self._refound(sought, self._words.raw(*place), min(best, ALMOST))

    def _fitted(self, words: str, window: tuple[int, int]) -> tuple[float, tuple[int, int]]:
        """Move the ends of a window word by word as long as it grows more similar."""
        score = self._ratio(words, window)
        for _ in range(MOST_FITTED):
            better, other = max((self._ratio(words, one), one) for one in self._words.beside(window))
            if better <= score:
                break
            score, window = better, other
        return score, window

    def _ratio(self, words: str, window: tuple[int, int]) -> float:
        return fuzz.ratio(words, self._words.joined[slice(*window)]) / 100

    def _likeness(self, sought: Sought, place: tuple[int, int]) -> float:
        """How much speaks for a place: what stands next to it more than what stands near, its block least."""
        start, end = place
        before = self._text[max(0, start - len(sought.prefix)) : start]
        after = self._text[end : end + len(sought.suffix)]
        next_to = _alike(before[::-1], sought.prefix[::-1]) + _alike(after, sought.suffix)
        near = fuzz.ratio(before, sought.prefix) + fuzz.ratio(after, sought.suffix)
        return next_to + near / 200 + SAME_BLOCK * (self._block(start) == sought.block)

    def _refound(self, sought: Sought, place: tuple[int, int], score: float) -> Refound:
        block = self._block(place[0])
        same_context = (
            bool(sought.prefix.strip() or sought.suffix.strip())
            and same_words(self._text[max(0, place[0] - len(sought.prefix)) : place[0]])
            == same_words(sought.prefix)
            and same_words(self._text[place[1] : place[1] + len(sought.suffix)]) == same_words(sought.suffix)
        )
        stays = same_context or block == sought.block
        return Refound(Standing.FOUND if stays else Standing.MOVED, score, *place, block)

    def _block(self, start: int) -> int | None:
        at = bisect_right(self._passages, start, key=lambda passage: passage.start) - 1
        return self._passages[at].number if at >= 0 else None


def _alike(one: str, other: str) -> float:
    """Return how much two texts begin alike, 0 to 1."""
    pairs = zip(one[:NEXT_TO], other[:NEXT_TO], strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)) / NEXT_TO


def refind(sought: Sought, document: Document) -> Refound:
    """Return where one quote stands in a document. For several quotes make one `Refinder`."""
    return Refinder(document).find(sought)
