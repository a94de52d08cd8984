"""Undated plan.

## What it finds
An intention without a date or condition: "we plan to release", "is working on support", "we hope it will help".
## Why it matters
A plan without a date is never late.
## Write instead
Say until when, who does it, and what would stop it.
## False alarms
Aims of a study ("we aim to test whether"), instructions.
## Sources
Locke and Latham (2002) on goals that can be checked; temporal flatness in the StanceWatch audits of 2026-06.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.grammar.shapes import CLASSES
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match, Pattern, Status
from stancewatch.suffixscape.phrases import word_class, words_in
from stancewatch.suffixscape.word_rules import neighboured, on_condition

_DEEDS = word_class("better_verb")
_LATER = words_in("temporal", "later")
_INTENTS = words_in("temporal", "intents")
_WORK = frozenset(("working", "looking"))
_ONTO = frozenset(("on", "into", "towards", "at"))
_HOPING = frozenset(("we", "our", "are", "and"))
"""Words before "hope" where the writers hope."""
_HOPES = frozenset(("hope", "hopes", "hoping"))
_PLANNERS = words_in("temporal", "planners")
REACH = 14


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    last = _intended(tokens, place)
    if last < 0 and tokens.words[place] in _HOPES:
        last = _hoped(tokens, place)
    if last < 0:
        return ()
    lifted = guards.dated(tokens, place) or guards.quoted(tokens, place) or guards.negated(tokens, place)
    weight = Severity.NONE if lifted or on_condition(tokens, place) else Severity.LOW
    return (Match(place, last, weight, 0.7, words={"words": (place, last)}),)


def _intended(tokens: Tokens, place: int) -> int:
    """Return the place behind "plans to further improve" or "is working on adding", or -1."""
    words = tokens.words
    joint = words[place + 1] if place + 1 < len(words) else ""
    on = joint in _ONTO and words[place] in _WORK
    if not (on or joint == "to") or not place or not _plans(tokens, place - 1):
        return -1
    _, high = tokens.sentence(place)
    if on:
        return place + 3 if place + 2 < high and words[place + 2] in _WORKED_ON else -1
    deed = place + 3 if words[place + 2 : place + 3] and words[place + 2].endswith("ly") else place + 2
    deed += words[deed : deed + 1] in (["further"], ["also"])
    if deed >= high:
        return -1
    return deed + 1 if words[deed] in _DEEDS or not _LATER.isdisjoint(words[deed:high]) else -1


_WORKED_ON = words_in("temporal", "worked_on")


def _plans(tokens: Tokens, place: int) -> bool:
    word = tokens.words[place]
    return word in _PLANNERS or word == "we're" or (tokens.raw[place][:1].isupper() and word not in CLASSES)


def _hoped(tokens: Tokens, place: int) -> int:
    """Return the place behind the "will ..." that somebody hopes for, or -1."""
    words = tokens.words
    if not place or words[place - 1] not in _HOPING:
        return -1
    _, high = tokens.sentence(place)
    reach = range(place + 1, min(high - 1, place + REACH))
    will = next((i for i in reach if words[i] == "will" or not words[i][0].isalnum()), -1)
    return will + 2 if will > 0 and words[will] == "will" else -1


PATTERN = Pattern(
    name="undated_plan",
    family=Family.TEMPORAL_FLATNESS,
    effect="States an intention that can never be late.",
    alternative="Until when, and what would stop it? “{words}” has no date.",
    question="until when?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "We plan to release the archive.",
        "The team is working on adding music.",
        "We hope this corpus will help schools.",
    ),
    misses=(
        "We plan to release the archive in March 2025.",
        "If money comes in, we intend to expand the archive.",
        "The thief planned to sell the bicycle.",
    ),
    sources=(
        "Locke and Latham, Building a practically useful theory of goal setting, American Psychologist, 2002",
        "StanceWatch audits of LAION and Hugging Face, 2026-06",
    ),
    detect=neighboured(_detect, after=_ONTO | {"to"}, before=_HOPING),
    words=_INTENTS | _WORK | _HOPES,
)
