"""What each detector class has earned: counts by lab from the evaluation, read from a data file.

The classes whose words can be recognised by their form are pooled: five labs are too few for a bound of each
(docs/decisions/0030-earned-by-pooled-classes.md). Left out one lab at a time, so that no lab earns for itself.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TypeAlias

from stancewatch.judges.precision import lower_bound
from stancewatch.model.lens import DetectorClass

NEEDED = 0.90
"""Lower bound of the pool, and share of the class itself, from which rules may award or count as absent."""

NEVER = frozenset({DetectorClass.MEANING})
"""Only a reader can tell: not awarded, and silence not counted, whatever the figures."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Right and wrong answers."""

    right: int = 0
    wrong: int = 0

    @property
    def total(self) -> int:
        """How many there were."""
        return self.right + self.wrong

    @property
    def share(self) -> float:
        """Share of right answers; 0 where there are none."""
        return self.right / self.total if self.total else 0.0

    @property
    def bound(self) -> float:
        """One-sided 95 % lower bound of the share."""
        return lower_bound(self.right, self.wrong)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.wrong + other.wrong)


ByLab: TypeAlias = Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class Record:
    """How one rule fared, by class and lab."""

    classes: Mapping[DetectorClass, ByLab]

    def tally(self, detector: DetectorClass) -> Tally:
        """Return the counts of one class over all labs."""
        return _sum(self.classes.get(detector, {}).values())

    def pooled(self, *, without: str | None = None) -> Tally:
        """Return the counts of all classes that can earn, one lab left out or none."""
        return _sum(
            tally
            for detector, labs in self.classes.items()
            if detector not in NEVER
            for lab, tally in labs.items()
            if lab != without
        )

    @property
    def labs(self) -> tuple[str, ...]:
        """The labs that were counted, sorted."""
        return tuple(sorted({lab for labs in self.classes.values() for lab in labs}))

    @property
    def bound(self) -> float:
        """The least lower bound of the pool with each lab left out in turn; 0 where nothing was counted."""
        return min((self.pooled(without=lab).bound for lab in self.labs), default=0.0)

    def earned(self, detector: DetectorClass) -> bool:
        """Tell whether a class may act on this rule."""
        return detector not in NEVER and self.bound >= NEEDED and self.tally(detector).share >= NEEDED


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured."""

    measured_on: str
    awards: Record
    """Sure hits: right where both readers call the indicator met or partial and one of them cites the passage."""
    gaps: Record
    """Searches that found nothing: right where both readers call the indicator unmet."""
    disclosures: Mapping[DetectorClass, Tally]
    """Planted disclosures (two invented statements of one indicator) of which at least one was found at first look."""
    statements: Mapping[DetectorClass, Tally]
    """The same statements one by one. Beside the rule, not part of it."""
    barred: frozenset[str]
    """Indicators with an observed false award: only proposed."""

    @property
    def recall(self) -> Tally:
        """Planted disclosures found, over all classes that can earn."""
        return _sum(tally for detector, tally in self.disclosures.items() if detector not in NEVER)

    def silence_counts(self, detector: DetectorClass) -> bool:
        """Tell whether a search of this class that finds nothing may be counted as absence."""
        return self.recall.bound >= NEEDED and self.gaps.earned(detector)


@lru_cache(maxsize=1)
def load() -> Figures:
    """Return the figures that ship with the method."""
    return parse((files("stancewatch.judges") / "figures.toml").read_text(encoding="utf-8"))


def parse(text: str) -> Figures:
    """Return the figures that a TOML text holds. Raises ValueError, KeyError or TypeError for another form."""
    content = tomllib.loads(text)
    return Figures(
        content["measured_on"],
        _record(content["awards"]),
        _record(content["gaps"]),
        _tallies(content["disclosures"]),
        _tallies(content["statements"]),
        frozenset(content["barred"]),
    )


def _record(tables: Mapping[str, Mapping[str, list[int]]]) -> Record:
    return Record(
        {
            DetectorClass(name): {lab: Tally(*counts) for lab, counts in sorted(labs.items())}
            for name, labs in sorted(tables.items())
        }
    )


def _tallies(table: Mapping[str, list[int]]) -> dict[DetectorClass, Tally]:
    return {DetectorClass(name): Tally(*counts) for name, counts in sorted(table.items())}


def _sum(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())
