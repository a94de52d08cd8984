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
    if _is_code(tokens, first, verb):
        return False
    return any(nominals.base(word) in _acted_on() for word in words) or any(
        raw[1:].lower() != raw[1:] for raw in tokens.raw[first:verb]
    )


def _is_code(tokens: Tokens, first: int, verb: int) -> bool:
    """Say whether a subject is part of a program: "all arguments", "values of the request model", "the hook on X"."""
    last = next((at for at in range(first + 1, verb) if tokens.shape(at) == "PREP"), verb)
    code = words_in("consequential_objects", "code")
    return any(nominals.base(word) in code for word in tokens.words[first:last])


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
    """Say whether a participle at a place tells what happens under a condition, not what happened.

    "When" beside a past tense is a date, but for a clause it opens itself: "when the images were removed".
    """
    low, high = tokens.sentence(place)
    words = tokens.words
    if any(_is_condition(words, at) for at in range(_clause(words, low, place), place)):
        return True
    if any(words[at] in _PASTS for at in range(max(low, place - FAR), place)):
        return False
    return any(_is_condition(words, at) for at in range(low, high))


def _clause(words: list[str], low: int, place: int) -> int:
    """Return where the clause of a verb opens: behind the last comma or "that" before it."""
    return next((at + 1 for at in range(place - 1, low - 1, -1) if words[at] in _CLAUSE_STOPS), low)


def _is_condition(words: list[str], at: int) -> bool:
    if words[at] == "once":
        return not _ONCE.intersection(words[at + 1 : at + 2])
    return words[at] in _CONDITIONS


_CLAUSE_STOPS = frozenset((",", ";", ":", "that", "because"))
_CONDITIONS = frozenset(("if", "unless", "when", "whenever"))
_ONCE = frozenset(
    ("a", "an", "per", "every", "each", "in", "again", "more", "and", "or", "upon", ",", ".", "at", "for")
)
"""Behind "once" these make it a count: "once a day"."""
_PASTS = frozenset(("was", "were", "been", "got"))


def names_speaker(tokens: Tokens, place: int) -> bool:
    """Say whether writers are named as doers in the clause of a verb or in one joined to it: "we checked that"."""
    return any(_stops_between(tokens.words, we, place) <= 1 for we in _speakers(tokens, place))


def names_speaker_apart(tokens: Tokens, place: int) -> bool:
    """Say whether writers are named as doers anywhere in the sentence of a verb."""
    return bool(_speakers(tokens, place))


def _speakers(tokens: Tokens, place: int) -> list[int]:
    """Return the places of every "we" in a sentence, less those who only say, feel or thank."""
    low, high = tokens.sentence(place)
    return [at for at in range(low, high) if tokens.words[at] == "we" and not _only_says(tokens, at, high)]


def _stops_between(words: list[str], one: int, other: int) -> int:
    first, last = sorted((one, other))
    return sum(words[at] in _JOINTS and words[at - 1] not in _JOINTS for at in range(first + 1, last))


_JOINTS = frozenset((",", ";", ":", "but", "because", "and", "so"))


def _only_says(tokens: Tokens, we: int, high: int) -> bool:
    """Say whether the verb of a "we" does nothing to anything: "we regret", "we are sorry", "we thank"."""
    words = tokens.words
    verb = next((at for at in range(we + 1, min(high, we + 6)) if tokens.shape(at) not in _PASSED), we)
    return words[verb] in _saying()


_PASSED = frozenset(("ADV", "MODAL", "HAVE", "BE", "NOT", "NEG", "DO"))


@cache
def _saying() -> frozenset[str]:
    return words_in("consequential_objects", "saying")


def names_agent_later(tokens: Tokens, head: int) -> bool:
    """Say whether somebody who acts is named further on: "used to train models by firms"."""
    words, (_, high) = tokens.words, tokens.sentence(head)
    return any(
        words[at] == "by" and tokens.shape(at - 1) != "PART" and not agents.is_other_use(tokens, at)
        for at in range(head + 1, high - 1)
    )


def is_done_to_reader(tokens: Tokens, verb: int, head: int) -> bool:
    """Say whether a policy says what may be done to its reader: "your account may be suspended".

    `verb` is where the verb group opens. Without "your", only what users bring counts, and not what merely "can" be done.
    """
    words = tokens.words
    modal = words[verb - 1] if verb and tokens.shape(verb - 1) == "MODAL" else words[verb]
    if modal not in _ALLOWING or _TO_READER.isdisjoint(words[verb : head + 3]):
        return False
    named = words[subject(tokens, verb) : verb]
    if "your" in named:
        return True
    return modal in ("may", "might", "will") and not _OF_USERS.isdisjoint(named)


_ALLOWING = frozenset(("may", "might", "can", "could", "will"))
_OF_USERS = frozenset(
    ("user", "users", "customer", "member", "members", "personal", "content", "information", "accounts")
)
_TO_READER = frozenset((
    "suspended", "terminated", "restricted", "removed", "deleted", "disclosed", "shared", "collected", "banned", "blocked", "withheld",
    "sold", "retained", "monitored", "recorded", "reviewed", "disabled",
))  # fmt: skip
