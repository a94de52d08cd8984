"""How like an answer to each question a piece of text is: a linear model whose weights can be read.

A cue is a word without its ending, two that stand side by side, or a class of concepts; likeness.json says what each
cue weighs for each question. tools/train_likeness.py learns the weights from invented statements and pages,
never from pages of a real organisation, and never from how many organisations disclose a thing.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import pairwise
from math import sqrt

from stancewatch.lenses.concepts import Places, concepts
from stancewatch.lenses.words import stems

SCALE = 100
"""Weights are kept as whole hundredths, so that their sums are the same on every machine."""
FEWEST = 20
"""Cues below which a piece counts as one of so many: a heading of two words is not an answer for being short."""
ROUNDED = 3
"""Decimals of a likeness."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Model:
    """The learnt weights."""

    questions: tuple[str, ...]
    """Ids of the indicators, in the order of `start` and of the numbers in `weights`."""
    start: tuple[int, ...]
    """What every piece has, by question, in hundredths."""
    weights: Mapping[str, Sequence[int]]
    """By cue: number of a question, weight, number of a question, weight, and so on."""

    def likeness(self, found: Iterable[str]) -> tuple[float, ...]:
        """Return how like an answer a piece with some cues is, by question: 0 is even odds among what was learnt."""
        told = [self.weights[cue] for cue in found if cue in self.weights]
        sums = [0] * len(self.questions)
        for entry in told:
            for place in range(0, len(entry), 2):
                sums[entry[place]] += entry[place + 1]
        length = SCALE * sqrt(max(FEWEST, len(told)))
        return tuple(
            round(start / SCALE + total / length, ROUNDED)
            for start, total in zip(self.start, sums, strict=True)
        )


@dataclass(frozen=True)
class Likenesses:
    """How like an answer to each question each of some pieces is."""

    places: Places

    def of(self, question: str) -> Sequence[float]:
        """Return the likeness of every piece to an answer, in order; empty for a question that was not learnt."""
        model = load()
        if question not in model.questions:
            return ()
        number = model.questions.index(question)
        return [each[number] for each in self._all]

    @cached_property
    def _all(self) -> Sequence[tuple[float, ...]]:
        return [load().likeness(found) for found in cues(self.places)]


def cues(places: Places) -> list[frozenset[str]]:
    """Return the cues of each text."""
    found = [_of_words(text) for text in places.texts]
    for name in concepts():
        for number in places.numbers(name):
            found[number].add(f"@{name}")
    return [frozenset(one) for one in found]


@lru_cache(maxsize=1)
def load() -> Model:
    """Return the weights that ship."""
    content = json.loads((files("stancewatch.lenses") / "likeness.json").read_text(encoding="utf-8"))
    return Model(tuple(content["questions"]), tuple(content["start"]), content["cues"])


def _of_words(text: str) -> set[str]:
    words = ["<", *(_DIGITS.sub("0", stem) for stem in stems(text)), ">"]
    return {*words, *(f"{one} {other}" for one, other in pairwise(words))}
