"""Lenses and indicators as JSON, for the command line."""

from stancewatch.foundation.canonical import Json
from stancewatch.model.lens import Indicator, Lens


def lens_form(one: Lens) -> dict[str, Json]:
    """Return a lens with the ids of what it asks."""
    return {
        "id": one.id,
        "order": one.order,
        "title": one.title,
        "question": one.question,
        "corrects": one.corrects,
        "indicators": [asked.id for asked in one.indicators],
    }


def indicator_form(one: Indicator) -> dict[str, Json]:
    """Return an indicator with all that is searched for."""
    return {
        "id": one.id,
        "dimension": one.dimension,
        "question": one.question,
        "met": one.met,
        "partial": one.partial,
        "unmet": one.unmet,
        "needs": list(one.needs),
        "applies_if": one.applies_if,
        "detector": one.detector,
        "worth": one.worth,
        "expressions": {
            "sure": list(one.expressions.sure),
            "strong": list(one.expressions.strong),
            "weak": list(one.expressions.weak),
            "concepts": list(one.expressions.concepts),
            "exclude": list(one.expressions.exclude),
            "invert": list(one.expressions.invert),
        },
        "queries": list(one.queries),
    }
