"""One search for one indicator: expressions sentence by sentence, nearness beside them, joined by rank.

What an expression hits is a proposal; what an exclusion takes away again is kept as rejected; what is only
near in wording is named too. Nothing here decides anything, and the same pages give the same trace.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stancewatch.lenses.alike import most_alike
from stancewatch.lenses.embeddings import by_meaning, nearest, retrievers
from stancewatch.lenses.expressions import Hit, every, tried
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


@dataclass(frozen=True, slots=True)
class _Near:
    """What comes near a question without being hit."""

    scores: dict[int, float]
    """By piece, how near it is; also those that only stand in a near section."""
    reasons: Mapping[int, str]
    placed: frozenset[int]
    """The pieces that are near themselves."""


def search(indicator: Indicator, pages: Sequence[Page], on: date) -> SearchTrace:
    """Search some pages for what an indicator asks; `on` is the date of the latest capture among them."""
    reading = reading_of(pages)
    hits, rejected = tried(indicator.expressions, reading, indicator.id, on)
    near = _near(indicator, reading)
    ranked = in_order(with_hits(near.scores, hits))
    shown = _Shown(reading, {hit.number: hit for hit in hits}, near.reasons)
    only_near = (one for one in in_order(near.scores) if one in near.placed and one not in shown.hits)
    return SearchTrace(
        indicator=indicator.id,
        pages=reading.searched,
        languages=reading.languages,
        sentences=len(reading.pieces),
        expressions=every(indicator.expressions),
        queries=queries(indicator),
        proposals=shown.proposals((one for one in ranked if one in shown.hits), MOST_PROPOSALS),
        rejected=tuple(
            RejectedHit(reading.pieces[one].quote(), why) for one, why in rejected[:MOST_REJECTED]
        ),
        nearest=shown.proposals(only_near, MOST_NEAREST),
        first=shown.proposals(apart(reading, ranked), MOST_FIRST),
        on=on,
        unread=reading.unread,
        contradicting=tuple(reading.pieces[hit.number].quote() for hit in hits if hit.denies),
        against_silence=against_silence(indicator, reading, found=bool(hits)),
        retrievers=retrievers(),
    )


def _near(indicator: Indicator, reading: Reading) -> _Near:
    """Look for what is near by words, by what it stands among, by cues of an answer and by meaning."""
    asked = queries(indicator)
    by_words = [reading.index.nearest(query, NEAR) for query in asked]
    sections = [reading.section_index.nearest(query, SECTIONS) for query in asked]
    meant = nearest(tuple(piece.folded for piece in reading.pieces), asked, NEAR)
    like = most_alike(reading, indicator.id, NEAR)
    scores = nearness(reading, [*by_words, *meant.values()], sections, like)
    placed = frozenset(number for one in (*by_words, *meant.values(), like) for number in one)
    reasons = {
        **dict.fromkeys(scores.keys() - placed, IN_SECTION),
        **dict.fromkeys(like, BY_CUES),
        **dict.fromkeys((number for one in by_words for number in one), BY_WORDS),
        **by_meaning(by_words, meant),
    }
    return _Near(scores, reasons, placed)


def queries(indicator: Indicator) -> tuple[str, ...]:
    """Return the wordings by which nearness is measured."""
    further = synonyms().get(indicator.id)
    own = f"{indicator.question} {indicator.met} {indicator.partial}"
    return (own, *indicator.queries, *([further] if further else ()))


@dataclass(frozen=True, slots=True)
class _Shown:
    """Pieces as a reader is shown them, each with its reason."""

    reading: Reading
    hits: Mapping[int, Hit]
    near: Mapping[int, str]
    """Why the pieces are shown that nothing hit."""

    def proposals(self, numbers: Iterable[int], most: int) -> tuple[Proposal, ...]:
        """Return the pieces as proposals, the same words only once in a page."""
        kept: dict[tuple[str, str], Proposal] = {}
        for number in numbers:
            if len(kept) == most:
                break
            piece = self.reading.pieces[number]
            kept.setdefault((piece.page.document.sha256, piece.folded), self._proposal(number))
        return tuple(kept.values())

    def _proposal(self, number: int) -> Proposal:
        quote, hit = self.reading.pieces[number].quote(), self.hits.get(number)
        return Proposal(quote, hit.reason, hit.kind) if hit else Proposal(quote, self.near[number])
