"""Places in a text as editors count them, and the comment that says a finding is meant."""

import re
from bisect import bisect_right
from collections.abc import Callable

_LINE_END = re.compile(r"\r\n|\r|\n")
"""What ends a line in the Language Server Protocol 3.17; nothing else does."""


class Positions:
    """Lines and columns of offsets, from zero. Columns count units of the encoding agreed with the editor."""

    def __init__(self, text: str, units: Callable[[str], int]) -> None:
        self._text, self._units = text, units
        self._ends = [match.span() for match in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in self._ends)]
        self._known = (0, 0, 0)

    def of(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        line = bisect_right(self._starts, offset) - 1
        known_line, known, column = self._known
        if line != known_line:  # counted on from the last answer, lest one long line cost its square
            known, column = self._starts[line], 0
        if offset >= known:
            column += self._units(self._text[known:offset])
        else:
            column -= self._units(self._text[offset:known])
        self._known = (line, offset, column)
        return line, column

    def line_end(self, offset: int) -> int:
        """Return the offset behind the last character of the line at an offset."""
        line = bisect_right(self._starts, offset) - 1
        return self._ends[line][0] if line < len(self._ends) else len(self._text)


def utf16_units(text: str) -> int:
    """Return the length of a text in UTF-16 units, in which editors count unless they agree on others."""
    return len(text) + sum(character > "\uffff" for character in text)
