"""Clauses whose subject is an act put as a noun: "Account verification is performed", "Training on user chats helps".

Here any act somebody answers for counts, in whatever clause; `act_shapes` knows the closer shapes of fewer acts.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from stancewatch.suffixscape.act_catalogue import answered_for, is_about_people
from stancewatch.suffixscape.grammar import agents, nominals
from stancewatch.suffixscape.grammar.shapes import BE, CLASSES
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.phrases import words_in

REACH = 14
"""Words behind an act among which its verb stands."""


class Subject(NamedTuple):
    """An act put as a noun and what is said of it, as places of tokens."""

    first: int
    """Where its phrase begins."""
    noun: int
    verb: int
    last: int
    """Behind the verb."""


@lru_cache(maxsize=2)
def subject(tokens: Tokens, place: int) -> Subject | None:
    """Return the clause of which an act at a place is the subject, where nobody in it acts, or None.

    The last answers are kept, since several patterns ask about the same place one after the other.
    """
    if place and CLASSES.get(tokens.words[place - 1]) in _NOT_BEFORE:
        return None
    if _told().isdisjoint(tokens.words[place + 1 : place + REACH]) or tokens.shape(place + 1) in _COMPOUNDED:
        return None
    first = _phrase(tokens, place)
    if first < 0:
        return None
    verb = _verb(tokens, place)
    if verb < 0 or _names_somebody(tokens, first, verb):
        return None
    if nominals.base(tokens.words[place]) not in answered_for() and not is_about_people(tokens, first, verb):
        return None
    return Subject(first, place, verb, verb + 1)


_COMPOUNDED = frozenset(("WORD", "NOUN", "PLURAL", "NAME", "ER", "ING"))
"""Behind an act these make it part of another noun: "access requests"."""


@cache
def _told() -> frozenset[str]:
    """Return the words that may be the verb of an act: where none stands near, nothing is told of it."""
    return words_in("act_verbs", "brings") | words_in("act_verbs", "happens") | TAKES | BE


def following() -> frozenset[str]:
    """Return the words that may come next where an act is the subject: a verb, what it is done to, another act."""
    told = words_in("act_verbs", "brings") | words_in("act_verbs", "happens") | TAKES | BE
    return told | frozenset(
        ("of", "on", "in", "from", "with", "to", "into", "and", "or", "for", "at", "by", "within")
    )


def _phrase(tokens: Tokens, place: int) -> int:
    """Return where the phrase of an act begins, or -1 where it names whose act it is, or is no subject."""
    low, _ = tokens.sentence(place)
    first = place
    while first > low and tokens.shape(first - 1) in _BEFORE:
        first -= 1
    joined = first - 1
    while joined > low and tokens.shape(first - 1) == "CONJ" and tokens.shape(joined - 1) in _BEFORE:
        joined -= 1
    if low <= joined < first - 1:
        first = joined
    elif first > low and tokens.shape(first - 1) == "CONJ":
        return -1
    if first - 2 >= low and tokens.words[first][0].isdigit() and tokens.words[first - 2][0].isdigit():
        first += 1  # the second half of "2.13" is no beginning
    if tokens.shape(first) in ("POSS", "OWNER") or (first > low and tokens.shape(first - 1) in _NOT_BEFORE):
        return -1
    return first


_BEFORE = frozenset(("ADJ", "WORD", "NOUN", "NAME", "DET", "QUANT", "PART", "ING", "ER", "NUM", "VERY"))
_NOT_BEFORE = frozenset(
    ("POSS", "OWNER", "PREP", "BY", "TO", "PRON", "MODAL", "DO", "HAVE", "BE", "NOT", "GET")
)


def _verb(tokens: Tokens, place: int) -> int:
    """Return the place of the verb that follows an act and what it is done to, or -1."""
    words, (_, high) = tokens.words, tokens.sentence(place)
    said = words_in("act_verbs", "brings") | words_in("act_verbs", "happens") | TAKES
    for at in range(place + 1, min(high, place + REACH)):
        word = words[at]
        if word in _STOPS or word in _RELATIVES:
            return -1
        if word in BE or (word in said and not _is_adjective(tokens, at)):
            return at
        if tokens.shape(at) in ("MODAL", "HAVE", "DO", "PRON", "BY"):
            return -1
    return -1


def _is_adjective(tokens: Tokens, at: int) -> bool:
    """Say whether a participle only describes the noun behind it: "with affected communities"."""
    before, behind = tokens.shape(at - 1), tokens.shape(at + 1)
    noun_behind = behind in ("WORD", "PLURAL", "NOUN", "ADJ")
    return (
        tokens.words[at].endswith("ed") and noun_behind and before in ("PREP", "DET", "ADJ", "CONJ", "POSS")
    )


TAKES = frozenset(("took", "takes", "take"))
_STOPS = frozenset((",", ";", ":", ".", "(", ")", "!", "?", "|", "–", "—", "[", "]", "<", ">"))
_RELATIVES = frozenset((
    "that", "which", "who", "whose", "where", "when", "if", "while", "because", "unless", "as", "than", "how", "whether",
))  # fmt: skip
OPENINGS = frozenset((",", ":", ";", "that", "-", "*", "•", "and", "but", "“", '"'))
"""What stands before the beginning of a clause."""


def _names_somebody(tokens: Tokens, first: int, verb: int) -> bool:
    """Say whether the words of a phrase name whose act it is: "our", "you", "by the team"."""
    words = tokens.words
    return any(words[at] in PERSONS for at in range(first, verb)) or any(
        words[at] == "by" and not agents.is_other_use(tokens, at) for at in range(first, verb)
    )


PERSONS = frozenset(("we", "us", "our", "you", "your", "i", "my", "their", "his", "her", "they"))
