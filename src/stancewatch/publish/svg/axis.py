"""The axis below a drawing of scores: a line and a number for each of 1 to 10."""

from collections.abc import Iterator

from markupsafe import Markup

from stancewatch.publish.svg.element import element, percent
from stancewatch.publish.svg.scale import place

FOOT = 26
"""Pixels for the numbers of the axis, below the rows."""


def axis(height: int) -> Iterator[Markup]:
    """Yield the lines and numbers for a drawing of this height, its foot included. Numbers are for the eye only."""
    for score in range(1, 11):
        x = percent(place(score))
        yield element("line", class_="grid", x1=x, x2=x, y1=0, y2=height - FOOT + 4)
        yield element(
            "text", str(score), class_="tick", x=x, y=height - 6, text_anchor="middle", aria_hidden="true"
        )
