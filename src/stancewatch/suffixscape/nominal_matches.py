"""How the two nominalisation patterns share one decision: an act as a noun, with or without what it hides."""

from functools import lru_cache

from stancewatch.model.language import Severity
from stancewatch.suffixscape import guards, severity
from stancewatch.suffixscape.grammar import nominals
from stancewatch.suffixscape.grammar.linear import confidence
from stancewatch.suffixscape.grammar.shapes import BE, shape
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match
from stancewatch.suffixscape.phrases import lexicon


def harmless(tokens: Tokens, place: int) -> tuple[Match, ...]:
    """Return a noun that stands for an act, where `without_actor` does not claim it."""
    score = _score(tokens, place)
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


@lru_cache(maxsize=2)
def _score(tokens: Tokens, place: int) -> float:
    return nominals.score(tokens, place)


def _evasive(tokens: Tokens, place: int) -> Severity | None:
    """Return how much hangs on an act that stands as a noun and shows nobody who acts, or None.

    Three shapes: behind its object ("dataset creation"), before it as subject ("the selection of images was"), and
    as a finder of its own ("investigation shows").
    """
    weight = severity.of_act_noun(nominals.base(tokens.words[place]))
    if weight is Severity.NONE or guards.quoted(tokens, place):
        return None
    if tokens.words[place] in lexicon("consequential_objects")["finders"]:
        return weight if _finder(tokens, place) else None
    return weight if _behind_object(tokens, place) or _subject_with_object(tokens, place) else None


def _behind_object(tokens: Tokens, place: int) -> bool:
    return place > 0 and tokens.words[place - 1] in _objects() and _before(tokens, place - 1) not in _OWNERS


def _subject_with_object(tokens: Tokens, place: int) -> bool:
    words = tokens.words
    told = words[place + 1 : place + 4]
    if len(told) < 3 or told[0] != "of" or nominals.base(told[1]) not in _objects():
        return False
    return told[2] in BE and place > 0 and words[place - 1] == "the"


def _finder(tokens: Tokens, place: int) -> bool:
    words = tokens.words
    following = words[place + 1] if place + 1 < len(words) else ""
    finds = (
        following in lexicon("consequential_objects")["finding"]
        and words[place] in lexicon("consequential_objects")["finders"]
    )
    return finds and _before(tokens, place) not in (*_OWNERS, "NAME", "DET")


_OWNERS = ("POSS", "OWNER")


def _objects() -> frozenset[str]:
    return frozenset(lexicon("consequential_objects")[""])


def _before(tokens: Tokens, place: int) -> str:
    return shape(tokens.words[place - 1], tokens.raw[place - 1]) if place else "EDGE"
