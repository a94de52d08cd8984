"""Figures for tests: everything earned, or nothing."""

from stancewatch.judges.figures import CountedOver, Figures, Record, Tally
from stancewatch.model.lens import DetectorClass


def figures(tally: Tally, *, barred: frozenset[str] = frozenset()) -> Figures:
    """Return figures in which every class has the same tally on each of two labs."""
    record = Record({one: {"one": tally, "other": tally} for one in DetectorClass})
    found = dict.fromkeys(DetectorClass, Tally(10 * tally.right, tally.wrong))
    return Figures("", record, record, found, record, barred, CountedOver.POOL)


TRUSTED = figures(Tally(40, 0))
UNTRUSTED = figures(Tally(0, 0))
