"""How the two passive patterns share one decision: a passive names its agent, or it does not."""

import re
from functools import partial

from stancewatch.model.language import Severity
from stancewatch.suffixscape import active_voice, clauses, denials, guards, severity
from stancewatch.suffixscape.grammar.candidates import REACH
from stancewatch.suffixscape.grammar.linear import confidence
from stancewatch.suffixscape.grammar.passives import Passive, found
from stancewatch.suffixscape.grammar.shapes import AUXILIARIES
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match


def agentless(tokens: Tokens, auxiliary: int) -> tuple[Match, ...]:
    """Return the passives of an auxiliary, or of another word of `STARTS`, that name nobody as the one who acts."""
    return tuple([_match(tokens, one) for one in found(tokens, auxiliary) if one.agent < 0])


def consequential(tokens: Tokens, participle: int) -> tuple[Match, ...]:
    """Return the same for one participle: its nearest auxiliary is looked for, most sentences never are."""
    joined = severity.is_joined(tokens, participle)
    if not joined and severity.of_participle(tokens, participle) is Severity.NONE:
        return ()
    heads = (participle, participle - 2) if joined else (participle,)
    low = max(tokens.sentence(participle)[0], participle - REACH)
    for auxiliary in range(participle - 1, low - 1, -1):
        if tokens.words[auxiliary] in AUXILIARIES:
            return tuple(
                _match(tokens, one) for one in found(tokens, auxiliary) if one.head in heads and one.agent < 0
            )
    return ()


def with_agent(tokens: Tokens, auxiliary: int) -> tuple[Match, ...]:
    """Return the passives of an auxiliary that name who acts: harmless, and counted."""
    return tuple([_match(tokens, one) for one in found(tokens, auxiliary) if one.agent >= 0])


def _match(tokens: Tokens, one: Passive) -> Match:
    named = one.agent >= 0
    weight = Severity.NONE if named or one.is_bare else _weight(tokens, one)
    return Match(
        first=one.first,
        last=one.last,
        severity=weight,
        confidence=min(confidence(one.score), confidence(one.agent_score)),
        detector=_detector(tokens, one),
        agentless=not named,
        alternative=partial(_alternative, tokens, one),
    )


def _detector(tokens: Tokens, one: Passive) -> str:
    if one.is_bare:
        return "lexical"
    return "parser" if one.head in tokens.votes else "linear"


def _alternative(tokens: Tokens, one: Passive) -> str:
    if one.is_bare:
        return f"Say who does it: “{active_voice.asked(tokens, one)}”."
    if one.agent >= 0:
        clause = active_voice.active(tokens, one, "[agent]")
        return (
            f"The active form is shorter: “{clause}”."
            if clause
            else "Say it actively: the one who acts first."
        )
    clause = active_voice.active(tokens, one, "[who]")
    return (
        f"Name who acts: “{clause}”." if clause else f"Say who does it: “{active_voice.asked(tokens, one)}”."
    )


def _weight(tokens: Tokens, one: Passive) -> Severity:
    """Return how much hangs on who acted: nothing for harmless acts, mere possibilities, conditions and quotations."""
    weight = severity.of_participle(tokens, one.head)
    if weight is Severity.NONE or guards.quoted(tokens, one.head):
        return Severity.NONE
    if _is_routine(tokens, one):
        return Severity.NONE
    return severity.lowered(weight) if clauses.names_speaker_apart(tokens, one.head) else weight


def _is_routine(tokens: Tokens, one: Passive) -> bool:
    """Say whether the clause tells what can or must be done, or what a model was taught, not what somebody did."""
    words = tokens.words
    possible = words[one.first] == "be" or not _POSSIBILITY.isdisjoint(words[one.first : one.head])
    if possible and not clauses.is_done_to_reader(tokens, one.first, one.head):
        return True
    if one.first and words[one.first - 1] in _RELATIVES:
        return True
    if denials.denies_act(tokens, one.first, one.head) and not severity.is_owed(words[one.head]):
        return True
    if clauses.is_conditional(tokens, one.head) or clauses.is_aside(tokens, one.first):
        return True
    if clauses.names_speaker(tokens, one.head) or not clauses.is_about_people(tokens, one.first):
        return True
    return clauses.names_agent_later(tokens, one.head) or _is_note(words, one)


def _is_note(words: list[str], one: Passive) -> bool:
    """Say whether the clause notes what was not done, what a model was taught, terms of use, or a change of code."""
    head = words[one.head]
    rest = words[one.head + 1 : one.head + 7]
    if head == "trained":
        return rest[:1] != ["on"] or "our" in rest[:3]
    if head == "used" and "not" in words[one.first : one.head]:
        return True
    if head == "restricted" and rest[:1] == ["to"]:
        return True
    if head in _KEPT and rest[:1] and rest[0] in _PLACES:
        return True
    return rest[:1] == ["in"] and bool(_VERSION.match("".join(rest[1:2])))


_KEPT = frozenset(("stored", "logged", "recorded", "shared"))
_PLACES = frozenset(("in", "as", "at", "on", "under", "locally", "via", "between", "across", "next"))
"""Behind "stored" or "shared", a note on where or how something is kept."""
_VERSION = re.compile(r"(v\d+|versions?|releases?)$")
"""What is removed in a version is code."""
_POSSIBILITY = frozenset(("can", "could", "must", "might", "should", "cannot", "may", "'ll", "will", "would"))
_RELATIVES = frozenset(("that", "which", "who", "to"))
