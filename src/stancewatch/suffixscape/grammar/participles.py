"""Participles without an auxiliary: "images scraped from the web", "Trained on photographs, the model ..."."""

from stancewatch.suffixscape.grammar.shapes import AUXILIARIES, CLASSES, is_participle
from stancewatch.suffixscape.grammar.tokens import Tokens

_NOUNS = frozenset(("WORD", "NOUN", "PLURAL", "NAME", "ER"))
_FINITE = frozenset(("BE", "HAVE", "DO", "MODAL"))
FOLLOWERS = frozenset(word for word, name in CLASSES.items() if name in ("PREP", "BY"))
"""Words of which one must come next: a participle without an auxiliary is asked about only there."""


def is_reduced_relative(tokens: Tokens, place: int) -> bool:
    """Say whether a participle follows its noun and leaves the verb of the sentence to another word."""
    if not place or not _may_start(tokens, place):
        return False
    words = tokens.words
    if tokens.shape(place - 1) not in _NOUNS:
        return False
    if words[place + 1] == "by":
        return True
    low, high = tokens.sentence(place)
    others = words[low : place - 1] + words[place + 2 : high]
    return any(CLASSES.get(word) in _FINITE for word in others)


def is_bare(tokens: Tokens, place: int) -> bool:
    """Say whether a participle opens its sentence or clause: "Trained on photographs, ..."."""
    if not _may_start(tokens, place):
        return False
    low, _ = tokens.sentence(place)
    return place == low or (tokens.words[place - 1] == "," and CLASSES.get(tokens.words[place + 1]) == "BY")


def _may_start(tokens: Tokens, place: int) -> bool:
    words = tokens.words
    if place + 1 >= len(words) or words[place + 1] not in FOLLOWERS or not is_participle(words[place]):
        return False
    low, high = tokens.sentence(place)
    return place + 1 < high and AUXILIARIES.isdisjoint(words[max(low, place - 6) : place])
