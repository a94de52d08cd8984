"""Which open questions a reader should settle first."""

from collections import Counter
from collections.abc import Sequence

from stancewatch.model.lens import LensAssessment
from stancewatch.model.score import OPEN, Verdict

MOST = 3


def narrowing(assessments: Sequence[LensAssessment], most: int = MOST) -> tuple[str, ...]:
    """Return the ids of the open indicators whose reading would narrow the composite most.

    An indicator weighs as much as its dimension has few that apply. Among equals those with a passage at hand
    come first, then the order of the rubrics.
    """
    asked = [
        (indicator, outcome)
        for one in assessments
        for indicator, outcome in zip(one.lens.indicators, one.outcomes, strict=True)
        if outcome.verdict is not Verdict.NOT_APPLICABLE
    ]
    still_open = [(indicator, outcome) for indicator, outcome in asked if outcome.verdict in OPEN]
    alike = Counter(indicator.dimension for indicator, _ in asked)
    first = sorted(still_open, key=lambda pair: (alike[pair[0].dimension], not pair[1].search.proposals))
    return tuple(indicator.id for indicator, _ in first[:most])
