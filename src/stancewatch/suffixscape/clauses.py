"""What a passive clause is about and where it stands: the words that decide whether who acted matters."""

from functools import cache

from stancewatch.suffixscape.grammar import agents, nominals
from stancewatch.suffixscape.grammar.shapes import CLASSES
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.phrases import words_in

_SUBJECT_ENDS = frozenset(
    word
    for word, name in CLASSES.items()
    if name in ("SUB", "MARK", "CONJ", "BE", "MODAL", "HAVE", "TO", "PRON")
)
LONGEST_SUBJECT = 14
"""Words before a verb that are looked through for what was acted on."""
FAR = 14
"""Words before a verb within which the opening of its clause stands."""


def subject(tokens: Tokens, verb: int, longest: int = LONGEST_SUBJECT) -> int:
    """Return the place where the subject of a verb begins: the verb's own place where none stands before it."""
    low, _ = tokens.sentence(verb)
    words, first = tokens.words, verb
    least = max(low, verb - longest)
    while first > least and words[first - 1] not in _SUBJECT_ENDS and words[first - 1][0].isalnum():
        first -= 1
    return first


def is_about_people(tokens: Tokens, verb: int) -> bool:
    """Say whether what is acted on is data, a work, a model or a person, or is named or pointed to ("it", "CLIP")."""
    first = subject(tokens, _before_bracket(tokens, verb))
    words = tokens.words[first:verb]
    if not words:
        return True
    return any(nominals.base(word) in _acted_on() for word in words) or any(
        raw[1:].lower() != raw[1:] for raw in tokens.raw[first:verb]
    )


@cache
def _acted_on() -> frozenset[str]:
    return words_in("consequential_objects", "whole") | words_in("consequential_objects", "acted_on")


def _before_bracket(tokens: Tokens, place: int) -> int:
    """Return the place of a bracket that closes right before a place, or the place itself: "lines (two) were"."""
    if not place or tokens.words[place - 1] != ")":
        return place
    low, _ = tokens.sentence(place)
    return next((at for at in range(place - 2, low, -1) if tokens.words[at] == "("), place)


def is_aside(tokens: Tokens, verb: int) -> bool:
    """Say whether the clause only says when or to what end: "after they were removed", "ensure that links are removed"."""
    words, (low, _) = tokens.words, tokens.sentence(verb)
    for at in range(verb - 1, max(low, verb - FAR) - 1, -1):
        if words[at] in _STOPS:
            return False
        if words[at] in _ASIDES:
            return True
    return False


_STOPS = (",", ";", ":", "because")
_ASIDES = frozenset((
    "after", "before", "once", "moment", "time", "whether", "how", "why", "where", "which", "whose", "whom", "what", "ensure", "ensures", "ensuring",
    "make", "sure", "so", "wherever", "whenever",
))  # fmt: skip


def is_conditional(tokens: Tokens, place: int) -> bool:
    """Say whether the sentence states a condition under which the act happens."""
    low, high = tokens.sentence(place)
    return not _CONDITIONS.isdisjoint(tokens.words[low:high])


_CONDITIONS = frozenset(("if", "unless", "when", "whenever", "once"))


def names_speaker(tokens: Tokens, place: int) -> bool:
    """Say whether the sentence names its writers as doers: "we"."""
    low, high = tokens.sentence(place)
    return "we" in tokens.words[low:high]


def names_agent_later(tokens: Tokens, head: int) -> bool:
    """Say whether somebody who acts is named further on: "used to train models by firms"."""
    words, (_, high) = tokens.words, tokens.sentence(head)
    return any(
        words[at] == "by" and tokens.shape(at - 1) != "PART" and not agents.is_other_use(tokens, at)
        for at in range(head + 1, high - 1)
    )


def is_done_to_reader(tokens: Tokens, verb: int, head: int) -> bool:
    """Say whether a policy says what may be done to its reader: "your account may be suspended"."""
    words = tokens.words
    if tokens.raw[verb] not in ("may", "might") and tokens.raw[verb - 1] not in ("may", "might"):
        return False
    return "your" in words[subject(tokens, verb) : verb] and not _TO_READER.isdisjoint(words[verb : head + 3])


_TO_READER = frozenset((
    "suspended", "terminated", "restricted", "removed", "deleted", "disclosed", "shared", "collected", "banned", "blocked", "withheld",
    "sold", "retained", "monitored", "recorded", "reviewed", "disabled",
))  # fmt: skip
