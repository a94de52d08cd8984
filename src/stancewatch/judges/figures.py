"""What each detector class has earned: counts from the evaluation, read from a data file, never typed into code."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from stancewatch.judges.precision import lower_bound
from stancewatch.model.lens import DetectorClass

NEEDED = 0.90
"""Lower bound from which a class may award, or count as absent (decisions of the method, section 2)."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Right and wrong answers of one detector class, on so many labs."""

    right: int
    wrong: int
    labs: int

    @property
    def bound(self) -> float:
        """One-sided 95 % lower bound of the share of right answers."""
        return lower_bound(self.right, self.wrong)

    @property
    def earned(self) -> bool:
        """Whether that is enough."""
        return self.bound >= NEEDED


NOTHING = Tally(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured, and what follows from it."""

    measured_on: str
    awards: tuple[tuple[DetectorClass, Tally], ...]
    """Sure hits that a reader would have called met or partial, on that passage."""
    recall: tuple[tuple[DetectorClass, Tally], ...]
    """Planted statements that the expressions found."""
    barred: frozenset[str]
    """Indicators with an observed false award: only proposed."""

    def award(self, detector: DetectorClass) -> Tally:
        """Return what a class's awards were found to be worth."""
        return dict(self.awards).get(detector, NOTHING)

    def found(self, detector: DetectorClass) -> Tally:
        """Return how often a class's expressions found a planted statement."""
        return dict(self.recall).get(detector, NOTHING)


@lru_cache(maxsize=1)
def load() -> Figures:
    """Return the figures that ship with the method."""
    return parse((files("stancewatch.judges") / "figures.toml").read_text(encoding="utf-8"))


def parse(text: str) -> Figures:
    """Return the figures that a TOML text holds. Raises ValueError or KeyError where it has another form."""
    content = tomllib.loads(text)
    return Figures(
        content["measured_on"],
        _tallies(content["awards"]),
        _tallies(content["recall"]),
        frozenset(content["barred"]),
    )


def _tallies(tables: dict[str, dict[str, int]]) -> tuple[tuple[DetectorClass, Tally], ...]:
    return tuple((DetectorClass(name), Tally(**counts)) for name, counts in sorted(tables.items()))
