"""The places in a sentence where an act put as a noun hides who acts."""

from stancewatch.suffixscape.act_openings import REACH, subject_with_object, took_place
from stancewatch.suffixscape.act_words import OWNERS, TELLING, listed, names_actor
from stancewatch.suffixscape.grammar import nominals
from stancewatch.suffixscape.grammar.shapes import BE
from stancewatch.suffixscape.grammar.tokens import Tokens


def hides_actor(tokens: Tokens, place: int, noun: str) -> bool:
    """Say whether an act, given in the singular too, stands in one of five shapes that show nobody who acts.

    Behind its object and told of ("dataset creation is"), before its object as subject ("Removal of the links
    followed"), as a finder of its own ("an investigation found"), as what something led to ("prompted the takedown
    of"), and with a verb that adds nothing ("duplicate removal is performed").
    """
    if noun in listed("finders"):
        return is_finder(tokens, place)
    if noun not in listed("technical") and (is_behind_object(tokens, place) or _performed(tokens, place)):
        return True
    if noun in listed("taking_place") and took_place(tokens, place):
        return True
    return subject_with_object(tokens, place) or _brought_about(tokens, place, noun)


def is_behind_object(tokens: Tokens, place: int) -> bool:
    """Say whether an act stands behind its object and a verb follows, or is a trend of AI: "ethical AI development"."""
    words = tokens.words
    if not place or words[place - 1] not in listed("") or tokens.shape(place - 2) in OWNERS:
        return False
    if words[place - 1] == "ai":
        return True
    if _is_thing(tokens, place):
        return False
    return place + 1 < len(words) and words[place + 1] in TELLING


def _is_thing(tokens: Tokens, place: int) -> bool:
    """Say whether the noun names what there is, or who acted is named: "the model collection is on the Hub"."""
    words = tokens.words
    if nominals.base(words[place]) == "collection" and words[place - 1] not in ("data", "user"):
        return True
    return names_actor(tokens, place, tokens.sentence(place)[1])


def _performed(tokens: Tokens, place: int) -> bool:
    """Say whether a verb follows that adds nothing to the act: "removal is performed", "moderation was carried out"."""
    words = tokens.words
    performed = words[place + 1 : place + 2] and words[place + 1] in BE and words[place + 2 : place + 3]
    if not performed or words[place + 2] not in _EMPTY_VERBS or tokens.shape(place - 1) in OWNERS:
        return False
    return not names_actor(tokens, place, tokens.sentence(place)[1])


_EMPTY_VERBS = frozenset(("performed", "conducted", "carried", "undertaken", "done", "executed"))


def _brought_about(tokens: Tokens, place: int, noun: str) -> bool:
    """Say whether something is said to have led to the act: "prompted an immediate takedown of the files"."""
    words, (low, high) = tokens.words, tokens.sentence(place)
    if noun not in listed("doing") or words[place + 1 : place + 2] != ["of"]:
        return False
    led = not listed("leading").isdisjoint(words[max(low, place - 4) : place])
    return led and not names_actor(tokens, place, high)


def is_finder(tokens: Tokens, place: int) -> bool:
    """Say whether an act is said to find something by itself: "an investigation found", "analysis shows"."""
    words = tokens.words
    following = words[place + 1] if place + 1 < len(words) else ""
    if following not in listed("finding") or nominals.base(words[place]) not in listed("finders"):
        return False
    before = tokens.shape(place - 1)
    if before in ("ADJ", "WORD"):
        before = tokens.shape(place - 2)
    if before == "DET":
        return following in _PAST
    return before not in (*OWNERS, "NAME")


_PAST = frozenset(("found", "concluded", "uncovered", "identified", "established", "revealed"))


def opening_gerund(tokens: Tokens, place: int) -> int:
    """Return the place behind an act on data that opens its sentence and does something itself, or -1.

    "Capturing these expressions enables ...": nobody captures them.
    """
    words, (low, high) = tokens.words, tokens.sentence(place)
    if place != low:
        return -1
    verb = next((at for at in range(place + 2, min(high, place + REACH)) if words[at] in listed("doers")), -1)
    return -1 if verb < 0 or not _PERSONS.isdisjoint(words[low:high]) else verb


_PERSONS = frozenset(("we", "us", "our", "you", "your", "i", "my"))


def gerunds() -> frozenset[str]:
    """Return the acts on data that may open a sentence in the form in -ing."""
    return listed("gerunds")
