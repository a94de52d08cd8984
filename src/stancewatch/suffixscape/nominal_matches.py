"""How the two nominalisation patterns share one decision: an act as a noun, with or without what it hides."""

from functools import cache

from stancewatch.model.language import Severity
from stancewatch.suffixscape import guards, severity
from stancewatch.suffixscape.grammar import agents, nominals
from stancewatch.suffixscape.grammar.linear import confidence
from stancewatch.suffixscape.grammar.shapes import BE
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match
from stancewatch.suffixscape.phrases import lexicon


def harmless(tokens: Tokens, place: int) -> tuple[Match, ...]:
    """Return a noun that stands for an act, where `without_actor` does not claim it."""
    score = nominals.score(tokens, place)
    if score <= 0 or _evasive(tokens, place):
        return ()
    return (_match(tokens, place, place, Severity.NONE, score),)


def without_actor(tokens: Tokens, place: int) -> tuple[Match, ...]:
    """Return an act with consequences as a noun that has its object beside it and nobody who acts."""
    weight = _evasive(tokens, place)
    if not weight:
        return ()
    first = place - 1 if _behind_object(tokens, place) else place
    last = place + 2 if _finder(tokens, place) else place + 1
    return (Match(first, last, weight, 0.8, words={"noun": tokens.raw[place]}),)


def _match(tokens: Tokens, first: int, place: int, weight: Severity, score: float) -> Match:
    words = {"noun": tokens.raw[place]}
    return Match(first, place + 1, weight, confidence(score), "linear", words=words)


def _evasive(tokens: Tokens, place: int) -> Severity | None:
    """Return how much hangs on an act that stands as a noun and shows nobody who acts, or None.

    Three shapes: behind its object ("dataset creation"), before it as subject ("Removal of the links followed"), and
    as a finder of its own ("an investigation found").
    """
    noun = nominals.base(tokens.words[place])
    weight = severity.of_act_noun(noun)
    if weight is Severity.NONE or not _has_shape(tokens, place, noun) or guards.quoted(tokens, place):
        return None
    return weight


def _has_shape(tokens: Tokens, place: int, noun: str) -> bool:
    if noun in _listed("finders"):
        return _finder(tokens, place)
    if _behind_object(tokens, place) and noun not in _listed("technical"):
        return True
    return _subject_with_object(tokens, place)


def _behind_object(tokens: Tokens, place: int) -> bool:
    return place > 0 and tokens.words[place - 1] in _listed("") and _before(tokens, place - 1) not in _OWNERS


def _subject_with_object(tokens: Tokens, place: int) -> bool:
    """Say whether an act has its object behind "of" and nobody who acts, and its sentence tells of it.

    It opens the sentence and a verb says what became of it, or it is one of the acts that are always somebody's doing:
    "after the deletion of the links".
    """
    words = tokens.words
    of = place + 3 if words[place + 1 : place + 2] in (["and"], ["or"]) else place + 1
    if words[of : of + 1] != ["of"]:
        return False
    low, high = tokens.sentence(place)
    if of >= high or _names_actor(tokens, of, high):
        return False
    if _opens(words, low, place):
        verb = next((at for at in range(of + 2, min(high, of + REACH)) if _is_told(tokens, at)), -1)
        return verb > 0 and _holds_object(words[of + 1 : verb])
    doing = nominals.base(words[place]) in _listed("doing") and words[place - 1] == "the"
    return doing and _holds_object(words[of + 1 : min(high, of + 5)])


def _names_actor(tokens: Tokens, low: int, high: int) -> bool:
    return any(
        tokens.words[at] == "by" and not agents.is_other_use(tokens, at) for at in range(low, high - 1)
    )


def _holds_object(words: list[str]) -> bool:
    return any(nominals.base(word) in _listed("whole") for word in words)


def _opens(words: list[str], low: int, place: int) -> bool:
    """Say whether a noun opens its sentence, but for "the"."""
    return place == low or (place == low + 1 and words[low] == "the")


REACH = 8
"""Words from "of" to the verb that are looked through."""


def _is_told(tokens: Tokens, place: int) -> bool:
    """Say whether the word at a place is a verb that tells what became of an act: "was", "has", "followed"."""
    word = tokens.words[place]
    return word in _TELLING or (word.endswith("ed") and tokens.shape(place - 1) not in _MODIFIED)


_TELLING = BE | frozenset(
    ("has", "had", "began", "took", "led", "continues", "remains", "became", "came", "followed")
)
_MODIFIED = frozenset(("DET", "PREP", "POSS", "CONJ", "ADJ", "ADV"))


def _finder(tokens: Tokens, place: int) -> bool:
    words = tokens.words
    following = words[place + 1] if place + 1 < len(words) else ""
    if following not in _listed("finding") or nominals.base(words[place]) not in _listed("finders"):
        return False
    before = tokens.shape(place - 1)
    if before in ("ADJ", "WORD"):
        before = tokens.shape(place - 2)
    if before == "DET":
        return following in _PAST
    return before not in (*_OWNERS, "NAME")


_OWNERS = ("POSS", "OWNER")
_PAST = frozenset(("found", "concluded", "uncovered", "identified", "established", "revealed"))


@cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(word for line in lexicon("consequential_objects")[section] for word in line.split())


def _before(tokens: Tokens, place: int) -> str:
    return tokens.shape(place - 1)
