"""An act put as a noun before its object or what became of it: "Removal of the links followed", "Annotation took place"."""

from stancewatch.suffixscape.act_words import TELLING, listed, names_actor
from stancewatch.suffixscape.grammar import nominals
from stancewatch.suffixscape.grammar.tokens import Tokens

REACH = 8
"""Words from "of" to the verb that are looked through."""
FAR = 24
"""The same behind acts that make something: its name may be long."""


def took_place(tokens: Tokens, place: int) -> bool:
    """Say whether an act opens its sentence and is said to take place: "Annotation took place in Kenya"."""
    words, (low, high) = tokens.words, tokens.sentence(place)
    happened = place + 2 < high and words[place + 1] in _HAPPENING
    if not happened or not _opens(words, low, place) or names_actor(tokens, place, high):
        return False
    return not words[place + 1].startswith("t") or words[place + 2] == "place"


_HAPPENING = frozenset(
    ("took", "takes", "happened", "happens", "occurred", "occurs", "began", "continues", "continued")
)


def subject_with_object(tokens: Tokens, place: int) -> bool:
    """Say whether an act has its object behind "of" and nobody who acts, and its sentence tells of it.

    It opens the sentence and a verb says what became of it, or it is one of the acts that are always somebody's doing:
    "after the deletion of the links".
    """
    words, (low, high) = tokens.words, tokens.sentence(place)
    of = place + 3 if words[place + 1 : place + 2] in (["and"], ["or"]) else place + 1
    if words[of : of + 1] != ["of"] or of >= high or names_actor(tokens, of, high):
        return False
    if _opens(words, low, place):
        return _is_made(tokens, place, of) or _became(tokens, of)
    doing = nominals.base(words[place]) in listed("doing") and words[place - 1] == "the"
    topic = words[place - 2] in _TOPICS
    return doing and not topic and _holds_object(words[of + 1 : min(high, of + 5)])


_TOPICS = ("about", "on", "regarding", "concerning", "for", "describes")


def _is_made(tokens: Tokens, place: int, of: int) -> bool:
    """Say whether an act behind "the" makes something and is told of, however long the name of what it makes."""
    words, (low, high) = tokens.words, tokens.sentence(place)
    act = nominals.base(words[place])
    making = place > low and act in listed("making") and act not in listed("doing")
    return making and any(words[at] in _MADE for at in range(of + 2, min(high, of + FAR)))


def _became(tokens: Tokens, of: int) -> bool:
    """Say whether a verb tells what became of an act on an object that stands behind "of"."""
    words, (_, high) = tokens.words, tokens.sentence(of)
    verb = next((at for at in range(of + 2, min(high, of + REACH)) if _is_told(tokens, at)), -1)
    ruled = words[verb + 1] in _RULED if 0 < verb < high - 1 else False
    return verb > 0 and not ruled and _holds_object(words[of + 1 : verb])


def _holds_object(words: list[str]) -> bool:
    return any(nominals.base(word) in listed("whole") for word in words)


def _opens(words: list[str], low: int, place: int) -> bool:
    """Say whether a noun opens its sentence, but for "the"."""
    return place == low or (place == low + 1 and words[low] == "the")


def _is_told(tokens: Tokens, place: int) -> bool:
    """Say whether the word at a place is a verb that tells what became of an act: "was", "has", "followed"."""
    word = tokens.words[place]
    return word in TELLING or (word.endswith("ed") and tokens.shape(place - 1) not in _MODIFIED)


_MADE = TELLING | frozenset(
    ("demonstrated", "demonstrates", "showed", "shows", "marks", "marked", "involved", "required")
)
_RULED = frozenset(
    ("subject", "governed", "permitted", "prohibited", "restricted", "allowed", "free", "required")
)
"""Behind "The use of ... is": terms, no report of an act."""
_MODIFIED = frozenset(("DET", "PREP", "POSS", "CONJ", "ADJ", "ADV"))
