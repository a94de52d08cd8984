"""Which open questions a reader should settle first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from stancewatch.model.audit import Audit
from stancewatch.model.lens import Dimension
from stancewatch.model.score import OPEN, Verdict

MOST = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What one question came to, as far as the order of reading depends on it."""

    indicator: str
    dimension: Dimension
    verdict: Verdict
    at_hand: bool
    """Whether a passage was found that a reader can judge at once."""


def first_readings(asked: Sequence[Asked], most: int = MOST) -> tuple[str, ...]:
    """Return the ids of the open indicators whose reading would narrow the composite most.

    An indicator weighs as much as its dimension has few that apply. Among equals those with a passage at hand
    come first, then the order in which they are given.
    """
    applicable = [one for one in asked if one.verdict is not Verdict.NOT_APPLICABLE]
    alike = Counter(one.dimension for one in applicable)
    still_open = [one for one in applicable if one.verdict in OPEN]
    ordered = sorted(still_open, key=lambda one: (alike[one.dimension], not one.at_hand))
    return tuple(one.indicator for one in ordered[:most])


def first_readings_of(audit: Audit) -> tuple[str, ...]:
    """Return the ids of the three open indicators of an audit whose reading would narrow its composite most."""
    return first_readings(
        [
            Asked(outcome.indicator, outcome.dimension, outcome.verdict, bool(outcome.evidence))
            for lens in audit.lenses
            for outcome in lens.outcomes
        ]
    )
