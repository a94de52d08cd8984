"""From verdicts to a number with bounds: the arithmetic of method version 1.

Source: decisions of the method, section "Method, version 1". The formula is 1 + 9 * points / (2 * applicable),
points 2 for met, 1 for partial, 0 for unmet. Open verdicts (undecided, not collected) are counted once as
unmet and once as met: those are the bounds. They do not cover wrong verdicts, the choice of indicators or
unread pages.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor


class Verdict(StrEnum):
    """What is decided of an indicator."""

    MET = "met"
    PARTIAL = "partial"
    UNMET = "unmet"
    UNDECIDED = "undecided"
    NOT_COLLECTED = "not_collected"
    """No page of a role the indicator needs was read."""
    NOT_APPLICABLE = "not_applicable"
    """The profile says that the organisation does not do what is asked about."""


POINTS = {Verdict.MET: 2, Verdict.PARTIAL: 1, Verdict.UNMET: 0}
OPEN = frozenset({Verdict.UNDECIDED, Verdict.NOT_COLLECTED})
WIDEST_FOR_POINT = 2
"""A point is shown only where the bounds are at most this far apart."""
MOST_NOT_APPLICABLE = Fraction(1, 4)
"""With a larger share of indicators not applicable, only bounds are shown."""


def _scaled(points: int, applicable: int) -> Fraction:
    return 1 + Fraction(9 * points, 2 * applicable)


def half_up(value: Fraction, decimals: int) -> Fraction:
    """Round once, halves upward, to a number of decimals."""
    scale = 10**decimals
    return Fraction(floor(value * scale + Fraction(1, 2)), scale)


@dataclass(frozen=True, slots=True)
class Score:
    """A score from 1 to 10 as bounds, unrounded, with a point where they are close enough together."""

    low: Fraction
    high: Fraction
    counts: tuple[tuple[Verdict, int], ...]
    """How many indicators have each verdict, in the order of `Verdict`; zero counts are kept."""

    @classmethod
    def of(cls, verdicts: Sequence[Verdict], *, spare_not_applicable: bool = True) -> "Score | None":
        """Return the score of some verdicts; None where no indicator applies.

        With `spare_not_applicable` false, indicators that do not apply are counted as unmet: the figure
        that stands beside the score.
        """
        counts = Counter(verdicts)
        spared = counts[Verdict.NOT_APPLICABLE] if spare_not_applicable else 0
        applicable = len(verdicts) - spared
        if applicable == 0:
            return None
        points = sum(POINTS.get(verdict, 0) for verdict in verdicts)
        still_open = sum(counts[verdict] for verdict in OPEN)
        low, high = _scaled(points, applicable), _scaled(points + 2 * still_open, applicable)
        return cls(low, high, tuple((verdict, counts[verdict]) for verdict in Verdict))

    @classmethod
    def mean(cls, scores: "Sequence[Score]") -> "Score":
        """Return the arithmetic mean of some scores, at least one, with their counts added up."""
        counts = [dict(score.counts) for score in scores]
        return cls(
            sum((score.low for score in scores), Fraction(0)) / len(scores),
            sum((score.high for score in scores), Fraction(0)) / len(scores),
            tuple((verdict, sum(one[verdict] for one in counts)) for verdict in Verdict),
        )

    @property
    def midpoint(self) -> Fraction:
        """The middle of the bounds, unrounded."""
        return (self.low + self.high) / 2

    @property
    def shows_point(self) -> bool:
        """Whether the bounds are close enough, and enough indicators apply, to print one number."""
        total = sum(count for _, count in self.counts)
        return (
            self.high - self.low <= WIDEST_FOR_POINT
            and dict(self.counts)[Verdict.NOT_APPLICABLE] <= MOST_NOT_APPLICABLE * total
        )

    def point(self, decimals: int = 0) -> float | None:
        """Return the midpoint, rounded half up once, or None where only bounds may be shown."""
        return float(half_up(self.midpoint, decimals)) if self.shows_point else None

    @property
    def bounds(self) -> tuple[float, float]:
        """The bounds, rounded outward to one decimal."""
        return floor(self.low * 10) / 10, ceil(self.high * 10) / 10


def lower(bound: float) -> str:
    """Return a lower bound as printed: `0.89`. Rounded down: rounded to the nearest, .899 would look like enough."""
    return f"{int(bound * 100 + 1e-9) / 100:.2f}"
