"""Undated future.

## What it finds
A promise or benefit with neither date nor condition: "this will allow parents to", "the data will be refined".
## Why it matters
Nobody can ever say that it did not come true.
## Write instead
Say who will do it, until when, and what happens if not.
## False alarms
Plain instructions: "the script will create a folder".
## Sources
Temporal flatness in the StanceWatch audits of 2026-06.
"""

from itertools import pairwise

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.grammar.shapes import CLASSES
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match, Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, word_class, words_in
from stancewatch.suffixscape.word_rules import in_contract, near, on_condition

_BENEFITS = words_in("temporal", "benefit")
_REFINED = frozenset(lexicon("temporal")["refined"])
_LATER = words_in("temporal", "later")
_IMPROVING = words_in("temporal", "improving")
_VERSIONS = words_in("temporal", "versions")
_PASSED_OVER = words_in("temporal", "passed_over")
_READERS = frozenset(("you", "us", "me", "your"))


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    words = tokens.words
    low, high = tokens.sentence(place)
    verb = place + 1
    while verb < high and words[verb] in _PASSED_OVER:
        verb += 1
    if verb >= high:
        return ()
    refined = verb + 1
    while refined < high and words[refined] in _PASSED_OVER:
        refined += 1
    if words[verb] == "be" and refined < high and words[refined] in _REFINED:
        verb = refined
        if words[place - 1] in ("that", "which"):
            return ()
    elif words[verb] == "be" and refined < high and words[refined] in _BRINGING:
        verb = refined
    elif not _promises(tokens, place, verb, low):
        return ()
    following = words[verb + 1] if verb + 1 < high else "."
    if following in _READERS or (words[verb] in _BENEFITS and not following[0].isalnum()):
        return ()
    lifted = any(guard(tokens, place) for guard in _GUARDS)
    weight = Severity.NONE if lifted else Severity.LOW
    return (Match(place, verb + 1, weight, 0.8, words={"words": (place, verb + 1)}),)


def _promises(tokens: Tokens, place: int, verb: int, low: int) -> bool:
    """Say whether "will" brings a benefit, or what we, a coming version or a later time will bring."""
    words = tokens.words
    if words[verb] in _BENEFITS or words[verb] == "look":
        return True
    before = words[max(low, place - 6) : place]
    if words[place] == "we'll" or before[-1:] == ["we"]:
        later = words[verb] not in _TELLING and not _LATER.isdisjoint(words[low : verb + 12])
        return later or words[verb] in _IMPROVING
    if any(one in _COMING and two in _VERSIONS for one, two in pairwise(before)):
        return True
    if not _VAGUE.isdisjoint(words[place - 1 : verb]) or words[low] in _VAGUE:
        return True
    return words[verb] in _BROUGHT and any(
        _announces(tokens, at) for at in range(max(low, place - NEAR), place)
    )


def _announces(tokens: Tokens, at: int) -> bool:
    """Say whether a word names a product or somebody who makes one: "the library", "Ada"."""
    word = tokens.words[at]
    if word in _ANNOUNCERS:
        return True
    return tokens.raw[at][:1].isupper() and word not in CLASSES and at > tokens.sentence(at)[0]


NEAR = 5
"""Words before "will" among which its subject stands."""
_ANNOUNCERS = words_in("announced", "announcers")
_BROUGHT = words_in("announced", "coming")


FAR = 14
"""Words around "will" among which one stands that makes it a promise."""
_GUARDS = (guards.dated, on_condition, guards.quoted, in_contract, guards.negated)
_BRINGING = frozenset(f"{verb.removesuffix('e')}ing" for verb in _IMPROVING | word_class("better_verb"))
_COMING = frozenset(("future", "next", "upcoming", "coming", "newer"))
_TELLING = words_in("temporal", "telling")
_VAGUE = frozenset(("soon", "eventually", "someday", "ultimately", "inevitably"))
_PROMISING = (
    _BENEFITS
    | _REFINED
    | _LATER
    | _IMPROVING
    | _VERSIONS
    | _BRINGING
    | _VAGUE
    | _BROUGHT
    | {"look", "we", "we'll"}
)
"""Words of which one stands near wherever something is promised."""


PATTERN = Pattern(
    name="undated_future",
    family=Family.TEMPORAL_FLATNESS,
    effect="Promises without a date by which the promise could be checked.",
    alternative="Until when? “{words}” has no date. Where nobody is named, say who does it too.",
    question="until when?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "It will also allow parents to set limits.",
        "The dataset will be further refined.",
        "Future versions of the tool will read music.",
        "The archive will support more scripts.",
        "A machine will soon write such books.",
        "We will extend the archive.",
        "They will be releasing further volumes.",
        "Soon, every child will own one.",
    ),
    misses=(
        "We will release the weights in March 2025.",
        "The script will write a file.",
        "A little salt will help.",
        "The contract will become binding.",
        "We will make the payment within 14 days.",
        "We will see later what salt does.",
    ),
    sources=("StanceWatch audits of LAION and Hugging Face, 2026-06",),
    detect=near(_detect, _PROMISING, before=FAR, behind=NEAR),
    words=frozenset(("will", "we'll", "it'll", "they'll")),
)
