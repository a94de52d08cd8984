"""Small linear models: a table of weights that can be read, and a sum."""

import json
from collections.abc import Iterable
from functools import cache
from itertools import repeat
from math import exp
from pathlib import Path

TABLES = Path(__file__).parent / "data"
"""Weight tables and word lists lie together."""


class Model:
    """A linear model over named features. A score above zero means yes; further from zero means surer."""

    __slots__ = ("_get", "bias", "weights")

    def __init__(self, bias: float, weights: dict[str, float]) -> None:
        self.bias, self.weights = bias, weights
        self._get = weights.get

    def score(self, features: Iterable[str]) -> float:
        """Return the sum of the weights of the features that the table knows, and the bias."""
        get = self._get
        return self.bias + sum([get(feature, 0.0) for feature in features])


@cache
def load(name: str) -> Model:
    """Return a model shipped with the package: `passive`, `agent` or `nominal`."""
    table = json.loads((TABLES / f"{name}.json").read_text("utf-8"))
    return Model(table["bias"], table["weights"])


class Pair:
    """Two linear models over the same features: each weight is one complex number, so that one sum adds up both.

    The first model's score is the real part, the second's the imaginary part.
    """

    __slots__ = ("_get", "bias", "features")

    def __init__(self, bias: complex, weights: dict[str, complex]) -> None:
        self.bias, self.features = bias, weights.keys()
        self._get = weights.get

    def weight(self, features: Iterable[str]) -> complex:
        """Return what the features that the table knows add to both scores. The bias is not among it."""
        return sum(map(self._get, features, repeat(0j)), 0j)


@cache
def load_pair(name: str) -> Pair:
    """Return a pair of models shipped with the package: `nominal`."""
    table = json.loads((TABLES / f"{name}.json").read_text("utf-8"))
    return Pair(
        complex(*table["bias"]), {feature: complex(*both) for feature, both in table["weights"].items()}
    )


def confidence(score: float) -> float:
    """Return a score as a share between 0 and 1 (logistic), to two decimals, for either side of the decision."""
    size = min(abs(score), 30.0)
    return round(1.0 / (1.0 + exp(-size)), 2)
