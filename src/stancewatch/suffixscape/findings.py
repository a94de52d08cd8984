"""What a lint run hands to its output formats: the hits of one text, with their places."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from stancewatch.model.language import Hit, Severity

ORDER = {severity: number for number, severity in enumerate(Severity)}
"""Severities from none to high, for comparing."""


@dataclass(frozen=True, slots=True)
class Linted:
    """One text and what was found in it."""

    name: str
    """File name as given, or the id of a line of JSON."""
    text: str
    hits: tuple[Hit, ...]
    language: str = "en"
    """What was not examined, where it is not English."""


class Places:
    """Lines and columns of offsets in a text. Both count from 1; columns count code points."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def of(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def placed(linted: Linted) -> Iterator[tuple[Hit, tuple[int, int], tuple[int, int]]]:
    """Yield each hit with line and column of its start and its end."""
    if linted.hits:
        places = Places(linted.text)
        for hit in linted.hits:
            yield hit, places.of(hit.start), places.of(hit.end)
