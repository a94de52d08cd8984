"""The lines of a text file, with where each stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ROW = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file."""

    number: int
    """Counts from 1, as editors do."""
    start: int
    """Offset of its first character in the file's text."""
    text: str
    """Without its line ending."""

    @property
    def blank(self) -> bool:
        """Whether it holds white space only."""
        return not self.text.strip("\ufeff \t\f\v\xa0")


def rows(text: str) -> Iterator[Row]:
    """Yield the lines of a text; a carriage return, a line feed, or both end one."""
    for number, found in enumerate(_ROW.finditer(text), start=1):
        if found[0]:
            yield Row(number, found.start(), found[0].rstrip("\r\n"))
