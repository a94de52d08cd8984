"""The earned figures as JSON."""

from stancewatch.foundation.canonical import Json
from stancewatch.judges.figures import CountedOver, Figures, Record, Tally
from stancewatch.judges.rules import NAME
from stancewatch.model.lens import DetectorClass


def figures_form(figures: Figures) -> dict[str, Json]:
    """Return every figure behind the award rule and the gap rule."""
    return {
        "judge": NAME,
        "measured_on": figures.measured_on,
        "readers": "two language models",
        "counted_over": str(figures.over),
        "caveat": figures.caveat,
        "awards": _record(figures.awards, figures.over),
        "gaps": _record(figures.gaps, figures.over),
        "disclosures": {str(name): _tally(tally) for name, tally in figures.disclosures.items()},
        "recall": _tally(figures.recall),
        "statements": {
            str(name): {
                **_tally(figures.statements.tally(name)),
                "labs": len(figures.statements.classes[name]),
                "least_bound": figures.statements.bound_of(name),
                "silence_counts": figures.silence_counts(name),
            }
            for name in figures.statements.classes
        },
        "barred": [*sorted(figures.barred)],
        "muted": [*sorted(figures.muted)],
        "why_muted": dict(sorted(figures.muted.items())),
    }


def _record(record: Record, over: CountedOver) -> Json:
    return {
        "pooled": _tally(record.pooled()),
        "least_bound_with_one_lab_left_out": record.bound,
        "labs": list(record.labs),
        "classes": {
            str(one): {
                **_tally(record.tally(one)),
                "labs": len(record.classes.get(one, {})),
                "least_bound": record.bound_of(one),
                "earned": record.earned(one, over),
            }
            for one in DetectorClass
        },
    }


def _tally(tally: Tally) -> dict[str, Json]:
    return {"right": tally.right, "wrong": tally.wrong, "bound": tally.bound}
