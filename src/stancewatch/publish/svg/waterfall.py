"""How one score went from an audit to the next: its bounds before, one row for each cause, its bounds after.

Each row keeps the ends of the row above as thin marks and draws the stretch by which either end moved, so the rows
add up before the eye as they do in the table. Same axis as every score: 1 to 10, never cut.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from stancewatch.publish.svg.axis import FOOT, axis
from stancewatch.publish.svg.element import element, percent
from stancewatch.publish.svg.scale import place

ROW = 40
STILL = 0.00005
"""A move smaller than the last decimal that steps are kept with is none."""

Ends = tuple[float, float]
"""The lower and the upper bound of a score."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The bounds of a score after one cause was taken in; the first and the last are what was published."""

    label: str
    shown: str
    """What the row says, in words: `low +0.3, high -1.2`."""
    ends: Ends


def waterfall(stages: Sequence[Stage], *, title: str, anchor: str) -> Markup:
    """Return the drawing. `anchor` must be unique on its page: title and description are named by it."""
    height = ROW * len(stages) + FOOT
    described = "; ".join(f"{stage.label}: {stage.shown}" for stage in stages) + "."
    before = [None, *(stage.ends for stage in stages[:-1])]
    return element(
        "svg",
        element("title", title, id=f"{anchor}-title"),
        element("desc", described, id=f"{anchor}-desc"),
        *axis(height),
        *(
            mark
            for number, (stage, above) in enumerate(zip(stages, before, strict=True))
            for mark in _row(stage, above, number * ROW)
        ),
        class_="waterfall",
        role="img",
        aria_labelledby=f"{anchor}-title {anchor}-desc",
        width="100%",
        height=height,
    )


def _row(stage: Stage, above: Ends | None, top: int) -> Iterator[Markup]:
    y = top + 27
    yield element("text", stage.label, class_="label", x=percent(place(1)), y=top + 15)
    yield element("text", stage.shown, class_="figure", x=percent(place(10)), y=top + 15, text_anchor="end")
    low, high = (percent(place(end)) for end in stage.ends)
    yield element("line", class_="bounds", x1=low, x2=high, y1=y, y2=y)
    for end, was in zip(stage.ends, above or stage.ends, strict=True):
        if abs(end - was) > STILL:
            yield element(
                "line", class_="moved", x1=percent(place(was)), x2=percent(place(end)), y1=y + 6, y2=y + 6
            )
            yield element(
                "line", class_="was", x1=percent(place(was)), x2=percent(place(was)), y1=y - 5, y2=y + 9
            )
