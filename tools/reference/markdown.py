"""The few forms of Markdown that the reference is made of."""

import re
from collections.abc import Iterable, Sequence

_MARKS = re.compile(r"([\\`*_<\[\]])")


def line(text: str | None) -> str:
    """Return a text on one line."""
    return " ".join((text or "").split())


def plain(text: str) -> str:
    """Return words that are not ours, such as an example sentence, so that no sign in them is read as markup."""
    return _MARKS.sub(r"\\\1", line(text))


def code(text: str) -> str:
    """Return a name as code, or nothing for nothing."""
    return f"`{text}`" if text else ""


def listed(items: Iterable[str]) -> str:
    """Return a bulleted list."""
    return "\n".join(f"- {item}" for item in items)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; a bar in a cell stays a bar."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(_row(cells) for cells in lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(line(cell).replace("|", r"\|") for cell in cells) + " |"
