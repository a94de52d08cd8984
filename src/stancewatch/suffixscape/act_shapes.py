"""The places in a sentence where an act put as a noun hides who acts."""

from functools import cache

from stancewatch.suffixscape.grammar import agents, nominals
from stancewatch.suffixscape.grammar.shapes import BE
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.phrases import words_in

REACH = 8
"""Words from "of" to the verb that are looked through."""
FAR = 24
"""The same behind acts that make something: its name may be long."""


def hides_actor(tokens: Tokens, place: int, noun: str) -> bool:
    """Say whether an act, given in the singular too, stands in one of five shapes that show nobody who acts.

    Behind its object and told of ("dataset creation is"), before its object as subject ("Removal of the links
    followed"), as a finder of its own ("an investigation found"), as what something led to ("prompted the takedown
    of"), and with a verb that adds nothing ("duplicate removal is performed").
    """
    if noun in _listed("finders"):
        return is_finder(tokens, place)
    if noun not in _listed("technical") and (is_behind_object(tokens, place) or _performed(tokens, place)):
        return True
    if noun in _listed("taking_place") and _took_place(tokens, place):
        return True
    return _subject_with_object(tokens, place) or _brought_about(tokens, place, noun)


def _took_place(tokens: Tokens, place: int) -> bool:
    """Say whether an act opens its sentence and is said to take place: "Annotation took place in Kenya"."""
    words, (low, high) = tokens.words, tokens.sentence(place)
    happened = place + 2 < high and words[place + 1] in _HAPPENING
    if not happened or not _opens(words, low, place) or _names_actor(tokens, place, high):
        return False
    return not words[place + 1].startswith("t") or words[place + 2] == "place"


_HAPPENING = frozenset(
    ("took", "takes", "happened", "happens", "occurred", "occurs", "began", "continues", "continued")
)


def is_behind_object(tokens: Tokens, place: int) -> bool:
    """Say whether an act stands behind its object and a verb follows, or is a trend of AI: "ethical AI development"."""
    words = tokens.words
    if not place or words[place - 1] not in _listed("") or tokens.shape(place - 2) in _OWNERS:
        return False
    if words[place - 1] == "ai":
        return True
    if _is_thing(tokens, place):
        return False
    return place + 1 < len(words) and words[place + 1] in _TELLING


def _is_thing(tokens: Tokens, place: int) -> bool:
    """Say whether the noun names what there is, or who acted is named: "the model collection is on the Hub"."""
    words = tokens.words
    if nominals.base(words[place]) == "collection" and words[place - 1] not in ("data", "user"):
        return True
    return _names_actor(tokens, place, tokens.sentence(place)[1])


def _performed(tokens: Tokens, place: int) -> bool:
    """Say whether a verb follows that adds nothing to the act: "removal is performed", "moderation was carried out"."""
    words = tokens.words
    performed = words[place + 1 : place + 2] and words[place + 1] in BE and words[place + 2 : place + 3]
    if not performed or words[place + 2] not in _EMPTY_VERBS or tokens.shape(place - 1) in _OWNERS:
        return False
    return not _names_actor(tokens, place, tokens.sentence(place)[1])


_EMPTY_VERBS = frozenset(("performed", "conducted", "carried", "undertaken", "done", "executed"))


def _brought_about(tokens: Tokens, place: int, noun: str) -> bool:
    """Say whether something is said to have led to the act: "prompted an immediate takedown of the files"."""
    words, (low, high) = tokens.words, tokens.sentence(place)
    if noun not in _listed("doing") or words[place + 1 : place + 2] != ["of"]:
        return False
    led = not _listed("leading").isdisjoint(words[max(low, place - 4) : place])
    return led and not _names_actor(tokens, place, high)


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
        act = nominals.base(words[place])
        making = place > low and act in _listed("making") and act not in _listed("doing")
        if making and any(words[at] in _MADE for at in range(of + 2, min(high, of + FAR))):
            return True
        verb = next((at for at in range(of + 2, min(high, of + REACH)) if _is_told(tokens, at)), -1)
        ruled = words[verb + 1] in _RULED if 0 < verb < high - 1 else False
        return verb > 0 and not ruled and _holds_object(words[of + 1 : verb])
    doing = nominals.base(words[place]) in _listed("doing") and words[place - 1] == "the"
    topic = words[place - 2] in _TOPICS
    return doing and not topic and _holds_object(words[of + 1 : min(high, of + 5)])


def _names_actor(tokens: Tokens, low: int, high: int) -> bool:
    words = tokens.words
    return any(
        words[at] == "by" and words[at - 1] not in _DRIVEN and not agents.is_other_use(tokens, at)
        for at in range(low, high - 1)
    )


_DRIVEN = ("driven", "motivated", "guided", "inspired", "necessitated")
"""What stands behind these is a ground, nobody who acts."""
_TOPICS = ("about", "on", "regarding", "concerning", "for", "describes")


def _holds_object(words: list[str]) -> bool:
    return any(nominals.base(word) in _listed("whole") for word in words)


def _opens(words: list[str], low: int, place: int) -> bool:
    """Say whether a noun opens its sentence, but for "the"."""
    return place == low or (place == low + 1 and words[low] == "the")


def _is_told(tokens: Tokens, place: int) -> bool:
    """Say whether the word at a place is a verb that tells what became of an act: "was", "has", "followed"."""
    word = tokens.words[place]
    return word in _TELLING or (word.endswith("ed") and tokens.shape(place - 1) not in _MODIFIED)


_TELLING = BE | frozenset(
    (
        "has",
        "had",
        "began",
        "took",
        "takes",
        "led",
        "continues",
        "remains",
        "became",
        "came",
        "followed",
        "occurs",
        "occurred",
        "happens",
        "happened",
    )
)
_MADE = _TELLING | frozenset(
    ("demonstrated", "demonstrates", "showed", "shows", "marks", "marked", "involved", "required")
)
_RULED = frozenset(
    ("subject", "governed", "permitted", "prohibited", "restricted", "allowed", "free", "required")
)
"""Behind "The use of ... is": terms, no report of an act."""
_MODIFIED = frozenset(("DET", "PREP", "POSS", "CONJ", "ADJ", "ADV"))


def is_finder(tokens: Tokens, place: int) -> bool:
    """Say whether an act is said to find something by itself: "an investigation found", "analysis shows"."""
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


def opening_gerund(tokens: Tokens, place: int) -> int:
    """Return the place behind an act on data that opens its sentence and does something itself, or -1.

    "Capturing these expressions enables ...": nobody captures them.
    """
    words, (low, high) = tokens.words, tokens.sentence(place)
    if place != low:
        return -1
    verb = next(
        (at for at in range(place + 2, min(high, place + REACH)) if words[at] in _listed("doers")), -1
    )
    return -1 if verb < 0 or not _PERSONS.isdisjoint(words[low:high]) else verb


_PERSONS = frozenset(("we", "us", "our", "you", "your", "i", "my"))


def gerunds() -> frozenset[str]:
    """Return the acts on data that may open a sentence in the form in -ing."""
    return _listed("gerunds")


@cache
def _listed(section: str) -> frozenset[str]:
    return words_in("consequential_objects", section)
