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
    first = place - 1 if tokens.words[place - 1] in _objects() else place
    return (Match(first, place + 1, weight, 0.8, words={"noun": tokens.raw[place]}),)


def _match(tokens: Tokens, first: int, place: int, weight: Severity, score: float) -> Match:
    words = {"noun": tokens.raw[place]}
    return Match(first, place + 1, weight, confidence(score), "linear", words=words)


@lru_cache(maxsize=2)
def _score(tokens: Tokens, place: int) -> float:
    return nominals.score(tokens, place)


def _evasive(tokens: Tokens, place: int) -> Severity | None:
    """Return how much hangs on an act that stands as a noun beside its object, or None."""
    words = tokens.words
    weight = severity.of_act_noun(nominals.base(words[place]))
    if weight is Severity.NONE or not place or guards.quoted(tokens, place):
        return None
    if words[place - 1] in _objects() and _before(tokens, place - 1) not in ("POSS", "OWNER"):
        return weight
    told = words[place + 1 : place + 4]
    subject = told[:1] == ["of"] and nominals.base(told[1] if len(told) > 1 else "") in _objects()
    return weight if subject and told[2:] and told[2] in BE and words[place - 1] == "the" else None


def _objects() -> frozenset[str]:
    return frozenset(lexicon("consequential_objects")[""])


def _before(tokens: Tokens, place: int) -> str:
    return shape(tokens.words[place - 1], tokens.raw[place - 1]) if place else "EDGE"
