"""What a reader is shown beside an outcome, best first: the one order that the command line, audits and the site share.

The figures on evidence in docs/explanation/method.md are counted in this order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from stancewatch.model.evidence import Quote
from stancewatch.model.lens import Finding, Gap, Outcome, Proposal

MOST_SHOWN = 10
LATEST_PROPOSAL = 5
"""Place at which the best proposal stands at the latest, however near others are: a page shows no more."""
NAMED = "named by the judge"
"""The reason of a passage that a finding rests on and no expression hit."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage beside an outcome, with the reason it stands there."""

    quote: Quote
    reason: str
    near: bool
    """Whether nothing hit it and no judge named it: it only comes near in wording, and nothing rests on it."""

    @classmethod
    def of(cls, found: Proposal) -> Self:
        """Return a passage of a search, as the search names it."""
        return cls(found.quote, found.reason, near=found.kind is None)


def shown(outcome: Outcome) -> tuple[Shown, ...]:
    """Return up to MOST_SHOWN passages, none twice: what a finding rests on, then hits and near ones in one order."""
    found: dict[Quote, Shown] = {}
    for one in _in_order(outcome):
        found.setdefault(one.quote, one)
    return tuple(found.values())[:MOST_SHOWN]


def nearest(outcome: Outcome) -> tuple[Shown, ...]:
    """Return what came near without being hit: of a gap all that a reader is shown, else as the search kept it."""
    return shown(outcome) if isinstance(outcome, Gap) else tuple(map(Shown.of, outcome.search.nearest))


def _in_order(outcome: Outcome) -> Iterator[Shown]:
    search = outcome.search
    if isinstance(outcome, Finding):
        reasons = {one.quote: one.reason for one in search.proposals}
        yield from (Shown(one, reasons.get(one, NAMED), near=False) for one in outcome.evidence)
    if search.contradicting:
        yield from map(Shown.of, search.proposals[:1])
        yield from (Shown.of(one) for one in search.proposals if one.quote in search.contradicting)
    first = [Shown.of(one) for one in search.first]
    if all(one.near for one in first[:LATEST_PROPOSAL]):
        first[LATEST_PROPOSAL - 1 : LATEST_PROPOSAL - 1] = map(Shown.of, search.proposals[:1])
    yield from first
    yield from map(Shown.of, (*search.proposals, *search.nearest))
