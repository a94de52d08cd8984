"""Small linear models: a table of weights that can be read, and a sum."""

import json
from collections.abc import Iterable
from functools import cache
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
    """Two linear models over the same features: one table, two numbers a feature."""

    __slots__ = ("_get", "biases")

    def __init__(self, biases: tuple[float, float], weights: dict[str, tuple[float, float]]) -> None:
        self.biases = biases
        self._get = weights.get

    def scores(self, features: Iterable[str], start: tuple[float, float]) -> tuple[float, float]:
        """Return the score of either model, added to what is known already: the biases, at first."""
        first, second = start
        for weights in map(self._get, features):
            if weights is not None:
                first += weights[0]
                second += weights[1]
        return first, second


@cache
def load_pair(name: str) -> Pair:
    """Return a pair of models shipped with the package: `nominal`."""
    table = json.loads((TABLES / f"{name}.json").read_text("utf-8"))
    return Pair(table["bias"], table["weights"])


def confidence(score: float) -> float:
    """Return a score as a share between 0 and 1 (logistic), to two decimals, for either side of the decision."""
    size = min(abs(score), 30.0)
    return round(1.0 / (1.0 + exp(-size)), 2)
