"""The figures as every audit keeps them, so that what is built from audits alone can show them."""

from stancewatch.judges.figures import CONFIRMED, NEEDED, Figures, Record
from stancewatch.model.audit import ClassFiguresEntry, FiguresEntry, TallyEntry
from stancewatch.model.lens import DetectorClass


def figures_entry(figures: Figures) -> FiguresEntry:
    """Return the figures behind the award rule and the gap rule, and what follows from them for each class."""
    return FiguresEntry(
        measured_on=figures.measured_on,
        counted_over=figures.over.value,
        needed=NEEDED,
        confirmed=CONFIRMED,
        caveat=figures.caveat,
        classes={one: _class(figures, one) for one in DetectorClass},
        barred=tuple(sorted(figures.barred)),
        muted=dict(sorted(figures.muted.items())),
    )


def _class(figures: Figures, detector: DetectorClass) -> ClassFiguresEntry:
    return ClassFiguresEntry(
        awards=_tally(figures.awards, detector),
        may_award=figures.may_award(detector),
        gaps=_tally(figures.gaps, detector),
        statements=_tally(figures.statements, detector),
        silence_counts=figures.silence_counts(detector),
    )


def _tally(record: Record, detector: DetectorClass) -> TallyEntry:
    tally = record.tally(detector)
    return TallyEntry(
        right=tally.right,
        wrong=tally.wrong,
        labs=sum(lab.total > 0 for lab in record.classes.get(detector, {}).values()),
        bound=tally.bound,
        least_bound=record.bound_of(detector),
    )
