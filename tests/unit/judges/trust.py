"""Figures for tests: everything earned, or nothing."""

from stancewatch.judges.figures import Figures, Record, Tally
from stancewatch.model.lens import DetectorClass


def figures(tally: Tally, *, barred: frozenset[str] = frozenset()) -> Figures:
    """Return figures in which every class has the same tally on each of two labs."""
    record = Record({one: {"one": tally, "other": tally} for one in DetectorClass})
    return Figures("", record, record, {}, barred)


TRUSTED = figures(Tally(40, 0))
UNTRUSTED = figures(Tally(0, 0))
