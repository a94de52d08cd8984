"""Unmeasured praise.

## What it finds
A word of praise where a measure could stand: "remarkable abilities", "a powerful tool".
## Why it matters
Praise of one's own work reads like a finding and cannot be checked.
## Write instead
Give the figure, its test and its limits; or leave the word out.
## False alarms
Praise of somebody else's work; technical senses ("powerful statistical test").
## Sources
Hyland (1998) on boosters; Millar et al. (2022) on hype in research writing.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases
from stancewatch.suffixscape.word_rules import listed

_PRAISE = phrases(lexicon("inflation")["praise"])


def _compared(tokens: Tokens, place: int) -> bool:
    """Say whether the word only stands in a comparison: "more sophisticated filters"."""
    return place > 0 and tokens.words[place - 1] in ("more", "less", "as", "dangerously", "/")


PATTERN = Pattern(
    name="unmeasured_praise",
    family=Family.EPISTEMIC_INFLATION,
    effect="Praises where a measure could stand.",
    alternative="Say what was measured instead of “{words}”: the figure, the test and its limits.",
    question="measured how?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=("The model shows remarkable abilities.", "It is a powerful tool for developers."),
    misses=("The model answers 7 of 10 questions.", "It did not show remarkable abilities."),
    sources=("Hyland, Boosting, hedging and the negotiation of academic knowledge, 1998",),
    detect=listed(_PRAISE, Severity.LOW, guards.measured, guards.negated, _compared),
    words=_PRAISE.words,
)
