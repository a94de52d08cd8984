"""One file of the site, before it is written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """A path inside the site, with forward slashes, and its bytes."""

    path: str
    data: bytes
