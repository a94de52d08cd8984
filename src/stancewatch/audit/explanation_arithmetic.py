"""The way from verdicts to a score, written out so that it can be followed with a pencil."""

from fractions import Fraction

from stancewatch.model.audit import Audit, LensEntry, OutcomeEntry, Published
from stancewatch.model.lens import Dimension
from stancewatch.model.score import OPEN, POINTS, Score, Verdict


class Arithmetic(Published):
    """How one score follows from verdicts."""

    id: str
    """Of the lens, or of the PALS dimension, or `composite`."""
    points: int | None
    """2 for each indicator met, 1 for each met in part; null for the composite."""
    applicable: int | None
    """Indicators that apply."""
    open: int | None
    """Of these undecided or not collected: counted as absent for the lower bound, as met for the upper."""
    low: str
    """The lower bound written out."""
    high: str
    bounds: tuple[float, float]
    """As published: rounded outward."""
    score: float | None
    """As published; null where only bounds may be shown."""


def arithmetic_for(audit: Audit, lens: LensEntry, outcome: OutcomeEntry) -> tuple[Arithmetic, ...]:
    """Return how the scores that an outcome counts for follow from the verdicts: lens, dimension, composite."""
    everything = [one for other in audit.lenses for one in other.outcomes]
    dimensions = [
        (dimension, [one.verdict for one in everything if one.dimension is dimension])
        for dimension in Dimension
    ]
    entry = getattr(audit.pals, outcome.dimension)
    steps = [_written(lens.id, [one.verdict for one in lens.outcomes], lens.score)]
    steps += [_written(name, said, entry.score) for name, said in dimensions if name is outcome.dimension]
    return tuple(step for step in (*steps, _composite(audit, [said for _, said in dimensions])) if step)


def _written(name: str, verdicts: list[Verdict], shown: float | None) -> Arithmetic | None:
    score = Score.of(verdicts)
    if score is None:
        return None
    points = sum(POINTS.get(verdict, 0) for verdict in verdicts)
    applicable = len(verdicts) - verdicts.count(Verdict.NOT_APPLICABLE)
    still_open = sum(verdict in OPEN for verdict in verdicts)
    return Arithmetic(
        id=name,
        points=points,
        applicable=applicable,
        open=still_open,
        low=f"1 + 9 × {points} / (2 × {applicable}) = {_number(score.low)}",
        high=f"1 + 9 × ({points} + 2 × {still_open}) / (2 × {applicable}) = {_number(score.high)}",
        bounds=score.bounds,
        score=shown,
    )


def _composite(audit: Audit, dimensions: list[list[Verdict]]) -> Arithmetic | None:
    scores = [score for verdicts in dimensions if (score := Score.of(verdicts))]
    if len(scores) < len(dimensions) or audit.composite.bounds is None:
        return None
    low, high = [score.low for score in scores], [score.high for score in scores]
    return Arithmetic(
        id="composite",
        points=None,
        applicable=None,
        open=None,
        low=_mean(low),
        high=_mean(high),
        bounds=audit.composite.bounds,
        score=audit.composite.score,
    )


def _mean(parts: list[Fraction]) -> str:
    mean = sum(parts, Fraction(0)) / len(parts)
    return f"({' + '.join(map(_number, parts))}) / {len(parts)} = {_number(mean)}"


def _number(value: Fraction) -> str:
    return f"{float(round(value * 10_000)) / 10_000:g}"
