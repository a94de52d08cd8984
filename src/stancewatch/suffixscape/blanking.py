"""Fill stretches of a text without moving a single character, in time that grows with the text."""

import re
from collections.abc import Iterable

Span = tuple[int, int]
"""A half-open range of code points."""

_NOT_A_LINE_END = re.compile(r"[^\n]")
_ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,31};")


HELD = 4_096
"""Parts of a text held before they are joined: a part costs more memory than its characters."""


def blank(text: str, spans: Iterable[Span], fill: str = " ") -> str:
    """Return the text with spans filled; line ends stay. Spans are in order and do not overlap."""
    joined: list[str] = []
    parts: list[str] = []
    at = 0
    for start, end in spans:
        if end > at:
            parts += (text[at:start], filled(text[max(start, at) : end], fill))
            at = end
            if len(parts) > HELD:
                joined.append("".join(parts))
                parts.clear()
    if not at:
        return text
    return "".join([*joined, *parts, text[at:]])


def filled(part: str, fill: str) -> str:
    """Return a part as so many characters of filling, its line ends kept."""
    return _NOT_A_LINE_END.sub(fill, part) if "\n" in part else fill * len(part)


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
