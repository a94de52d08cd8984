"""How the two nominalisation patterns share one decision: an act as a noun, with or without what it hides."""

from functools import lru_cache

from stancewatch.model.language import Severity
from stancewatch.suffixscape import guards, severity
from stancewatch.suffixscape.grammar import nominals
from stancewatch.suffixscape.grammar.linear import confidence
from stancewatch.suffixscape.grammar.shapes import shape
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
    """Return an act with consequences as a noun that has its object before it and nobody who acts."""
    weight = _evasive(tokens, place)
    if not weight:
        return ()
    return (_match(tokens, place - 1, place, weight, _score(tokens, place)),)


def _match(tokens: Tokens, first: int, place: int, weight: Severity, score: float) -> Match:
    words = {"noun": tokens.raw[place]}
    return Match(first, place + 1, weight, confidence(score), "linear", words=words)


@lru_cache(maxsize=2)
def _score(tokens: Tokens, place: int) -> float:
    return nominals.score(tokens, place)


def _evasive(tokens: Tokens, place: int) -> Severity | None:
    """Return how much hangs on an act that stands as a noun behind its object, or None."""
    words = tokens.words
    if not place or words[place - 1] not in lexicon("consequential_objects")[""]:
        return None
    weight = severity.of_act_noun(nominals.base(words[place]))
    before = shape(words[place - 2], tokens.raw[place - 2]) if place > 1 else "EDGE"
    if weight is Severity.NONE or before in ("POSS", "OWNER") or guards.quoted(tokens, place):
        return None
    return weight
