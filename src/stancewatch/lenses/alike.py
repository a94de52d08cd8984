"""Which pieces read like an answer, by the cues they hold and those beside them.

It places a passage, and does no more: it neither proposes, nor awards, nor stops a silence
(docs/decisions/0034-likeness.md).
"""

from collections.abc import Iterator, Sequence

from stancewatch.lenses.reading import Piece, Reading

BESIDE = 2
"""Pieces before and behind whose likeness counts for the order: an answer often runs over some sentences."""
LEAST = -3.0
"""Likeness in context below which a piece takes no part. From -3 down the first 10 passages on the labelled labs are
the same; from 0 up some are lost."""


def in_context(reading: Reading, question: str) -> list[float]:
    """Return the likeness of each piece, that of the most alike piece beside it on its page added."""
    own, pieces = reading.likenesses.of(question), reading.pieces
    return [one + max(_beside(number, own, pieces), default=0.0) for number, one in enumerate(own)]


def most_alike(reading: Reading, question: str, most: int) -> list[int]:
    """Return the pieces most like an answer, best first, at most `most`."""
    likeness = in_context(reading, question)
    found = (number for number, one in enumerate(likeness) if one >= LEAST)
    return sorted(found, key=lambda number: (-likeness[number], number))[:most]


def _beside(number: int, own: Sequence[float], pieces: Sequence[Piece]) -> Iterator[float]:
    for other in range(max(0, number - BESIDE), min(len(own), number + BESIDE + 1)):
        if other != number and pieces[other].page is pieces[number].page and own[other] > 0:
            yield own[other]
