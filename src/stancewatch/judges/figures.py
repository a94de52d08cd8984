"""What each detector class has earned: counts by lab from the evaluation, read from a data file.

figures.toml holds what is measured, kept.toml what is kept by hand: how it is counted, and which silences never count.

The rule in force counts each class for itself. The labelled labs are too few for a bound of most classes, so a
count over the pool of all classes that can be told by their form stands beside it, for when more labs are
labelled (docs/decisions/0030-earned-class-by-class.md). Left out one lab at a time, so that no lab earns for itself.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import TypeAlias

from stancewatch.judges.precision import lower_bound
from stancewatch.model.lens import DetectorClass

NEEDED = 0.90
"""Lower bound, and share of the class itself, from which rules may award or count silence as absence."""

CONFIRMED = 0.95
"""Share of a class's silences on labelled labs that both readers must have confirmed before silence counts."""

NEVER = frozenset({DetectorClass.MEANING})
"""Only a reader can tell: not awarded, and silence not counted, whatever the figures."""


class CountedOver(StrEnum):
    """Over what the figures behind an award or a counted silence are counted."""

    CLASS = "class"
    """Each class for itself: the rule in force."""
    POOL = "pool"
    """All classes that can be told by their form together."""


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

    def bound_of(self, detector: DetectorClass) -> float:
        """The least lower bound of one class with each lab left out in turn; 0 where nothing was counted."""
        by_lab = self.classes.get(detector, {})
        return min(
            (_sum(tally for lab, tally in by_lab.items() if lab != out).bound for out in by_lab), default=0.0
        )

    def earned(self, detector: DetectorClass, over: CountedOver) -> bool:
        """Tell whether a class may act on this rule."""
        bound = self.bound if over is CountedOver.POOL else self.bound_of(detector)
        return detector not in NEVER and bound >= NEEDED and self.tally(detector).share >= NEEDED


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured."""

    measured_on: str
    awards: Record
    """Sure hits: right where both readers call the indicator met or partial and one of them cites one of the first three
    passages shown with it, or two further readers held that one of these supports the award; those of barred indicators are left out."""
    gaps: Record
    """Searches that found nothing: right where both readers call the indicator unmet."""
    disclosures: Mapping[DetectorClass, Tally]
    """Planted disclosures of which at least one statement is noticed."""
    statements: Record
    """The same statements one by one: right where something is proposed, or comes near enough to stop a silence."""
    barred: frozenset[str]
    """Indicators with an observed false award: only proposed."""
    over: CountedOver
    muted: Mapping[str, str] = field(default_factory=dict)
    """Indicators whose silence never counts, and whose paraphrases are left out of recall with it; the reason of each."""
    caveat: str = ""
    """What a reader of an award has to know of the labs; empty where nothing."""

    @property
    def recall(self) -> Tally:
        """Planted disclosures found, over all classes that can earn."""
        return _sum(tally for detector, tally in self.disclosures.items() if detector not in NEVER)

    def silence_counts(self, detector: DetectorClass) -> bool:
        """Tell whether a search of this class that finds nothing may be counted as absence.

        The rule asks for recall; that readers confirmed what was silent on labelled labs only stops a class whose
        planted statements were easier than real ones.
        """
        confirmed = self.gaps.tally(detector).share >= CONFIRMED
        return detector not in NEVER and confirmed and self.noticed(detector)

    def noticed(self, detector: DetectorClass) -> bool:
        """Tell whether enough of what is planted for a class is noticed."""
        if self.over is CountedOver.POOL:
            return self.recall.bound >= NEEDED
        return self.statements.earned(detector, self.over)

    def may_award(self, detector: DetectorClass) -> bool:
        """Tell whether a sure hit of this class may count without a reader."""
        return self.awards.earned(detector, self.over)


@lru_cache(maxsize=1)
def load() -> Figures:
    """Return the figures that ship with the method."""
    texts = [
        (files("stancewatch.judges") / name).read_text(encoding="utf-8")
        for name in ("figures.toml", "kept.toml")
    ]
    return parse(*texts)


def parse(measured: str, kept: str) -> Figures:
    """Return the figures that two TOML texts hold. Raises ValueError, KeyError or TypeError for another form."""
    content, by_hand = tomllib.loads(measured), tomllib.loads(kept)
    return Figures(
        content["measured_on"],
        _record(content["awards"]),
        _record(content["gaps"]),
        _tallies(content["disclosures"]),
        _record(content["statements"]),
        frozenset(content["barred"]),
        CountedOver(by_hand["counted_over"]),
        {name: by_hand["reasons"][why] for name, why in sorted(by_hand["muted"].items())},
        by_hand["caveat"],
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
