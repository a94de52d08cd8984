"""One search for one indicator: expressions sentence by sentence, nearness beside them, joined by rank.

What an expression hits is a proposal; what an exclusion takes away again is kept as rejected; what is only
near in wording is named too. Nothing here decides anything, and the same pages give the same trace.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from stancewatch.lenses.embeddings import by_meaning, nearest, retrievers
from stancewatch.lenses.expressions import Hit, every, tried
from stancewatch.lenses.reading import Reading, reading_of
from stancewatch.lenses.silence import against_silence
from stancewatch.model.evidence import Page
from stancewatch.model.lens import Indicator, Proposal, RejectedHit, SearchTrace

MOST_PROPOSALS = 20
MOST_REJECTED = 20
MOST_NEAREST = 10
NEAR = 60
"""Pieces per query that take part in the joining by rank."""
RANK_OFFSET = 5
"""Added to a rank before its reciprocal is taken; a larger one makes the first places count less. Without any
expression 5 finds .48 and .69 of the labelled evidence in the first 3 and 10 passages, 20 finds .37 and .63, 60 finds
.31 and .54; with the expressions 5 and 20 find the same (benchmarks/lenses/embeddings.py, 2026-11-22)."""
HIT_WEIGHT = {"sure": 4.0, "strong": 3.0, "weak": 1.5, "inverting": 1.5, "concept": 0.5}
"""What a hit counts, in thirds of a first place by nearness."""
MORE_WEIGHT = 0.2
"""What each further expression that hits the same piece adds, up to three of them."""


def search(indicator: Indicator, pages: Sequence[Page], on: date) -> SearchTrace:
    """Search some pages for what an indicator asks; `on` is the date of the latest capture among them."""
    reading = reading_of(pages)
    hits, rejected = tried(indicator.expressions, reading, indicator.id)
    near = [reading.index.nearest(query, NEAR) for query in queries(indicator)]
    meant = nearest(tuple(piece.folded for piece in reading.pieces), queries(indicator), NEAR)
    ranked = _ranked(hits, near)
    around = _ranked((), [*near, *meant.values()])
    reasons = {hit.number: hit.reason for hit in hits}
    return SearchTrace(
        indicator=indicator.id,
        pages=reading.searched,
        languages=reading.languages,
        sentences=len(reading.pieces),
        expressions=every(indicator.expressions),
        queries=queries(indicator),
        proposals=tuple(
            _proposals(reading, (one for one in ranked if one in reasons), reasons, MOST_PROPOSALS)
        ),
        rejected=tuple(
            RejectedHit(reading.pieces[one].quote(), why) for one, why in rejected[:MOST_REJECTED]
        ),
        nearest=tuple(
            _proposals(
                reading,
                (one for one in around if one not in reasons),
                by_meaning(near, meant),
                MOST_NEAREST,
            )
        ),
        on=on,
        unread=reading.unread,
        contradicting=tuple(reading.pieces[hit.number].quote() for hit in hits if hit.denies),
        against_silence=against_silence(indicator, reading),
        retrievers=retrievers(),
    )


def queries(indicator: Indicator) -> tuple[str, ...]:
    """Return the wordings by which nearness is measured."""
    return (f"{indicator.question} {indicator.met} {indicator.partial}", *indicator.queries)


def _ranked(hits: Sequence[Hit], near: Sequence[Sequence[int]]) -> list[int]:
    """Join the rankings: the sum of weighted reciprocal ranks, ties by place in the pages."""
    scores: dict[int, float] = {}
    for ranking in near:
        for rank, number in enumerate(ranking):
            scores[number] = scores.get(number, 0.0) + RANK_OFFSET / (RANK_OFFSET + rank) / len(near)
    for hit in hits:
        more = 1 + MORE_WEIGHT * min(3, hit.expressions - 1)
        scores[hit.number] = scores.get(hit.number, 0.0) + HIT_WEIGHT[hit.rank] * more / 3
    return sorted(scores, key=lambda number: (-scores[number], number))


def _proposals(
    reading: Reading, numbers: Iterable[int], reasons: Mapping[int, str], most: int
) -> Iterator[Proposal]:
    """Yield the pieces as proposals, the same words only once in a page."""
    seen: set[tuple[str, str]] = set()
    for number in numbers:
        piece = reading.pieces[number]
        words = (piece.page.document.sha256, piece.folded)
        if len(seen) == most:
            return
        if words not in seen:
            seen.add(words)
            yield Proposal(piece.quote(), reasons.get(number, "nearest by BM25"))
