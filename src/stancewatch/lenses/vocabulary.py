"""Which pieces hold which letters, so that few of them have to be looked at closely."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"\w+")
_BEGINNING = 3
"""Letters by which words are told apart before they are looked at."""


def beginning(word: str) -> str:
    """Return how a word begins; empty for one too short to tell."""
    return word[:_BEGINNING] if len(word) >= _BEGINNING else ""


class Vocabulary:
    """The words of some short texts, each with the positions of the texts that hold it."""

    def __init__(self, texts: Sequence[str]) -> None:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(texts):
            for word in set(_WORD.findall(text.lower())):
                places[word].append(number)
        self._places = dict(places)
        self._words = "\n" + "\n".join(sorted(places)) + "\n"
        self.beginnings = frozenset({"", *map(beginning, places)})
        """How its words begin; the empty one is always among them."""
        self._known: dict[str, frozenset[int]] = {}
        self._all = range(len(texts))

    def holding(self, literals: Iterable[str]) -> Sequence[int]:
        """Return, in order, the texts that may hold at least one literal; all of them where none is given."""
        found = [self._of(literal) for literal in literals]
        return sorted(frozenset().union(*found)) if found else self._all

    def exactly(self, word: str) -> frozenset[int]:
        """Return the texts that hold a word, given in lower case."""
        return self._of(f"\n{word}\n")

    def beginning(self, letters: str) -> frozenset[int]:
        """Return the texts that hold a word which begins with some letters, given in lower case."""
        return self._of(f"\n{letters}")

    def _of(self, literal: str) -> frozenset[int]:
        if literal not in self._known:
            self._known[literal] = frozenset(
                number for word in self._with(literal) for number in self._places[word]
            )
        return self._known[literal]

    def _with(self, literal: str) -> Iterator[str]:
        at = self._words.find(literal)
        while at >= 0:
            within = at + literal.startswith("\n")
            end = self._words.index("\n", within)
            yield self._words[self._words.rindex("\n", 0, within) + 1 : end]
            at = self._words.find(literal, end)
