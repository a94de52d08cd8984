"""Fill stretches of a text without moving a single character, in time that grows with the text."""

import re
from collections.abc import Iterable

Span = tuple[int, int]
"""A half-open range of code points."""

_NOT_A_LINE_END = re.compile(r"[^\n]")
_ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,31};")


def blank(text: str, spans: Iterable[Span], fill: str = " ") -> str:
    """Return the text with spans filled; line ends stay. Spans are in order and do not overlap."""
    parts, at = [], 0
    for start, end in spans:
        if end > at:
            parts += [text[at:start], _NOT_A_LINE_END.sub(fill, text[max(start, at) : end])]
            at = end
    return "".join([*parts, text[at:]])


def blank_all(text: str, shape: re.Pattern[str], fill: str = " ", *, keep: int = 0) -> str:
    """Return the text with everything of a shape filled, less the first characters of each that are kept."""
    return blank(text, ((match.start() + keep, match.end()) for match in shape.finditer(text)), fill)


def without_entities(text: str) -> str:
    """Return the text with each character reference as its character where it is one mark, padded with blanks."""
    return _ENTITY.sub(_mark, text) if "&" in text else text


def _mark(match: re.Match[str]) -> str:
    from html import unescape

    reference = match.group()
    meant = unescape(reference)
    shown = meant if len(meant) == 1 and meant.isprintable() else " "
    return shown + " " * (len(reference) - 1)
