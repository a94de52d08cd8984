"""Done to people.

## What it finds
An act done to people, or to what they made, said or gave, with nobody who did it: "workers were engaged to rate", "some
accounts were closed", "the recordings were handed on". Acts that weigh whatever they are done to are
`agentless_passive`.
## Why it matters
The people are named and those who decided over them are not; they do not know whom to ask.
## Write instead
Name the actor as subject: "we hired workers to rate".
## False alarms
Participants of a study whose writers stand in the sentence before.
## Sources
Trew (1979) on agents deleted from reports; relation nsubj:pass of Universal Dependencies.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import clauses, denials, guards, passive_matches
from stancewatch.suffixscape.grammar import nominals
from stancewatch.suffixscape.grammar.passives import Passive, found
from stancewatch.suffixscape.grammar.shapes import AUXILIARIES, CLASSES
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match, Pattern, Status
from stancewatch.suffixscape.phrases import words_in
from stancewatch.suffixscape.word_rules import neighboured

_TO_PEOPLE = words_in("done_to_people", "to_people")
_TO_WORKS = words_in("done_to_people", "to_works")
_PAST = frozenset(("was", "were", "been", "being"))
_BEFORE = (
    _PAST
    | {word for word, name in CLASSES.items() if name in ("ADV", "NOT", "CONJ")}
    | words_in("done_to_people", "how")
)
"""What stands before a participle behind its auxiliary: all else is another construction."""
REACH = 8
"""Words before a participle among which its auxiliary stands."""
_TO_DATA = words_in("done_to_people", "to_data")


_NAMED = frozenset(
    form
    for section in ("people", "some", "works", "data")
    for noun in words_in("done_to_people", section)
    for form in (noun, f"{noun}s", f"{noun}es", f"{noun}'s", f"{noun[:-1]}ies")
)
FAR = 24
"""Words before a participle among which its subject stands."""


def _detect(tokens: Tokens, participle: int) -> tuple[Match, ...]:
    words = tokens.words
    if _PAST.isdisjoint(words[max(0, participle - REACH) : participle]):
        return ()
    if _NAMED.isdisjoint(words[max(0, participle - FAR) : participle]):
        return ()
    low = max(tokens.sentence(participle)[0], participle - REACH)
    auxiliary = next((at for at in range(participle - 1, low - 1, -1) if tokens.words[at] in AUXILIARIES), -1)
    if auxiliary < 0 or tokens.words[auxiliary] not in _PAST or not _is_named(tokens, auxiliary, participle):
        return ()
    passives = [one for one in found(tokens, auxiliary) if one.agent < 0]
    told = zip(passives, passive_matches.agentless(tokens, auxiliary), strict=True)
    return tuple(
        match._replace(severity=_weight(tokens, one))
        for one, match in told
        if one.head == participle and match.severity is Severity.NONE
    )


def _is_named(tokens: Tokens, auxiliary: int, participle: int) -> bool:
    """Say whether people, or what they made, are what the act is done to."""
    first = clauses.subject(tokens, auxiliary - 1 if tokens.shape(auxiliary - 1) == "HAVE" else auxiliary)
    named = _heads(tokens, first, auxiliary)
    word = tokens.words[participle]
    if word in _TO_DATA and not named.isdisjoint(words_in("done_to_people", "data")):
        return True
    people = words_in("done_to_people", "people") | words_in("done_to_people", "some")
    if word in _TO_PEOPLE and not named.isdisjoint(people):
        return True
    return word in _TO_WORKS and (
        not named.isdisjoint(words_in("done_to_people", "works")) or _is_of_people(tokens, first, auxiliary)
    )


_NOUNS = frozenset(("WORD", "NOUN", "PLURAL", "ER", "ADJ"))
"""Before these a noun only describes another: "retrieval tool"."""


def _heads(tokens: Tokens, first: int, auxiliary: int) -> set[str]:
    """Return the nouns of a subject, in the singular: those before "of" only, but for "hundreds of letters"."""
    heads: set[str] = set()
    for at in range(first, auxiliary):
        if tokens.shape(at) == "PREP" and heads.isdisjoint(words_in("done_to_people", "some")):
            break
        if tokens.shape(at + 1) not in _NOUNS:
            heads |= {tokens.words[at], nominals.base(tokens.words[at])}
    return heads


def _is_of_people(tokens: Tokens, first: int, auxiliary: int) -> bool:
    """Say whether a subject is told as somebody's: "children's drawings", "user data"."""
    people = words_in("done_to_people", "people")
    return any(nominals.base(word.removesuffix("'s")) in people for word in tokens.words[first:auxiliary])


def _weight(tokens: Tokens, one: Passive) -> Severity:
    return Severity.NONE if guards.quoted(tokens, one.head) or _is_routine(tokens, one) else Severity.LOW


def _is_routine(tokens: Tokens, one: Passive) -> bool:
    """Say whether the clause tells what can be, what was not done, or who did it."""
    words = tokens.words
    if not _POSSIBILITY.isdisjoint(words[one.first : one.head]) or (
        one.first and words[one.first - 1] in _LED_TO
    ):
        return True
    if denials.denies_act(tokens, one.first, one.head):
        return True
    if clauses.is_conditional(tokens, one.head) or clauses.is_aside(tokens, one.first):
        return True
    return clauses.names_speaker(tokens, one.head) or clauses.names_agent_later(tokens, one.head)


_POSSIBILITY = frozenset(("can", "could", "must", "might", "should", "cannot", "may", "will", "would"))
_LED_TO = frozenset(("that", "which", "who", "to"))


PATTERN = Pattern(
    name="done_to_people",
    family=Family.AGENCY_DIFFUSION,
    effect="Says what was done to people and leaves out who did it.",
    alternative="Name who acts as the subject: “[who] did this”.",
    question="by whom?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "Workers in two towns were asked to rate the pots.",
        "Some accounts were closed by mistake.",
        "The recordings were handed to a contractor.",
        "Hundreds of letters were read and rated.",
        "Singers have been asked to sign.",
    ),
    misses=(
        "We hired workers to rate the pots.",
        "Workers were engaged by the town to rate the pots.",
        "The workers can be asked.",
        "If workers are asked, they sign.",
        "The pots were handed to a contractor.",
        "We noted that workers were engaged.",
        "The letters were not read.",
    ),
    sources=(
        "Trew, Theory and ideology at work, in Fowler et al., Language and Control, 1979",
        "https://universaldependencies.org/u/dep/nsubj-pass.html",
    ),
    detect=neighboured(_detect, before=_BEFORE),
    words=_TO_PEOPLE | _TO_WORKS | _TO_DATA,
)
