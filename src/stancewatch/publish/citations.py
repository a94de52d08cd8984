"""Every place where an audit quotes an archived text, and what it quotes it for."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from stancewatch.model.audit import Audit, LensEntry, OutcomeEntry, ProposalEntry, QuoteEntry
from stancewatch.publish.addresses import outcome_anchor
from stancewatch.publish.flags import place_of, shown_at

SHOWN_OF_A_SEARCH = 3
"""Passages of each kind that a page shows of a search record; the rest is in the data. With all of them most
sentences of a page would be republished, and the page would outgrow its budget."""

SHOWN_OF_AN_ANSWER = 5
"""Passages that a page shows at most beside a question that needs reading."""


class Use(StrEnum):
    """What a quote is used for."""

    FINDING = "finding"
    PROPOSAL = "needs reading"
    FLAG = "flagged wording"
    CLAIM = "claim"
    NEAREST = "near, not proposed"
    REJECTED = "set aside"

    @property
    def looked_at(self) -> bool:
        """Whether the words were only met in a search and support nothing."""
        return self in {Use.NEAREST, Use.REJECTED}


@dataclass(frozen=True, slots=True)
class Citation:
    """One quote of one audit."""

    audit: Audit
    entry: QuoteEntry
    use: Use
    label: str
    """What it is cited for, in a few words: `Scientific Evidence, SE3`."""
    anchor: str
    """Where on the audit's page it is cited."""
    shown: bool = True
    """Whether a page shows it; every quote is checked, shown or not."""


def citations(audit: Audit) -> Iterator[Citation]:
    """Yield every quote an audit publishes: evidence, search records, flags and claims."""
    for lens in audit.lenses:
        for outcome in lens.outcomes:
            yield from _of_outcome(audit, lens, outcome)
    shown = shown_at(audit)
    for flag in audit.flags:
        anchor, pattern = shown.get(place_of(flag)), flag.pattern.replace("_", " ")
        yield Citation(audit, flag, Use.FLAG, pattern, anchor or "suffixscape", shown=anchor is not None)
    for claim in audit.claims:
        yield Citation(audit, claim, Use.CLAIM, "claim", "claims")


def _of_outcome(audit: Audit, lens: LensEntry, outcome: OutcomeEntry) -> Iterator[Citation]:
    label, anchor = f"{lens.title}, {outcome.indicator}", outcome_anchor(outcome.indicator)
    for place, entry in enumerate(outcome.evidence):
        use, shown = _used(outcome, entry, place)
        yield Citation(audit, entry, use, label, anchor, shown)
    for use, entries in ((Use.REJECTED, outcome.search.rejected), (Use.NEAREST, outcome.search.nearest)):
        for place, entry in enumerate(entries):
            shown = outcome.kind == "gap" and place < SHOWN_OF_A_SEARCH
            yield Citation(audit, entry, use, label, anchor, shown)


def _used(outcome: OutcomeEntry, entry: ProposalEntry, place: int) -> tuple[Use, bool]:
    """Return what a passage is used for, and whether a page shows it: beside a finding only what it may rest on."""
    if entry.near:
        return Use.NEAREST, outcome.kind == "undecided" and place < SHOWN_OF_AN_ANSWER
    return Use.FINDING if outcome.kind == "finding" else Use.PROPOSAL, outcome.kind in {
        "finding",
        "undecided",
    }
