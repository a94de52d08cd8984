"""Ordering: which of two labs stands above the other, where the rule of the method permits to say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from stancewatch.model.audit import Audit
from stancewatch.pals.order import Order, Standing, order


@dataclass(frozen=True, slots=True)
class Pair:
    """Two labs, and how the first stands to the second."""

    one: Audit
    other: Audit
    order: Order
    why: str
    """What makes it a tie, or what the order has survived."""


def pairs(audits: Sequence[Audit]) -> tuple[Pair, ...]:
    """Return every pair of some audits, one a lab, in the order given."""
    return tuple(_pair(one, other) for one, other in combinations(audits, 2))


def _pair(one: Audit, other: Audit) -> Pair:
    ours, theirs = standing(one), standing(other)
    found = order(ours, theirs)
    return Pair(one, other, found, _why(ours, theirs, found))


def standing(audit: Audit) -> Standing:
    """Return what the place of a lab in an order rests on."""
    return Standing(
        scope=frozenset(entry.role for entry in audit.documents),
        profile=tuple(sorted(audit.profile.flags.items())),
        method_version=audit.method_version,
        verdicts={outcome.indicator: outcome.verdict for lens in audit.lenses for outcome in lens.outcomes},
    )


def _why(one: Standing, other: Standing, found: Order) -> str:
    if one.method_version != other.method_version:
        return f"The methods differ: {one.method_version} and {other.method_version}."
    if one.scope != other.scope:
        return f"The page roles read differ: {', '.join(sorted(one.scope ^ other.scope))}."
    if one.profile != other.profile:
        return "The profiles differ."
    if found is Order.TIE:
        return "Open items, the worth of a partial answer, or one indicator left out would turn the order."
    return "It holds whatever the open items are, whatever a partial answer is worth, and without any one indicator."
