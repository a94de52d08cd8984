"""Eight lenses in the width of a word: one column each, its bounds as a bar, its score as a dot."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from stancewatch.publish.svg.dot_plot import Row
from stancewatch.publish.svg.element import element
from stancewatch.publish.svg.scale import place

COLUMN, HEIGHT = 14, 44


def strip(rows: Sequence[Row], *, title: str) -> Markup:
    """Return the drawing, an image with its values in words: it holds no links."""
    described = "; ".join(f"{row.label}: {row.shown}" for row in rows) + "."
    width = COLUMN * len(rows)
    return element(
        "svg",
        element("title", f"{title} {described}"),
        element("line", class_="track", x1=0, x2=width, y1=_y(1), y2=_y(1)),
        element("line", class_="grid", x1=0, x2=width, y1=_y(5.5), y2=_y(5.5)),
        *(mark for number, row in enumerate(rows) for mark in _column(row, COLUMN * number + COLUMN / 2)),
        class_="strip",
        role="img",
        aria_label=f"{title} {described}",
        width=width,
        height=HEIGHT,
        viewBox=f"0 0 {width} {HEIGHT}",
    )


def _column(row: Row, x: float) -> Iterator[Markup]:
    if row.bounds is None:
        yield element("text", "–", class_="none", x=x, y=HEIGHT / 2 + 4, text_anchor="middle")
        return
    low, high = row.bounds
    if row.undecided:
        yield element("line", class_="undecided", x1=x, x2=x, y1=_y(low), y2=_y(high))
        return
    yield element("line", class_="bounds", x1=x, x2=x, y1=_y(low), y2=_y(high))
    if low == high or row.point is not None:
        yield element(
            "circle", class_="point", cx=x, cy=_y((low + high) / 2 if row.point is None else row.point), r=3
        )


def _y(score: float) -> float:
    return 3 + (100 - place(score)) / 100 * (HEIGHT - 6)
