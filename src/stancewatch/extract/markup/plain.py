"""Plain text: paragraphs parted by blank lines, and list items."""

import re

from stancewatch.extract.markup.rows import rows
from stancewatch.extract.markup.slices import Slices
from stancewatch.model.evidence import Passage, PassageKind

_ITEM = re.compile(r"[ \t]*(?:[-*+•‣◦–]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]+")


def passages(text: str) -> tuple[Passage, ...]:
    """Return the blocks of a plain text as slices of it."""
    slices = Slices(text)
    kind, start, end, line = PassageKind.PARAGRAPH, -1, -1, 0
    for row in rows(text):
        item = _ITEM.match(row.text)
        if start >= 0 and (row.blank or item is not None):
            slices.add(kind, start, end, line)
            start = -1
        if row.blank:
            continue
        if start < 0:
            kind = PassageKind.PARAGRAPH if item is None else PassageKind.LIST_ITEM
            start, line = row.start + (item.end() if item else 0), row.number
        end = row.start + len(row.text)
    if start >= 0:
        slices.add(kind, start, end, line)
    return slices.passages()
