"""The one stylesheet."""

from collections.abc import Iterator
from importlib.resources import files

from stancewatch.publish.addresses import STYLESHEET
from stancewatch.publish.file import File
from stancewatch.publish.shelf import Shelf


def render(shelf: Shelf) -> Iterator[File]:  # noqa: ARG001  the same for every shelf
    """Yield one file."""
    yield File(STYLESHEET, (files("stancewatch.publish") / "templates" / "site.css").read_bytes())
