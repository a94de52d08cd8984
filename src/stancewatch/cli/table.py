"""Rows of figures for people: a table where there is room for one, else one record after the other."""

import sys
from collections.abc import Iterator, Sequence
from shutil import get_terminal_size

from stancewatch.foundation.unseen import on_one_line

NARROW = 80
"""Columns below which a table would cut its words; then each row is shown as a record."""

PIPED = 240
"""Columns of a table that nobody looks at: rows must not be wrapped."""

INDENT = "  "

GAP = 2
"""Blanks after a column."""


def draw(headings: Sequence[str], rows: Sequence[Sequence[str]], *, whole: bool = False) -> None:
    """Write rows to standard output, each with one cell a heading; plain text, whatever the cells hold.

    With `whole` no cell is broken over lines: of many columns of figures too little would be left of each.
    """
    width = get_terminal_size().columns if sys.stdout.isatty() else PIPED
    sys.stdout.write("".join(f"{INDENT}{line}\n" for line in lines(headings, rows, width, whole=whole)))


def lines(
    headings: Sequence[str], rows: Sequence[Sequence[str]], width: int, *, whole: bool = False
) -> Iterator[str]:
    """Yield the lines of a table, or of records where `width` columns are few for one."""
    safe = [[on_one_line(cell) for cell in row] for row in rows]
    room = width - len(INDENT)
    narrow = width < NARROW or (whole and room < _widest(headings, safe))
    yield from _records(headings, safe) if narrow else _table(headings, safe, room)


def _widest(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Return the columns of a terminal that a table needs if no cell is to be broken over lines."""
    return sum(max(map(len, column)) + GAP for column in zip(headings, *rows, strict=True))


def _records(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for first, *others in rows:
        yield first
        for heading, cell in zip(headings[1:], others, strict=True):
            if cell:
                yield f"{INDENT}{heading}: {cell}"


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    from io import StringIO

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0))
    for heading in headings:
        table.add_column(Text(heading))
    for row in rows:
        table.add_row(*map(Text, row))
    drawn = StringIO()
    Console(file=drawn, width=width, color_system=None, force_terminal=False).print(table)
    yield from (line.rstrip() for line in drawn.getvalue().splitlines())
