"""Joins what expressions hit and what is near into one order: by rank, by section, and no two neighbours.

The weights were chosen over nine labs with each left out in turn (docs/explanation/method.md gives the figures).
"""

from collections.abc import Iterator, Sequence

from stancewatch.lenses.expressions import Hit
from stancewatch.lenses.reading import Reading
from stancewatch.model.lens import HitKind

RANK_OFFSET = 5
"""Added to a rank before its reciprocal is taken; a larger one makes the first places count less. Without
expressions and likeness 3 finds .53 and .74 of the labelled evidence in the first 3 and 10 passages, 5 finds .50 and .76,
20 finds .46 and .72, 60 finds .40 and .66 (python -m benchmarks.lenses.embeddings, 2026-11-22)."""
HIT_WEIGHT = {
    HitKind.SURE: 8.0,
    HitKind.STRONG: 6.0,
    HitKind.WEAK: 3.0,
    HitKind.INVERTING: 3.0,
    HitKind.CONCEPT: 1.0,
}
"""What a hit counts, in thirds of a first place by nearness."""
MORE_WEIGHT = 0.2
"""What each further expression that hits the same piece adds, up to three of them."""
DOUBT_WEIGHT = 0.6
"""What a hit loses that is denied, somebody else's or states nothing."""
SECTION_WEIGHT = 0.4
"""What the section that is nearest to all wordings adds to each of its pieces: it is often only the heading, or the
sentence before, that says what is spoken of."""
SECTION_OFFSET = 3
LIKE_WEIGHT = 1.0
"""What the piece most like an answer gains beside a first place by nearness."""
SECTIONS = 20
"""Sections for each wording that take part."""
LABEL_WEIGHT = 0.3
"""What a piece loses that is only a label or an entry of a menu."""
APART = 80
"""Code points between two passages of a page from which they are not the same place."""


def nearness(
    reading: Reading,
    near: Sequence[Sequence[int]],
    sections: Sequence[Sequence[int]],
    like: Sequence[int] = (),
) -> dict[int, float]:
    """Return, by piece, how near it is: the mean of its reciprocal ranks, its section's added."""
    scores = _joined(near, RANK_OFFSET)
    for section, score in _joined(sections, SECTION_OFFSET).items():
        for number in reading.sections[section]:
            scores[number] = scores.get(number, 0.0) + SECTION_WEIGHT * score
    for number, score in _joined([like], RANK_OFFSET).items():
        scores[number] = scores.get(number, 0.0) + LIKE_WEIGHT * score
    for number in reading.labels:
        if number in scores:
            scores[number] -= LABEL_WEIGHT
    return scores


def with_hits(near: dict[int, float], hits: Sequence[Hit]) -> dict[int, float]:
    """Return the same with what the expressions hit added, each by the narrowest that did."""
    scores = dict(near)
    for hit in hits:
        more = 1 + MORE_WEIGHT * min(3, hit.expressions - 1)
        lost = DOUBT_WEIGHT if hit.kind is HitKind.DOUBTFUL else 0.0
        scores[hit.number] = scores.get(hit.number, 0.0) + HIT_WEIGHT[hit.rank] * more / 3 - lost
    return scores


def in_order(scores: dict[int, float]) -> list[int]:
    """Return the pieces best first, ties by place in the pages."""
    return sorted(scores, key=lambda number: (-scores[number], number))


def apart(reading: Reading, numbers: Sequence[int]) -> Iterator[int]:
    """Yield the pieces in the same order without those that stand beside an earlier one, or say just the same."""
    kept: list[int] = []
    for number in numbers:
        if not any(_beside(reading, number, other) for other in kept):
            kept.append(number)
            yield number


def _beside(reading: Reading, number: int, other: int) -> bool:
    one, two = reading.pieces[number], reading.pieces[other]
    if one.page is not two.page:
        return False
    near = one.start < two.end + APART and two.start < one.end + APART
    return near or one.folded == two.folded


def _joined(rankings: Sequence[Sequence[int]], offset: int) -> dict[int, float]:
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, number in enumerate(ranking):
            scores[number] = scores.get(number, 0.0) + offset / (offset + rank) / len(rankings)
    return scores
