"""One search for one indicator: expressions sentence by sentence, nearness beside them, joined by rank.

What an expression hits is a proposal; what an exclusion takes away again is kept as rejected; what is only
near in wording is named too. Nothing here decides anything, and the same pages give the same trace.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from stancewatch.lenses.reading import Piece, Reading, reading_of
from stancewatch.model.evidence import Page
from stancewatch.model.lens import Expressions, Indicator, Proposal, RejectedHit, SearchTrace

MOST_PROPOSALS = 20
MOST_REJECTED = 20
MOST_NEAREST = 10
NEAR = 60
"""Pieces per query that take part in the joining by rank."""
RANK_OFFSET = 20
"""Added to a rank before its reciprocal is taken; a larger one makes the first places count less."""
HIT_WEIGHT = {"sure": 4.0, "strong": 3.0, "weak": 1.5, "inverting": 1.5}
"""What a first place by expressions counts against a first place by nearness."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """A piece that expressions hit."""

    number: int
    kind: str
    """Of the narrowest expression that hit."""
    reason: str
    expressions: int
    """How many hit."""


def search(indicator: Indicator, pages: Sequence[Page], on: date) -> SearchTrace:
    """Search some pages for what an indicator asks; `on` is the date of the latest capture among them."""
    reading = reading_of(pages)
    hits, rejected = _hits(indicator.expressions, reading)
    ranked = _ranked(hits, _near(indicator, reading))
    reasons = {hit.number: hit.reason for hit in hits}
    found = [number for number in ranked if number in reasons]
    near = [number for number in ranked if number not in reasons]
    return SearchTrace(
        indicator=indicator.id,
        pages=reading.searched,
        languages=reading.languages,
        sentences=len(reading.pieces),
        expressions=_every(indicator.expressions),
        queries=queries(indicator),
        proposals=tuple(_proposals(reading, found, reasons, MOST_PROPOSALS)),
        rejected=tuple(
            RejectedHit(reading.pieces[number].quote(), why) for number, why in rejected[:MOST_REJECTED]
        ),
        nearest=tuple(_proposals(reading, near, {}, MOST_NEAREST)),
        on=on,
        unread=reading.unread,
    )


def queries(indicator: Indicator) -> tuple[str, ...]:
    """Return the wordings by which nearness is measured."""
    return (f"{indicator.question} {indicator.met} {indicator.partial}", *indicator.queries)


def _hits(expressions: Expressions, reading: Reading) -> tuple[list[_Hit], list[tuple[int, str]]]:
    tried = _compiled(expressions)
    hits, rejected = [], []
    for number, piece in enumerate(reading.pieces):
        hit = tried.hit(number, piece)
        if hit is None:
            continue
        excluded = tried.excluded(piece)
        if excluded:
            rejected.append((number, f"{hit.reason}, taken away by {excluded}"))
        else:
            hits.append(hit)
    return hits, rejected


@dataclass(frozen=True, slots=True)
class _Tried:
    """An indicator's expressions, compiled; `any_of` is quick to say no."""

    any_of: re.Pattern[str] | None
    kinds: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]
    exclude: tuple[re.Pattern[str], ...]

    def hit(self, number: int, piece: Piece) -> _Hit | None:
        if self.any_of is None or not self.any_of.search(piece.folded):
            return None
        found = [(kind, place) for kind, place, one in self._each() if one.search(piece.folded)]
        kind, place = found[0]
        return _Hit(number, kind, f"{kind} expression {place}", len(found))

    def excluded(self, piece: Piece) -> str:
        for place, one in enumerate(self.exclude, start=1):
            if one.search(piece.folded):
                return f"exclusion {place}"
        return ""

    def _each(self) -> Iterator[tuple[str, int, re.Pattern[str]]]:
        for kind, expressions in self.kinds:
            for place, one in enumerate(expressions, start=1):
                yield kind, place, one


@lru_cache(maxsize=256)
def _compiled(expressions: Expressions) -> _Tried:
    kinds = (
        ("sure", _patterns(expressions.sure)),
        ("strong", _patterns(expressions.strong)),
        ("weak", _patterns(expressions.weak)),
        ("inverting", _patterns(expressions.invert)),
    )
    every = _every(expressions)
    any_of = re.compile("|".join(f"(?:{one})" for one in every), re.IGNORECASE) if every else None
    return _Tried(any_of, kinds, _patterns(expressions.exclude))


def _every(expressions: Expressions) -> tuple[str, ...]:
    return (*expressions.sure, *expressions.strong, *expressions.weak, *expressions.invert)


def _patterns(expressions: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one, re.IGNORECASE) for one in expressions)


def _near(indicator: Indicator, reading: Reading) -> list[list[int]]:
    return [reading.index.nearest(query, NEAR) for query in queries(indicator)]


def _ranked(hits: Sequence[_Hit], near: Sequence[Sequence[int]]) -> list[int]:
    """Join the rankings: the sum of weighted reciprocal ranks, ties by place in the pages."""
    scores: dict[int, float] = {}
    for ranking in near:
        for rank, number in enumerate(ranking):
            scores[number] = scores.get(number, 0.0) + 1 / (RANK_OFFSET + rank) / len(near)
    for hit in hits:
        more = 1 + 0.2 * min(3, hit.expressions - 1)
        scores[hit.number] = scores.get(hit.number, 0.0) + HIT_WEIGHT[hit.kind] * more / RANK_OFFSET / 3
    return sorted(scores, key=lambda number: (-scores[number], number))


def _proposals(
    reading: Reading, numbers: Iterable[int], reasons: dict[int, str], most: int
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
