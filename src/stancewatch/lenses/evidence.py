"""The quotes of an outcome, best first: what it rests on, then what was hit or is near in one order."""

from collections.abc import Iterator

from stancewatch.model.evidence import Quote
from stancewatch.model.lens import Finding, Outcome, Proposal

MOST_QUOTES = 10


def evidence(outcome: Outcome) -> tuple[Proposal, ...]:
    """Return up to MOST_QUOTES passages with the reason each is shown."""
    found = {proposal.quote: proposal for proposal in _in_order(outcome)}
    return tuple(found.values())[:MOST_QUOTES]


def _in_order(outcome: Outcome) -> Iterator[Proposal]:
    proposals, nearest = outcome.search.proposals, outcome.search.nearest
    rests_on: tuple[Quote, ...] = outcome.evidence if isinstance(outcome, Finding) else ()
    yield from (one for quote in rests_on for one in proposals if one.quote == quote)
    if outcome.search.contradicting:
        yield from proposals[:1]
        yield from (one for one in proposals if one.quote in outcome.search.contradicting)
    yield from outcome.search.first
    yield from proposals
    yield from nearest
