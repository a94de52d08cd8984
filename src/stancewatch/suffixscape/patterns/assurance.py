"""Assurance.

## What it finds
"Ensures", "guarantees": an aim told as a result.
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
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases
from stancewatch.suffixscape.word_rules import listed

_ASSURANCES = phrases(lexicon("inflation")["assurance"])


def _instruction(tokens: Tokens, place: int) -> bool:
    """Say whether the reader is told to see to it ("Ensure the file exists"), or it is denied."""
    low, _ = tokens.sentence(place)
    if guards.negated(tokens, place, reach=2):
        return True
    return place == low or tokens.words[place - 1] in ("please", "should", "must", "you", "we")


PATTERN = Pattern(
    name="assurance",
    family=Family.EPISTEMIC_INFLATION,
    effect="Tells an aim as a result.",
    alternative="Instead of “{words}”, say what is done, how often it worked and when that was last tested.",
    question="how often does it work, tested when?",
    status=Status.STABLE,
    since="0.1.0",
    hits=("The filter ensures that pictures are safe.", "Our licence guarantees access."),
    misses=("Ensure the safety switch is on.", "You must guarantee safety yourself."),
    sources=("Hyland, Boosting, hedging and the negotiation of academic knowledge, 1998",),
    detect=listed(_ASSURANCES, Severity.MEDIUM, _instruction),
    words=_ASSURANCES.words,
)
