"""Assurance.

## What it finds
"Ensures", "guarantees", "makes sure that no": an aim told as a result.
## Why it matters
Nothing is said of how often it holds, or how anybody would know.
## Write instead
Say what is done, how often it worked, and when it was last tested.
## False alarms
Instructions to the reader ("ensure the file exists").
## Sources
Hyland (1998) on boosters.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match, Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases, words_in
from stancewatch.suffixscape.word_rules import in_contract, listed

_ASSURANCES = phrases(lexicon("inflation")["assurance"])
_GOODS = words_in("inflation", "goods")
_TOLD = ("please", "should", "must", "you", "we", "may", "not", "help", "helps")
_NEEDED = frozenset(
    ("crucial", "important", "necessary", "needed", "essential", "critical", "vital", "required", "order")
)
REACH = 12


def _instruction(tokens: Tokens, place: int) -> bool:
    """Say whether the reader is told to see to it ("Ensure the file exists"), or it is denied."""
    low, _ = tokens.sentence(place)
    words = tokens.words
    if guards.negated(tokens, place) or words[low] == "please":
        return True
    return (
        place == low
        or _duty(words, low, place)
        or words[place - 1] in _TOLD
        or not _NEEDED.isdisjoint(words[max(low, place - 3) : place])
    )


def _duty(words: list[str], low: int, place: int) -> bool:
    """Say whether it is somebody's duty: "you must read the file and guarantee that"."""
    before = words[max(low, place - REACH) : place]
    return not {"must", "shall"}.isdisjoint(before) and not {",", ";"} & set(before)


def _noun(tokens: Tokens, place: int) -> bool:
    """Say whether "guarantees" is a noun: nothing that is guaranteed follows."""
    words = tokens.words
    following = words[place + 1] if place + 1 < len(words) else "."
    return words[place] == "guarantees" and (not following[0].isalnum() or following in _BEHIND_NOUNS)


_BEHIND_NOUNS = ("of", "for", "about", "on", "in", "and", "or", "to", "we", "are", "is")
_listed = listed(_ASSURANCES, Severity.MEDIUM, _instruction, in_contract, _noun)


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    """Find a listed assurance, or a form of "ensure" with a good that only a test could show."""
    if tokens.words[place] not in _ENSURE or (
        tokens.words[place] in _ASSURANCES.readings and _ASSURANCES.at(tokens, place)
    ):
        return _listed(tokens, place)
    _, high = tokens.sentence(place)
    reach = range(place + 1, min(high, place + REACH))
    good = next((i for i in reach if tokens.words[i] in _GOODS), -1)
    if good < 0 and not _unnamed(tokens.words, place, high):
        return ()
    told = tokens.words[place - 1] != "we" and _instruction(tokens, place)
    lifted = told or guards.quoted(tokens, place) or in_contract(tokens, place)
    last = place + 1 if tokens.words[place] == "ensures" else good + 1
    words = {"words": (place, last)}
    return (Match(place, last, Severity.NONE if lifted else Severity.MEDIUM, 0.8, words=words),)


def _unnamed(words: list[str], place: int, high: int) -> bool:
    """Say whether what is ensured is only pointed to: "it ensures this."."""
    if words[place] != "ensures" or place + 1 >= high or words[place + 1] not in ("this", "that", "it"):
        return False
    return place + 2 >= high or not words[place + 2][0].isalnum()


_ENSURE = frozenset(("ensure", "ensures", "ensuring"))

PATTERN = Pattern(
    name="assurance",
    family=Family.EPISTEMIC_INFLATION,
    effect="Tells an aim as a result.",
    alternative="Instead of “{words}”, say what is done, how often it worked and when that was last tested.",
    question="how often does it work, tested when?",
    status=Status.STABLE,
    since="0.1.0",
    hits=(
        "The filter ensures that pictures are safe.",
        "Our licence guarantees access.",
        "We ensure that the ride is safe.",
        "The board meets weekly, ensuring that every tool stays fair.",
        "The lock makes sure that no child falls.",
    ),
    misses=(
        "Ensure the safety switch is on.",
        "You must guarantee safety yourself.",
        "The format comes with a few guarantees.",
        "You shall ensure the security of your account.",
        "This check ensures that the file exists.",
        "The lock ensures exclusive access.",
        "You must read the notes and guarantee that nobody is named.",
        "We do not promise that it ensures safety.",
        "We round up to ensure the column has a width.",
    ),
    sources=("Hyland, Boosting, hedging and the negotiation of academic knowledge, 1998",),
    detect=_detect,
    words=_ASSURANCES.words | _ENSURE,
)
