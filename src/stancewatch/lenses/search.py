"""One search for one indicator: expressions sentence by sentence, nearness beside them, joined by rank.

What an expression hits is a proposal; what an exclusion takes away again is kept as rejected; what is only
near in wording is named too. Nothing here decides anything, and the same pages give the same trace.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from stancewatch.lenses.alike import most_alike
from stancewatch.lenses.embeddings import by_meaning, nearest, retrievers
from stancewatch.lenses.expressions import every, tried
from stancewatch.lenses.ranking import SECTIONS, apart, in_order, nearness, with_hits
from stancewatch.lenses.reading import Reading, reading_of
from stancewatch.lenses.silence import against_silence
from stancewatch.lenses.synonyms import synonyms
from stancewatch.model.evidence import Page
from stancewatch.model.lens import Indicator, Proposal, RejectedHit, SearchTrace

MOST_PROPOSALS = 20
MOST_REJECTED = 20
MOST_NEAREST = 10
MOST_FIRST = 10
NEAR = 60
"""Pieces per query that take part in the joining by rank."""
IN_SECTION = "section nearest by BM25"
"""The reason of a passage that is near only by what it stands among."""
BY_WORDS = "nearest by BM25"
"""The reason of a passage that shares the rarest words with a wording of the question."""
BY_CUES = "near by cues of an answer"
"""The reason of a passage that only the order of likeness put forward."""


def search(indicator: Indicator, pages: Sequence[Page], on: date) -> SearchTrace:
    """Search some pages for what an indicator asks; `on` is the date of the latest capture among them."""
    reading = reading_of(pages)
    hits, rejected = tried(indicator.expressions, reading, indicator.id)
    asked = queries(indicator)
    near = [reading.index.nearest(query, NEAR) for query in asked]
    sections = [reading.section_index.nearest(query, SECTIONS) for query in asked]
    meant = nearest(tuple(piece.folded for piece in reading.pieces), asked, NEAR)
    like = most_alike(reading, indicator.id, NEAR)
    around = nearness(reading, [*near, *meant.values()], sections, like)
    ranked = in_order(with_hits(around, hits))
    reasons = {hit.number: hit.reason for hit in hits}
    placed = frozenset(number for one in (*near, *meant.values(), like) for number in one)
    named = {
        **dict.fromkeys(around.keys() - placed, IN_SECTION),
        **dict.fromkeys(like, BY_CUES),
        **dict.fromkeys((number for one in near for number in one), BY_WORDS),
        **by_meaning(near, meant),
        **reasons,
    }
    return SearchTrace(
        indicator=indicator.id,
        pages=reading.searched,
        languages=reading.languages,
        sentences=len(reading.pieces),
        expressions=every(indicator.expressions),
        queries=asked,
        proposals=tuple(
            _proposals(reading, (one for one in ranked if one in reasons), reasons, MOST_PROPOSALS)
        ),
        rejected=tuple(
            RejectedHit(reading.pieces[one].quote(), why) for one, why in rejected[:MOST_REJECTED]
        ),
        nearest=tuple(
            _proposals(
                reading,
                (one for one in in_order(around) if one in placed and one not in reasons),
                named,
                MOST_NEAREST,
            )
        ),
        first=tuple(_proposals(reading, apart(reading, ranked), named, MOST_FIRST)),
        on=on,
        unread=reading.unread,
        contradicting=tuple(reading.pieces[hit.number].quote() for hit in hits if hit.denies),
        against_silence=against_silence(indicator, reading, found=bool(hits)),
        retrievers=retrievers(),
    )


def queries(indicator: Indicator) -> tuple[str, ...]:
    """Return the wordings by which nearness is measured."""
    further = synonyms().get(indicator.id)
    own = f"{indicator.question} {indicator.met} {indicator.partial}"
    return (own, *indicator.queries, *([further] if further else ()))


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
            yield Proposal(piece.quote(), reasons[number])
