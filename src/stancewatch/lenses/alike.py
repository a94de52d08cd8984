"""Pieces that read like an answer, by the cues they hold and those beside them.

What stands among cues of an answer is placed higher, and what is very like an answer is proposed to a reader. It
never awards: on labs not seen the readers had cited such a passage too rarely (docs/decisions/0034-likeness.md).
"""

from collections.abc import Iterable, Iterator, Sequence

from stancewatch.lenses.expressions import ALIKE, DOUBTFUL, WEAK, Hit
from stancewatch.lenses.guard import Match, asks_for_denial, unsaid
from stancewatch.lenses.likeness import telling
from stancewatch.lenses.reading import Piece, Reading

PROPOSED = 2.0
"""Likeness from which a piece is proposed by itself."""
BESIDE = 2
"""Pieces before and behind whose likeness counts for the order: an answer often runs over some sentences."""
FEWEST_WORDS = 6
"""Words below which a piece is a label, a name or a heading and answers nothing by itself."""


def in_context(reading: Reading, question: str) -> list[float]:
    """Return the likeness of each piece, that of the most alike piece beside it on its page added."""
    own, pieces = reading.likenesses.of(question), reading.pieces
    return [one + max(_beside(number, own, pieces), default=0.0) for number, one in enumerate(own)]


def most_alike(reading: Reading, question: str, most: int) -> list[int]:
    """Return the pieces most like an answer, best first, at most `most`."""
    likeness = in_context(reading, question)
    return sorted(range(len(likeness)), key=lambda number: (-likeness[number], number))[:most]


def alike(reading: Reading, question: str) -> Iterator[Hit]:
    """Yield the pieces that by themselves read like an answer, in order; `doubtful` where the guard says so."""
    for number, likeness in enumerate(reading.likenesses.of(question)):
        piece = reading.pieces[number]
        if likeness >= PROPOSED and len(piece.folded.split()) >= FEWEST_WORDS:
            words = telling(question, reading.places, number)
            doubt = unsaid(piece, _match(piece, words), question)
            kind = DOUBTFUL if doubt else WEAK
            yield Hit(number, kind, f"{kind} likeness to an answer by: {', '.join(words)}", 0, doubt, ALIKE)


def joined(hits: Iterable[Hit], found: Iterable[Hit]) -> list[Hit]:
    """Return what expressions hit, and what is alike where none does, in the order of the pages."""
    by_number = {hit.number: hit for hit in (*found, *hits)}
    return [by_number[number] for number in sorted(by_number)]


def _beside(number: int, own: Sequence[float], pieces: Sequence[Piece]) -> Iterator[float]:
    for other in range(max(0, number - BESIDE), min(len(own), number + BESIDE + 1)):
        if other != number and pieces[other].page is pieces[number].page and own[other] > 0:
            yield own[other]


def _match(piece: Piece, words: Sequence[str]) -> Match:
    """Return where the heaviest of some words stands; the whole piece where none does."""
    text = piece.folded.lower()
    found = [(text.find(word), word) for word in words]
    at, word = next(((at, word) for at, word in found if at >= 0), (0, text))
    return Match(at, min(at + len(word), len(piece.folded)), asks_for_denial(word))
