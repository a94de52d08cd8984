"""Nearness in meaning: where a model that puts sentences beside each other by what they say would be added.

None ships; docs/decisions/0032-embeddings.md has what was measured. To add one: a file here with an `Embedder`, and
its name in `EMBEDDERS`. It would change which passages are called nearest, never what is proposed or awarded.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import starmap
from math import sqrt
from operator import mul
from typing import Protocol

Vector = Sequence[int]
"""Whole numbers: their sums and products are the same on every machine and in every order, which those of fractions
are not. A model's vectors are scaled and rounded before they leave it."""

ALWAYS = ("expressions", "BM25", "cues of an answer")
"""The retrievers of every search."""

_ROUNDED = 6
"""Decimals of a cosine that count; what is equal so far goes by place in the pages."""


class Embedder(Protocol):
    """A model that reads its weights from an installed package and fetches nothing."""

    @property
    def name(self) -> str:
        """Return its name with the start of the SHA-256 of its weights, as the record of a search lists it."""

    def __hash__(self) -> int:
        """Return a hash: what it gave for some pages is kept until other pages are read."""

    def vectors(self, texts: Sequence[str]) -> Sequence[Vector]:
        """Return one vector a text, all of one length, none longer than 2 ** 20.

        Raises ConfigurationError where the weights are not installed or have another hash than the pinned one.
        """


EMBEDDERS: tuple[Embedder, ...] = ()


def retrievers(embedders: Sequence[Embedder] = EMBEDDERS) -> tuple[str, ...]:
    """Return what looks for passages, as the record of a search lists it."""
    return (*ALWAYS, *(one.name for one in embedders))


def nearest(
    texts: tuple[str, ...], queries: Sequence[str], most: int, embedders: Sequence[Embedder] = EMBEDDERS
) -> dict[str, list[int]]:
    """Return, by embedder's name, the positions of the texts nearest to any query, nearest first, at most `most`."""
    return {one.name: _ranked(_placed(one, texts), one.vectors(queries), most) for one in embedders}


def by_meaning(near: Iterable[Iterable[int]], meant: Mapping[str, Iterable[int]]) -> dict[int, str]:
    """Return the reason for each text that only an embedder put forward: `nearest by NAME`, of the first that did."""
    by_words = {number for ranking in near for number in ranking}
    reasons: dict[int, str] = {}
    for name, ranking in meant.items():
        for number in ranking:
            if number not in by_words:
                reasons.setdefault(number, f"nearest by {name}")
    return reasons


@lru_cache(maxsize=2)
def _placed(embedder: Embedder, texts: tuple[str, ...]) -> tuple[tuple[Vector, float], ...]:
    """Return the vectors of some texts with their lengths; every indicator asks for the same ones."""
    return tuple(map(_measured, embedder.vectors(texts)))


def _ranked(placed: Sequence[tuple[Vector, float]], queries: Sequence[Vector], most: int) -> list[int]:
    asked = [_measured(query) for query in queries]
    nearness = [max(_cosine(one, query) for query in asked) for one in placed]
    return sorted(range(len(placed)), key=lambda number: (-nearness[number], number))[:most]


def _measured(vector: Vector) -> tuple[Vector, float]:
    return vector, sqrt(_product(vector, vector))


def _cosine(one: tuple[Vector, float], other: tuple[Vector, float]) -> float:
    """Return the cosine of two vectors, rounded; 0 where one of them is nothing."""
    lengths = one[1] * other[1]
    return round(_product(one[0], other[0]) / lengths, _ROUNDED) if lengths else 0.0


def _product(one: Vector, other: Vector) -> int:
    return sum(starmap(mul, zip(one, other, strict=True)))
