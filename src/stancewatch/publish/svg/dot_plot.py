"""Scores with their bounds, one row each, on a fixed axis from 1 to 10.

Lengths along the axis are per cent and the drawing has no viewBox: text keeps its size on a telephone while
the axis narrows. Rows carry links, so the role is `group`, not `img` (an image may not hold links).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from stancewatch.publish.svg.axis import FOOT, axis
from stancewatch.publish.svg.element import element, percent
from stancewatch.publish.svg.scale import place

ROW = 46


@dataclass(frozen=True, slots=True)
class Row:
    """One score."""

    label: str
    shown: str
    """The score as words: `4 of 10, bounds 3.2 to 4.9`."""
    figure: str
    """The score as printed at the end of the row."""
    bounds: tuple[float, float] | None
    point: float | None
    address: str
    undecided: bool = False
    """Whether nothing is answered: the bar is then no result and drawn as none."""


def dot_plot(rows: Sequence[Row], *, title: str, anchor: str) -> Markup:
    """Return the drawing. `anchor` must be unique on its page: title and description are named by it."""
    height = ROW * len(rows) + FOOT
    described = "; ".join(f"{row.label}: {row.shown}" for row in rows) + "."
    return element(
        "svg",
        element("title", title, id=f"{anchor}-title"),
        element("desc", described, id=f"{anchor}-desc"),
        *axis(height),
        *(_row(row, number * ROW) for number, row in enumerate(rows)),
        class_="dot-plot",
        role="group",
        aria_labelledby=f"{anchor}-title {anchor}-desc",
        width="100%",
        height=height,
    )


def _row(row: Row, top: int) -> Markup:
    middle = top + 31
    return element(
        "a",
        element("rect", class_="target", x=0, y=top, width="100%", height=ROW - 2),
        element("text", row.label, class_="label", x=percent(place(1)), y=top + 17),
        " ",
        element("text", row.figure, class_="figure", x=percent(place(10)), y=top + 17, text_anchor="end"),
        element("line", class_="track", x1=percent(place(1)), x2=percent(place(10)), y1=middle, y2=middle),
        *_marks(row, middle),
        href=row.address,
    )


def _marks(row: Row, y: int) -> Iterator[Markup]:
    if row.bounds is None:
        return
    low, high = (percent(place(bound)) for bound in row.bounds)
    if row.undecided:
        nothing = element("title", f"{row.label}: {row.shown}")
        yield element("g", nothing, element("line", class_="undecided", x1=low, x2=high, y1=y, y2=y))
        return
    yield element("line", class_="bounds", x1=low, x2=high, y1=y, y2=y)
    for end in (low, high):
        yield element("line", class_="end", x1=end, x2=end, y1=y - 5, y2=y + 5)
    if row.point is not None:
        yield element("circle", class_="point", cx=percent(place(row.point)), cy=y, r=5.5)
