"""The earned figures, as JSON and as lines."""

from collections.abc import Iterator

from stancewatch.foundation.canonical import Json
from stancewatch.judges.figures import CountedOver, Figures, Record, Tally
from stancewatch.model.lens import DetectorClass


def figures_form(figures: Figures) -> dict[str, Json]:
    """Return every figure behind the award rule and the gap rule."""
    return {
        "judge": "rules 1.0",
        "measured_on": figures.measured_on,
        "readers": "two language models",
        "counted_over": str(figures.over),
        "awards": _record(figures.awards, figures.over),
        "gaps": _record(figures.gaps, figures.over),
        "disclosures": {str(name): _tally(tally) for name, tally in figures.disclosures.items()},
        "recall": _tally(figures.recall),
        "statements": {
            str(name): {
                **_tally(figures.statements.tally(name)),
                "least_bound": figures.statements.bound_of(name),
            }
            for name in figures.statements.classes
        },
        "barred": [*sorted(figures.barred)],
        "muted": [*sorted(figures.muted)],
    }


def _record(record: Record, over: CountedOver) -> Json:
    return {
        "pooled": _tally(record.pooled()),
        "least_bound_with_one_lab_left_out": record.bound,
        "labs": list(record.labs),
        "classes": {
            str(one): {
                **_tally(record.tally(one)),
                "least_bound": record.bound_of(one),
                "earned": record.earned(one, over),
            }
            for one in DetectorClass
        },
    }


def _tally(tally: Tally) -> dict[str, Json]:
    return {"right": tally.right, "wrong": tally.wrong, "bound": tally.bound}


def figures_lines(figures: Figures) -> Iterator[str]:
    """Yield the same as a table for people."""
    yield f"rules 1.0, measured on {figures.measured_on}; the readers were two language models"
    yield f"{'class':18} {'awards':>12} {'may award':>10} {'silences':>12} {'counts':>7} {'planted found':>14} {'one by one':>11}"
    for one in DetectorClass:
        planted, single = figures.disclosures.get(one, Tally()), figures.statements.tally(one)
        yield (
            f"{one:18} {_of(figures.awards.tally(one)):>12} {_said(figures.may_award(one)):>10}"
            f" {_of(figures.gaps.tally(one)):>12} {_said(figures.silence_counts(one)):>7}"
            f" {_of(planted):>14} {_of(single):>11}"
        )
    yield f"The rule in force counts over each {figures.over}; over all classes together:"
    for name, record in (("awards", figures.awards), ("silences", figures.gaps)):
        yield f"{name}: {_of(record.pooled())} right, lower bound {record.bound:.2f} with each lab left out in turn"
    yield f"planted disclosures: {_of(figures.recall)} found, lower bound {figures.recall.bound:.2f}"
    yield f"only proposed, after a false award: {', '.join(sorted(figures.barred)) or 'none'}"
    yield f"silence never counted: {', '.join(sorted(figures.muted)) or 'none'}"


def _of(tally: Tally) -> str:
    return f"{tally.right} of {tally.total}"


def _said(answer: bool) -> str:  # noqa: FBT001  a word for a truth value
    return "yes" if answer else "no"
