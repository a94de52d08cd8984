"""Sets outcomes beside labels of readers and counts how they agree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from stancewatch.lenses.labels import Label, Span
from stancewatch.model.evidence import Quote
from stancewatch.model.lens import DetectorClass, Indicator, LensAssessment, Outcome, Undecided
from stancewatch.model.score import Score, Verdict
from stancewatch.model.shown import shown

WINDOW = 80
"""Code points by which a quote may miss a cited passage and still stand in the same sentence window."""

AWARDED = frozenset({Verdict.MET, Verdict.PARTIAL})
DECIDED = AWARDED | {Verdict.UNMET}
FIRST, ALL = 3, 10


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator of one lab: what was found, and what the readers say."""

    label: Label
    lens: str
    detector: DetectorClass
    verdict: Verdict
    proposed: Verdict | None
    hits: tuple[bool, ...]
    """Of each quote, best first: whether a reader cited that passage."""
    quotes: tuple[str, ...] = ()
    """The words of each quote, in the same order."""

    @property
    def award_right(self) -> bool:
        """Whether an award is right: readers found something, and one of the first quotes is among it."""
        return self.label.present and any(self.hits[:FIRST])


def rows(
    assessments: Sequence[LensAssessment], labels: Iterable[Label], names: Mapping[str, str]
) -> tuple[Row, ...]:
    """Return one row for each label of one lab; `names` are the documents' names by SHA-256 of their text."""
    found = {
        indicator.id: (one.lens.id, indicator, outcome)
        for one in assessments
        for indicator, outcome in zip(one.lens.indicators, one.outcomes, strict=True)
    }
    return tuple(_row(label, *found[label.indicator], names) for label in labels if label.indicator in found)


def _row(label: Label, lens: str, indicator: Indicator, outcome: Outcome, names: Mapping[str, str]) -> Row:
    seen = [one.quote for one in shown(outcome)]
    hits = tuple(_cited(quote, label.evidence, names) for quote in seen)
    quotes = tuple(quote.text for quote in seen)
    proposed = outcome.proposed if isinstance(outcome, Undecided) else None
    return Row(label, lens, indicator.detector, outcome.verdict, proposed, hits, quotes)


def _cited(quote: Quote, spans: Iterable[Span], names: Mapping[str, str]) -> bool:
    anchor = quote.anchor
    return any(
        span.document == names[anchor.document]
        and anchor.start < span.end + WINDOW
        and span.start < anchor.end + WINDOW
        for span in spans
    )


def agreement(found: Sequence[Row]) -> dict[str, float | int | None]:
    """Return the figures of the method page: counts, shares from 0 to 1, widths in points of the scale."""
    clear = [row for row in found if row.label.decided]
    awards = [row for row in clear if row.verdict in AWARDED]
    gaps = [row for row in clear if row.verdict is Verdict.UNMET]
    present = [row for row in clear if row.label.present]
    return {
        "rows": len(found),
        "contested": len(found) - len(clear),
        "coverage": _share(row.verdict in DECIDED for row in found),
        "awarded": len(awards),
        "awarded_precision": _share(row.award_right for row in awards),
        "gaps": len(gaps),
        "gap_precision": _share(not row.label.present for row in gaps),
        "present": len(present),
        "recall_at_3": _share(any(row.hits[:FIRST]) for row in present),
        "recall_at_10": _share(any(row.hits[:ALL]) for row in present),
        **_bounds(found),
    }


def _share(answers: Iterable[bool]) -> float | None:
    given = list(answers)
    return round(sum(given) / len(given), 3) if given else None


def _bounds(found: Iterable[Row]) -> dict[str, float | int | None]:
    """Compare the bounds of each lens of each lab with the score its labels give."""
    grouped: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in found:
        if row.label.points is not None:
            grouped[row.label.organisation, row.lens].append(row)
    compared = [one for one in map(_compared, grouped.values()) if one]
    if not compared:
        return {"bounds_hold": None, "bounds_width": None, "midpoint_error": None}
    return {
        "bounds_hold": _share(holds for holds, _, _ in compared),
        "bounds_width": round(mean(width for _, width, _ in compared), 2),
        "midpoint_error": round(mean(error for _, _, error in compared), 2),
    }


def _compared(group: Sequence[Row]) -> tuple[bool, float, float] | None:
    score = Score.of([row.verdict for row in group])
    if score is None:
        return None
    told = 1 + 9 * sum(row.label.points or 0 for row in group) / (2 * len(group))
    low, high = float(score.low), float(score.high)
    return low - 1e-9 <= told <= high + 1e-9, high - low, abs((low + high) / 2 - told)
