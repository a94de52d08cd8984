"""PALS: the same verdicts, grouped by dimension instead of by lens. A second view, not further evidence."""

from collections.abc import Sequence

from stancewatch.model.lens import Dimension, LensAssessment, PalsScores
from stancewatch.model.score import Score, Verdict


def compose(assessments: Sequence[LensAssessment]) -> PalsScores:
    """Return the three dimensions and their mean.

    An indicator counts for the one dimension its rubric names (21 for completeness, 17 for multiplicity,
    30 for responsibility). The composite is the mean of the three, not of the eight lenses.
    """
    dimensions = tuple((dimension, Score.of(_verdicts(assessments, dimension))) for dimension in Dimension)
    scores = [score for _, score in dimensions if score is not None]
    return PalsScores(dimensions, Score.mean(scores) if len(scores) == len(Dimension) else None)


def _verdicts(assessments: Sequence[LensAssessment], dimension: Dimension) -> list[Verdict]:
    return [
        outcome.verdict
        for assessment in assessments
        for indicator, outcome in zip(assessment.lens.indicators, assessment.outcomes, strict=True)
        if indicator.dimension is dimension
    ]
