"""Cut a text of any length into pieces of bounded length, where possible between paragraphs or sentences."""

from collections.abc import Iterator

LONGEST = 4_096
"""Code points in a piece. Offsets are counted only in pieces with findings, so small pieces are faster."""

_CUTS = ("\n\n", "\x01", "\n", ". ", " ")


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield each piece with its offset. The pieces, joined, are the text."""
    start, size = 0, len(text)
    if size <= LONGEST:
        yield 0, text
        return
    while start < size:
        end = _cut(text, start) if size - start > LONGEST else size
        yield start, text[start:end]
        start = end


def _cut(text: str, start: int) -> int:
    """Return where the piece that begins at `start` ends: behind the best cut in its second half."""
    limit = start + LONGEST
    for cut in _CUTS:
        found = text.rfind(cut, start + LONGEST // 2, limit)
        if found > 0:
            return found + len(cut)
    return limit
