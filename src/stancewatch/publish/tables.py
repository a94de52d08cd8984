"""Tables of an archived page, rebuilt from the paths of their cells: `main/table[1]/tbody[1]/tr[2]/td[1]`.

A path tells row and place in the row, not how many columns a cell spans; joined cells stand in their first column.
Tables that only arrange a page, and tables too large to be one, are left as the list of blocks that they are.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stancewatch.model.evidence import Passage
from stancewatch.publish.reading import ShownPassage

MOST_COLUMNS = 40
"""A table with more is no table that anybody reads."""

EMPTIEST = 6
"""Places of the grid for each cell that the archive holds text in; sparser tables are shown as a list."""

LONGEST_CELL = 2_000
"""Code points; a longer cell holds a page, not a value, and the table arranges it."""

_CELL = re.compile(
    r"(?P<table>(?:.*/)?table\[\d+\])(?P<row>(?:/(?P<group>thead|tbody|tfoot)\[\d+\])?/tr\[\d+\])"
    r"/(?P<tag>td|th)\[(?P<place>\d+)\](?P<inside>/.*)?"
)
_CAPTION = re.compile(r"(?P<table>(?:.*/)?table\[\d+\])/caption\[\d+\]")
_INNER = re.compile(r"(?:^|/)table\[\d+\]")


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of a table."""

    heads: str
    """`col` or `row` for a heading, empty for a value."""
    shown: tuple[ShownPassage, ...]
    """Blocks in the cell; none where it is empty or nothing of it is shown."""
    left_out: bool
    """Whether the archive holds text here that is not shown."""

    @property
    def characters(self) -> int:
        """Code points of the blocks in it."""
        return sum(len(one.passage.text) for one in self.shown)


@dataclass(frozen=True, slots=True)
class Table:
    """Blocks of one table in their rows and columns; every row has the same number of cells."""

    caption: ShownPassage | None
    head: tuple[tuple[Cell, ...], ...]
    """Leading rows of headings only."""
    body: tuple[tuple[Cell, ...], ...]
    shown: tuple[ShownPassage, ...]
    """All blocks in reading order."""

    @property
    def rows(self) -> int:
        """How many rows are shown."""
        return len(self.head) + len(self.body)

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len((*self.head, *self.body)[0])


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a block stands in a table."""

    table: str
    row: str
    column: int
    """From 1; 0 outside cells."""
    in_head: bool = False
    is_heading: bool = False


OUTSIDE = Placed("", "", 0)


def places(passages: Iterable[Passage]) -> dict[int, Placed]:
    """Return, by number, where the blocks of a document stand that are in tables.

    Path steps count `td` and `th` apart, so that a cell stands after the cells of the other kind before it.
    """
    placed: dict[int, Placed] = {}
    row, last = ("", ""), {"td": 0, "th": 0}
    for passage in passages:
        found = _CELL.fullmatch(passage.path)
        if found is None or _INNER.search(found["inside"] or ""):
            continue
        if row != (found["table"], found["row"]):
            row, last = (found["table"], found["row"]), {"td": 0, "th": 0}
        tag, other = found["tag"], "td" if found["tag"] == "th" else "th"
        last[tag] = int(found["place"][:6])
        column = last[tag] + last[other]
        placed[passage.number] = Placed(*row, column, found["group"] == "thead", tag == "th")
    return placed


def arranged(shown: Sequence[ShownPassage], placed: Mapping[int, Placed]) -> Iterator[ShownPassage | Table]:
    """Yield blocks in reading order, those of one table together as a table where they make one."""
    held: dict[tuple[str, str], set[int]] = defaultdict(set)
    for one in placed.values():
        held[one.table, one.row].add(one.column)
    for run in _runs(shown, placed):
        table = _table(run, placed, held) if len(run) > 1 else None
        if table is None:
            yield from run
        else:
            yield table


def _runs(shown: Sequence[ShownPassage], placed: Mapping[int, Placed]) -> Iterator[list[ShownPassage]]:
    """Divide blocks into runs that stand in one table, row after row and column after column, or in none."""
    run: list[ShownPassage] = []
    rows: set[str] = set()
    last = OUTSIDE
    for one in shown:
        own = placed.get(one.passage.number) or _outside(one.passage)
        forward = own.column >= last.column if own.row == last.row else own.row not in rows
        if run and not (own.column and own.table == last.table and forward):
            yield run
            run, rows = [], set()
        run.append(one)
        rows.add(own.row)
        last = own
    if run:
        yield run


def _outside(passage: Passage) -> Placed:
    """Return the place of a block in no cell; a caption names its table."""
    caption = _CAPTION.fullmatch(passage.path)
    return Placed(caption["table"], "", 0) if caption else OUTSIDE


def _table(
    run: Sequence[ShownPassage], placed: Mapping[int, Placed], held: Mapping[tuple[str, str], set[int]]
) -> Table | None:
    """Return the table that a run makes; None where it is none, or one that nobody could read."""
    caption = None if run[0].passage.number in placed else run[0]
    by_row: dict[str, list[ShownPassage]] = defaultdict(list)
    for one in run[1:] if caption else run:
        by_row[placed[one.passage.number].row].append(one)
    table = placed[run[-1].passage.number].table
    columns = max((max(held[table, row]) for row in by_row), default=0)
    if not 2 <= columns <= MOST_COLUMNS or columns * len(by_row) > EMPTIEST * sum(
        len(held[table, row]) for row in by_row
    ):
        return None
    rows = [_row(own, placed, held[table, row], columns) for row, own in by_row.items()]
    if any(cell.characters > LONGEST_CELL for row in rows for cell in row):
        return None
    first = next((number for number, row in enumerate(rows) if not _is_head(row)), len(rows))
    return Table(caption, tuple(rows[:first]), tuple(rows[first:]), tuple(run))


def _row(
    blocks: Sequence[ShownPassage], placed: Mapping[int, Placed], held: Collection[int], columns: int
) -> tuple[Cell, ...]:
    by_column: dict[int, list[ShownPassage]] = defaultdict(list)
    for one in blocks:
        by_column[placed[one.passage.number].column].append(one)
    own = [placed[one.passage.number] for one in blocks]
    heads = all(one.in_head for one in own) or all(one.is_heading for one in own)
    headings = {one.column for one in own if one.is_heading}
    return tuple(
        Cell(
            heads=("col" if heads else "row") if column in headings else "",
            shown=tuple(by_column[column]),
            left_out=column in held and not by_column[column],
        )
        for column in range(1, columns + 1)
    )


def _is_head(row: Sequence[Cell]) -> bool:
    return any(cell.heads == "col" for cell in row)
