"""What would settle open questions: which of them a reader should take first, and for which pages the others wait."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from stancewatch.model.audit import Audit
from stancewatch.model.lab import PageRole
from stancewatch.model.lens import Dimension
from stancewatch.model.score import Verdict

MOST = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What one question came to, as far as the order of reading depends on it."""

    indicator: str
    dimension: Dimension
    verdict: Verdict
    at_hand: bool
    """Whether a passage is proposed that a reader can judge at once."""


def first_readings(asked: Sequence[Asked], most: int = MOST) -> tuple[str, ...]:
    """Return the ids of the undecided indicators whose reading would narrow the composite most.

    An indicator weighs as much as its dimension has few that apply. Among equals those with a passage at hand
    come first, then the order in which they are given. One that waits for a page is open, but cannot be read.
    """
    applicable = [one for one in asked if one.verdict is not Verdict.NOT_APPLICABLE]
    alike = Counter(one.dimension for one in applicable)
    undecided = [one for one in applicable if one.verdict is Verdict.UNDECIDED]
    ordered = sorted(undecided, key=lambda one: (alike[one.dimension], not one.at_hand))
    return tuple(one.indicator for one in ordered[:most])


def first_readings_of(audit: Audit) -> tuple[str, ...]:
    """Return the ids of up to three undecided indicators of an audit whose reading would narrow its composite most."""
    return first_readings(
        [
            Asked(outcome.indicator, outcome.dimension, outcome.verdict, bool(outcome.proposals))
            for lens in audit.lenses
            for outcome in lens.outcomes
        ]
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """The questions of an audit that were not asked, because no page of a role they need was read."""

    questions: int
    roles: tuple[tuple[PageRole, int], ...]
    """How many of them a page of each role would let be asked, most first; one that several roles would do for counts
    under each. Empty for audits made before it was kept."""


def waiting(audit: Audit) -> Waiting:
    """Return how many questions of an audit wait for a page, and of which roles."""
    verdicts = [outcome.verdict for lens in audit.lenses for outcome in lens.outcomes]
    roles = sorted(audit.confidence.awaited.items(), key=lambda one: (-one[1], one[0]))
    return Waiting(verdicts.count(Verdict.NOT_COLLECTED), tuple(roles))
