"""Passages of a text that stays as it is: each is a slice of it."""

import re

from stancewatch.model.evidence import Passage, PassageKind

_EDGES = "\ufeff \t\r\n\f\v\xa0"
_WORDLIKE = re.compile(r"[^\W_]")


class Slices:
    """Collects passages of a text by their offsets."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._passages: list[Passage] = []

    def add(self, kind: PassageKind, start: int, end: int, line: int) -> None:
        """Add the text from `start` to `end` without white space at its ends; nothing where no letter is in it."""
        piece = self._text[start:end]
        start += len(piece) - len(piece.lstrip(_EDGES))
        piece = piece.strip(_EDGES)
        if _WORDLIKE.search(piece):
            number = len(self._passages)
            self._passages.append(Passage(number, kind, piece, start, start + len(piece), f"line {line}"))

    def passages(self) -> tuple[Passage, ...]:
        """Return what was collected, in the order it was added."""
        return tuple(self._passages)
