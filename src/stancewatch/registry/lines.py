"""On which line of a TOML text a key stands.

The standard parser gives values without places, so this reads the layout alone: headers, keys and the ends
of multi-line strings. It runs only over texts that the parser has accepted or given up on, and an
unusual layout (a table within braces) costs precision, never a wrong value.
"""

import re
from collections import Counter

Path = tuple[str | int, ...]
"""Keys and positions from the root: `("source", 1, "role")`."""

HEADER = re.compile(r"\s*\[(?P<array>\[)?\s*(?P<name>[^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
KEY = re.compile(
    r"\s*(?P<name>[A-Za-z0-9_-]+(?:\s*\.\s*[A-Za-z0-9_-]+)*|\"[^\"]*\"|'[^']*')\s*=(?P<value>.*)"
)
FENCE = re.compile(r"\"\"\"|'''")


def places(text: str) -> dict[Path, int]:
    """Return the line, counted from 1, of every header and key of a TOML text."""
    found: dict[Path, int] = {(): 1}
    counts: Counter[str] = Counter()
    table: Path = ()
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if fence:
            fence = "" if fence in line else fence
            continue
        if header := HEADER.fullmatch(line):
            table = _table(header, counts)
            found.setdefault(table, number)
            found.setdefault(table[:1], number)
        elif key := KEY.match(line):
            found.setdefault((*table, *_parts(key["name"])), number)
            fence = _opened(key["value"])
    return found


def line_of(path: Path, found: dict[Path, int]) -> int:
    """Return the line of a key, or of the nearest table around it that has one."""
    while path not in found:
        path = path[:-1]
    return found[path]


def _table(header: re.Match[str], counts: Counter[str]) -> Path:
    name = header["name"]
    if not header["array"]:
        return _parts(name)
    counts[name] += 1
    return (*_parts(name), counts[name] - 1)


def _parts(name: str) -> tuple[str, ...]:
    if name[0] in "\"'":
        return (name[1:-1],)
    return tuple(part.strip() for part in name.split("."))


def _opened(value: str) -> str:
    """Return the quotes of a multi-line string that this line opens and does not close."""
    opening = FENCE.search(value)
    if opening is None or opening[0] in value[opening.end() :]:
        return ""
    return opening[0]
