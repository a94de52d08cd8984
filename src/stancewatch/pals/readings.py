"""Which open questions of some lenses a reader should settle first."""

from collections.abc import Sequence

from stancewatch.model.lens import LensAssessment
from stancewatch.model.readings import MOST, Asked, first_readings


def narrowing(assessments: Sequence[LensAssessment], most: int = MOST) -> tuple[str, ...]:
    """Return the ids of the undecided indicators whose reading would narrow the composite most, see `first_readings`."""
    asked = [
        Asked(indicator.id, indicator.dimension, outcome.verdict, bool(outcome.search.proposals))
        for one in assessments
        for indicator, outcome in zip(one.lens.indicators, one.outcomes, strict=True)
    ]
    return first_readings(asked, most)
