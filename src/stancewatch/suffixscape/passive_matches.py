"""How the two passive patterns share one decision: a passive names its agent, or it does not."""

from stancewatch.model.language import Severity
from stancewatch.suffixscape import guards, severity
from stancewatch.suffixscape.grammar.linear import confidence
from stancewatch.suffixscape.grammar.passives import Passive, found
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match


def agentless(tokens: Tokens, auxiliary: int) -> tuple[Match, ...]:
    """Return the passives of an auxiliary that name nobody as the one who acts."""
    return tuple(_match(tokens, one) for one in found(tokens, auxiliary) if one.agent < 0)


def with_agent(tokens: Tokens, auxiliary: int) -> tuple[Match, ...]:
    """Return the passives of an auxiliary that name who acts: harmless, and counted."""
    return tuple(_match(tokens, one) for one in found(tokens, auxiliary) if one.agent >= 0)


def _match(tokens: Tokens, one: Passive) -> Match:
    participle = tokens.raw[one.head]
    named = one.agent >= 0
    weight = Severity.NONE if named else _weight(tokens, one)
    return Match(
        first=one.first,
        last=one.last,
        severity=weight,
        confidence=min(confidence(one.score), confidence(one.agent_score)),
        detector="linear",
        agentless=not named,
        words={"verb": participle, "participle": participle},
    )


def _weight(tokens: Tokens, one: Passive) -> Severity:
    """Return how much hangs on who acted: nothing for harmless acts, denials, conditions and quotations."""
    weight = severity.of_participle(tokens.words[one.head])
    if weight is Severity.NONE or guards.quoted(tokens, one.head):
        return Severity.NONE
    return weight
