"""The front page: all labs by name."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from stancewatch.model.lab import Lab
from stancewatch.publish.addresses import LABS
from stancewatch.publish.file import File
from stancewatch.publish.lens_rows import lens_rows
from stancewatch.publish.pages import page
from stancewatch.publish.shelf import LabShelf, Shelf
from stancewatch.publish.svg.strip import strip


@dataclass(frozen=True, slots=True)
class Row:
    """One lab of the table; without an audit it has a name and a place and no number of any kind."""

    name: str
    place: str = ""
    lab: LabShelf | None = None
    strip: Markup | None = None


def render(shelf: Shelf) -> Iterator[File]:
    """Yield one page."""
    rows = [*map(_audited, shelf.labs), *map(_unaudited, shelf.unaudited)]
    yield page("labs.html", LABS, shelf=shelf, rows=sorted(rows, key=lambda row: row.name.casefold()))


def _audited(lab: LabShelf) -> Row:
    drawing = strip(lens_rows(lab.latest), title=f"Eight lenses of {lab.name}.")
    return Row(lab.name, lab=lab, strip=drawing)


def _unaudited(lab: Lab) -> Row:
    scope = f" ({', '.join(lab.scope)})" if lab.scope else ""
    return Row(lab.name, f"{', '.join(lab.countries)}{scope}")
