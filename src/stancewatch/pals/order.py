"""Orders two labs only where nothing left open could turn them round; else they tie.

Source: decisions of the method, section 2: equal scope, profile and method; the order must survive counting
partial as 0, half or 1, leaving any one indicator out, and the bounds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from stancewatch.model.score import OPEN, Verdict

PARTIAL_WORTH = (Fraction(0), Fraction(1, 2), Fraction(1))


@dataclass(frozen=True, slots=True)
class Standing:
    """What a lab's place in an order rests on."""

    scope: frozenset[str]
    """Page roles that were read."""
    profile: tuple[tuple[str, bool], ...]
    method_version: str
    verdicts: Mapping[str, Verdict]
    """By indicator id."""


class Order(IntEnum):
    """How one lab stands to another."""

    BELOW = -1
    TIE = 0
    ABOVE = 1


def order(one: Standing, other: Standing) -> Order:
    """Return how two labs stand: a tie wherever scope, profile or method differ, or any of the checks turns it."""
    if (one.scope, one.profile, one.method_version) != (other.scope, other.profile, other.method_version):
        return Order.TIE
    shared = sorted(one.verdicts.keys() & other.verdicts.keys())
    if surely_above(one.verdicts, other.verdicts, shared):
        return Order.ABOVE
    if surely_above(other.verdicts, one.verdicts, shared):
        return Order.BELOW
    return Order.TIE


def surely_above(one: Mapping[str, Verdict], other: Mapping[str, Verdict], names: Sequence[str]) -> bool:
    """Tell whether the lowest score of one is above the highest of the other, under every check."""
    kept = [names, *([name for name in names if name != out] for out in names)]
    return all(
        _share(one, some, partial, Fraction(0)) > _share(other, some, partial, Fraction(1))
        for partial in PARTIAL_WORTH
        for some in kept
        if some
    ) and bool(names)


def _share(
    of: Mapping[str, Verdict], names: Sequence[str], partial: Fraction, still_open: Fraction
) -> Fraction:
    """Return the share of the points that apply, open items counted as given."""
    worth = {Verdict.MET: Fraction(1), Verdict.PARTIAL: partial, Verdict.UNMET: Fraction(0)}
    worth |= dict.fromkeys(OPEN, still_open)
    points = [worth[of[name]] for name in names if of[name] is not Verdict.NOT_APPLICABLE]
    return sum(points, Fraction(0)) / len(points) if points else Fraction(0)
