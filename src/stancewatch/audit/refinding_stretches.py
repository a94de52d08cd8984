"""Which stretches of a text hold the words of a quote: an index made in one pass, of limited depth."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stancewatch.audit.refinding_words import STRETCH, Words

COMMON = 64
"""Stretches kept for one term; a term that stands in more of them hardly helps to find one."""

CANDIDATES = 16
"""Stretches that are compared letter by letter for one quote."""

LONGEST_TERM = 24
"""Code points; a longer word is indexed in parts, since scripts without blanks write a sentence as one."""

PART = 4
"""Code points of such a part."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """The stretches of a text, and for each term the first `COMMON` + 1 that hold it."""

    places: tuple[tuple[int, int], ...]
    """In the joined words, half-open."""
    holding: dict[str, list[int]]

    @classmethod
    def of(cls, words: Words) -> "Stretches":
        """Return the stretches of a text."""
        places, holding = tuple(words.stretches()), dict[str, list[int]]()
        for number, (start, end) in enumerate(places):
            for term in dict.fromkeys(_terms(words.joined[start:end], step=PART)):
                numbers = holding.setdefault(term, [])
                if len(numbers) <= COMMON:
                    numbers.append(number)
        return cls(places, holding)

    def near(self, words: str) -> Sequence[tuple[int, int]] | None:
        """Return the only parts of the text that can hold these words; None where nothing narrows them down.

        The first and the last word do not count: a quote may begin or end inside a word.
        """
        inner = [word for word in words.casefold().split(" ")[1:-1] if len(word) <= LONGEST_TERM]
        rarest = min((self.holding.get(word, []) for word in inner), key=len, default=None)
        if rarest is None or len(rarest) > COMMON:
            return None
        return [self._around(number, len(words)) for number in rarest]

    def likeliest(self, words: str) -> Sequence[tuple[int, int]]:
        """Return the parts of the text that share most with a quote, rare words counting more; best first."""
        shared = defaultdict[int, float](float)
        for term in dict.fromkeys(_terms(words, step=1)):
            numbers = self.holding.get(term, ())
            for number in numbers:
                shared[number] += 1 / len(numbers)
        best = sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:CANDIDATES]
        return [self._around(number, len(words)) for number, _ in best]

    def _around(self, number: int, length: int) -> tuple[int, int]:
        start, end = self.places[number]
        return max(0, start - length), max(end, start + STRETCH) + length


def _terms(text: str, step: int) -> Iterator[str]:
    for word in text.casefold().split(" "):
        if len(word) <= LONGEST_TERM:
            yield word
        else:
            yield from (word[at : at + PART] for at in range(0, len(word) - PART + 1, step))
