"""Checks that an audit goes by the figures it keeps, whatever method gave them."""

from collections.abc import Iterator

from stancewatch.model.audit import Audit, ClassFiguresEntry, FiguresEntry, OutcomeEntry, TallyEntry
from stancewatch.model.score import Verdict
from stancewatch.model.verification import Broken


def against_figures(place: str, audit: Audit) -> Iterator[Broken]:
    """Yield figures that do not follow from each other, and outcomes of the judge that they do not allow.

    What a bound follows from is not computed again: that is done where an audit is judged again by its own method.
    """
    if audit.figures is None:
        return
    for name, one in audit.figures.classes.items():
        for what in _contradictions(audit.figures, one):
            yield Broken(f"{place}, figures of the class {name}", what)
    for lens in audit.lenses:
        for outcome in lens.outcomes:
            if outcome.judge == audit.judge and (what := _not_allowed(audit.figures, outcome)):
                yield Broken(f"{place}, indicator {outcome.indicator}", what)


def _contradictions(figures: FiguresEntry, one: ClassFiguresEntry) -> Iterator[str]:
    if not all(map(_possible, (one.awards, one.gaps, one.statements))):
        yield "A count or a bound is not possible."
    if figures.counted_over == "class":
        if one.may_award and one.awards.least_bound < figures.needed:
            yield f"It may award with a bound of {one.awards.least_bound}; {figures.needed} are needed."
        if one.silence_counts and one.statements.least_bound < figures.needed:
            yield f"Its silence counts with a bound of {one.statements.least_bound}; {figures.needed} are needed."


def _possible(tally: TallyEntry) -> bool:
    """Whether there are no more labs than answers, and the lower bound lies below the share it bounds."""
    labs = 0 < tally.labs <= tally.total if tally.total else tally.labs == 0
    return labs and tally.bound * tally.total <= tally.right


def _not_allowed(figures: FiguresEntry, outcome: OutcomeEntry) -> str:
    """Return why an outcome is not one that these figures allow; empty where it is."""
    if outcome.kind == "finding" and outcome.indicator in figures.barred:
        return "It is awarded, and the figures bar it from being awarded."
    if outcome.kind == "gap" and outcome.verdict is Verdict.UNMET and outcome.indicator in figures.muted:
        return "Its silence is counted, and the figures mute it."
    return ""
