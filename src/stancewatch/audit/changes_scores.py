"""How a score went from one audit to the other: one step a cause, and the steps add up.

Verdicts are replaced cause by cause, in the order of `Cause`, and the score is computed anew each time, by the
arithmetic of the method and unrounded. The order decides how much falls to a cause where causes meet in a lens
whose number of applicable indicators changes; it never decides the sum.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Literal, TypeAlias

from stancewatch.audit.changes_context import Comparison
from stancewatch.model.audit import Audit, ScoreEntry
from stancewatch.model.change import Cause, ScoreChange, Step, VerdictChange
from stancewatch.model.lens import Dimension
from stancewatch.model.score import Score, Verdict

Bounds: TypeAlias = tuple[Fraction, Fraction]
Verdicts: TypeAlias = Mapping[str, tuple[str, Dimension, Verdict]]
"""By indicator: its lens, its dimension and its verdict."""


def score_changes(comparison: Comparison, verdicts: Sequence[VerdictChange]) -> tuple[ScoreChange, ...]:
    """Return every score that differs: lenses in their order, PALS dimensions, composite."""
    stages = _stages(comparison, verdicts)
    lenses = dict.fromkeys(lens.id for audit in (comparison.new, comparison.old) for lens in audit.lenses)
    found = [_change("lens", name, comparison, stages, verdicts) for name in lenses]
    found += [_change("pals", name, comparison, stages, verdicts) for name in Dimension]
    found.append(_change("composite", "composite", comparison, stages, verdicts))
    return tuple(change for change in found if change)


def _verdicts(audit: Audit) -> dict[str, tuple[str, Dimension, Verdict]]:
    return {
        outcome.indicator: (lens.id, outcome.dimension, outcome.verdict)
        for lens in audit.lenses
        for outcome in lens.outcomes
    }


def _stages(comparison: Comparison, changes: Sequence[VerdictChange]) -> Sequence[Verdicts]:
    """Return the verdicts as they were, then with the changes of one cause after the other put in."""
    later, stages = _verdicts(comparison.new), [_verdicts(comparison.old)]
    for cause in Cause:
        changed = {change.indicator for change in changes if change.cause is cause}
        if cause is Cause.METHOD:
            changed |= _remapped(stages[0], later)
        kept = {name: entry for name, entry in stages[-1].items() if name not in changed}
        stages.append({**kept, **{name: later[name] for name in sorted(changed & later.keys())}})
    return stages


def _remapped(before: Verdicts, later: Verdicts) -> set[str]:
    """Return the indicators that count for another lens or dimension with the same verdict."""
    both = before.keys() & later.keys()
    return {name for name in both if before[name][2] == later[name][2] and before[name] != later[name]}


def _bounds(kind: str, name: str, verdicts: Verdicts) -> Bounds | None:
    if kind == "composite":
        parts = [_bounds("pals", dimension, verdicts) for dimension in Dimension]
        known = [part for part in parts if part]
        if len(known) < len(parts):
            return None
        return sum((one[0] for one in known), Fraction(0)) / 3, sum(
            (one[1] for one in known), Fraction(0)
        ) / 3
    belongs: Callable[[str, Dimension], bool] = (
        (lambda lens, _: lens == name) if kind == "lens" else (lambda _, dimension: dimension == name)
    )
    score = Score.of([verdict for lens, dimension, verdict in verdicts.values() if belongs(lens, dimension)])
    return (score.low, score.high) if score else None


def _change(
    kind: Literal["lens", "pals", "composite"],
    name: str,
    comparison: Comparison,
    stages: Sequence[Verdicts],
    changes: Sequence[VerdictChange],
) -> ScoreChange | None:
    old, new = _published(comparison.old, kind, name), _published(comparison.new, kind, name)
    bounds = [_bounds(kind, name, stage) for stage in stages]
    if old == new and bounds[0] == bounds[-1]:
        return None
    known = [pair for pair in bounds if pair]
    steps = _steps(kind, name, stages, known, changes) if len(known) == len(bounds) else ()
    return ScoreChange(
        id=name,
        kind=kind,
        old_score=old[0],
        new_score=new[0],
        old_bounds=old[1],
        new_bounds=new[1],
        old_unrounded=_decimal(bounds[0]),
        new_unrounded=_decimal(bounds[-1]),
        steps=steps,
        total=(_less(known, -1, 0, 0), _less(known, -1, 0, 1)) if steps else None,
    )


def _steps(
    kind: str,
    name: str,
    stages: Sequence[Verdicts],
    known: Sequence[Bounds],
    changes: Sequence[VerdictChange],
) -> tuple[Step, ...]:
    steps = []
    for number, cause in enumerate(Cause, start=1):
        indicators = tuple(
            change.indicator
            for change in changes
            if change.cause is cause and _touches(kind, name, change.indicator, stages)
        )
        low, high = _less(known, number, number - 1, 0), _less(known, number, number - 1, 1)
        if indicators or low or high:
            steps.append(Step(cause=cause, low=low, high=high, indicators=indicators))
    return tuple(steps)


def _touches(kind: str, name: str, indicator: str, stages: Sequence[Verdicts]) -> bool:
    entries = [stage[indicator] for stage in (stages[0], stages[-1]) if indicator in stage]
    moved = len({entry[2] for entry in entries}) != 1 or len(entries) != 2
    return moved and any(kind == "composite" or name in (entry[0], entry[1]) for entry in entries)


def _less(known: Sequence[Bounds], one: int, other: int, side: int) -> float:
    """Return a difference of two bounds that were each rounded to four decimals, so that differences add up."""
    return float(_rounded(known[one][side]) - _rounded(known[other][side]))


def _rounded(value: Fraction) -> Fraction:
    return Fraction(round(value * 10_000), 10_000)


def _decimal(bounds: Bounds | None) -> tuple[float, float] | None:
    return (float(_rounded(bounds[0])), float(_rounded(bounds[1]))) if bounds else None


def _published(audit: Audit, kind: str, name: str) -> tuple[float | None, tuple[float, float] | None]:
    entry: ScoreEntry | None = None
    if kind == "composite":
        return audit.composite.score, audit.composite.bounds
    if kind == "pals":
        entry = getattr(audit.pals, name)
    else:
        entry = next((lens for lens in audit.lenses if lens.id == name), None)
    return (entry.score, entry.bounds) if entry else (None, None)
