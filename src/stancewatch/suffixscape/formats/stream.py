"""Write JSON as it comes, so that no document is held whole."""

from collections.abc import Iterable, Iterator
from itertools import islice

from stancewatch.foundation.canonical import Json, canonical_line, canonical_text
from stancewatch.foundation.unseen import visible_json

LINES = 256
"""Lines written at once: fewer calls, and never more than that held."""


def chunks(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines joined in bounded chunks, with the characters that steer a terminal as escapes."""
    rest = iter(lines)
    while batch := list(islice(rest, LINES)):
        yield visible_json("".join(batch))


def indented(value: Json, depth: int) -> str:
    """Return the canonical text of a value as it stands at a depth of two blanks each; strings hold no line end."""
    return canonical_text(value)[:-1].replace("\n", "\n" + "  " * depth)


def line(value: Json) -> str:
    """Return the canonical text of a value on one line: for many values, in a fifth of the time."""
    return canonical_line(value).decode()[:-1]


def array(values: Iterable[str], depth: int) -> Iterator[str]:
    """Yield the canonical text of an array at a depth, from the texts of its values at one depth more."""
    before, blanks = "[\n", "  " * (depth + 1)
    for value in values:
        yield f"{before}{blanks}{value}"
        before = ",\n"
    yield "[]" if before == "[\n" else "\n" + "  " * depth + "]"
