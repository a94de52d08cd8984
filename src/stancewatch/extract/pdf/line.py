"""A line of a PDF page, as an engine gives it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. Lengths are in points; an engine without geometry gives 0 for all of them."""

    text: str
    page: int
    """Counts from 1."""
    top: float = 0.0
    """Distance of its upper edge from the bottom of the page."""
    left: float = 0.0
    right: float = 0.0
    size: float = 0.0
    """Of its last letter; the first may be a bullet from another font."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What an engine read."""

    lines: tuple[Line, ...]
    title: str
    language: str
    """As the file declares it, empty where it does not."""
    read: int
    """Pages that were read."""
    total: int
    """Pages that there are."""


class Locked(Exception):
    """A file is encrypted, and not with the empty password."""
