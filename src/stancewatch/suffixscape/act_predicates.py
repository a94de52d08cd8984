"""What is said of an act put as a noun: it "was carried out", it "led to" something, it only accompanies something."""

from stancewatch.suffixscape.act_catalogue import is_about_people, names_agent
from stancewatch.suffixscape.act_clauses import OPENINGS, PERSONS, TAKES, Subject
from stancewatch.suffixscape.grammar.shapes import BE, is_participle
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.nominal_matches import without_actor
from stancewatch.suffixscape.phrases import words_in
from stancewatch.suffixscape.severity import consequential_nouns

OPENING = 4
"""Words that may stand between what leads to an act and the act: "after the careful large-scale removal"."""


def empty(tokens: Tokens, found: Subject) -> int:
    """Return the place behind a verb that adds nothing to its act, or -1: "was carried out", "took place", "is under way"."""
    words, (_, high) = tokens.words, tokens.sentence(found.noun)
    verb = found.verb
    if words[verb] in TAKES or words[verb] in words_in("act_verbs", "happens"):
        return _happened(words, verb)
    at = _behind_helpers(tokens, verb, high)
    if at >= high or at == verb:
        return -1
    if " ".join(words[at : at + 2]) in _GOING_ON:
        return at + 2
    if words[at] in words_in("act_verbs", "ongoing"):
        return at + 1
    done = _is_done(words[at]) and not BE.isdisjoint(words[verb:at])
    if not done or names_agent(tokens, at, high):
        return -1
    return at + 2 if words[at + 1 : at + 2] in _PARTICLES else at + 1


def _happened(words: list[str], verb: int) -> int:
    if words[verb] not in TAKES:
        return verb + 1
    return verb + 2 if words[verb + 1 : verb + 2] == ["place"] else -1


_PARTICLES = (["out"], ["up"], ["off"], ["down"])


def _behind_helpers(tokens: Tokens, verb: int, high: int) -> int:
    at = verb
    while at < high and (tokens.words[at] in _HELPERS or tokens.shape(at) in ("ADV", "NOT")):
        at += 1
    return at


def _is_done(word: str) -> bool:
    """Say whether a participle tells that an act was done, or is to be: any but those that describe it."""
    return is_participle(word) and word not in words_in("act_verbs", "ruled")


EMPTY = BE | words_in("act_verbs", "happens") | {"has", "have", "had", "will", "took", "takes", "take"}
"""Words of which one is in every verb that adds nothing to its act."""
_HELPERS = BE | frozenset(("has", "have", "had", "will", "to"))
_GOING_ON = frozenset((
    "under way", "under review", "under discussion", "under consideration", "in progress", "in place", "in preparation",
    "taken place",
))  # fmt: skip


def telling(tokens: Tokens, found: Subject) -> int:
    """Return the place behind a verb by which an act that opens its clause does something, or -1."""
    words, (_, high) = tokens.words, tokens.sentence(found.noun)
    word = words[found.verb]
    if words[found.first] in _POINTING:
        return -1
    known = word in words_in("act_verbs", "brings") or word in ("was", "were")
    if not known or not _opens(tokens, found.first):
        return -1
    following = words[found.verb + 1 : found.verb + 4]
    if word in BE and not words_in("act_verbs", "ruled").isdisjoint(following):
        return -1
    if not words_in("act_verbs", "described").isdisjoint(following) or names_agent(tokens, found.verb, high):
        return -1
    return found.verb + 1


_POINTING = frozenset(("this", "these", "a", "an", "each", "every", "any", "some", "no", "another"))
"""An act that these stand before is more often a thing: "this collection of rules"."""


def _opens(tokens: Tokens, first: int) -> bool:
    """Say whether a phrase opens its sentence or what follows a comma, a colon or "that"."""
    low, _ = tokens.sentence(first)
    return first == low or tokens.words[first - 1] in OPENINGS


def circumstance(tokens: Tokens, place: int) -> int:
    """Return where an act with people or their works behind "of" begins that only happens beside something else, or -1.

    "After removal of names", "involved the processing of letters": the sentence is about something else, and nobody acts.
    """
    words = tokens.words
    if words_in("act_verbs", "leads").isdisjoint(words[max(0, place - OPENING - 1) : place]):
        return -1
    low, high = tokens.sentence(place)
    if words[place + 1 : place + 2] != ["of"] or not PERSONS.isdisjoint(words[low:high]):
        return -1
    first = place
    while first > max(low, place - OPENING) and tokens.shape(first - 1) in (
        "DET",
        "ADJ",
        "PART",
        "NOUN",
        "WORD",
    ):
        if words[first - 1] in words_in("act_verbs", "leads"):
            break
        first -= 1
    if first == low or words[first - 1] not in words_in("act_verbs", "leads"):
        return -1
    if words[place] in _LOOSE and tokens.shape(first - 1) in ("PREP", "SUB", "ADV"):
        return -1
    if not is_about_people(tokens, place + 2, min(high, place + 6)) or names_agent(tokens, place, high):
        return -1
    return first - 1


_LOOSE = frozenset(
    ("use", "access", "improvement", "improvements", "release", "releases", "development", "adaptation")
)
"""Acts that accompany too much to be told of where they are no subject."""


def is_told(tokens: Tokens, found: Subject) -> bool:
    """Say whether `nominal_matches` tells already of an act in the phrase: its shapes are closer."""
    words, known = tokens.words, consequential_nouns()
    return any(
        words[at] in known and bool(without_actor(tokens, at)) for at in range(found.first, found.noun + 1)
    )


def is_conditional(tokens: Tokens, place: int) -> bool:
    """Say whether the sentence of an act tells what happens under a condition."""
    low, high = tokens.sentence(place)
    return not _CONDITIONS.isdisjoint(tokens.words[low:high])


_CONDITIONS = frozenset(("if", "unless", "when", "whenever", "whether"))
