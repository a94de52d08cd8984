"""Asserted success.

## What it finds
Success told without a figure: "resulting in improved accuracy", "confirmed the value", "just works", "we are proud of how
well it performs".
## Why it matters
The sentence says that it went well, and not what was measured.
## Write instead
Give the figure before and after, the test, and what got worse.
## False alarms
The figures stand in a table nearby; thanks to others.
## Sources
Hyland (1998) on boosters; Millar et al. (2022) on hype in research writing.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import claims, guards
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases
from stancewatch.suffixscape.word_rules import listed

_SUCCESSES = phrases(lexicon("claims")["success"])

PATTERN = Pattern(
    name="asserted_success",
    family=Family.EPISTEMIC_INFLATION,
    effect="Says that it went well, and not what was measured.",
    alternative="Instead of “{words}”, say what was measured, in which test, with what result.",
    question="measured how, before and after?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "The new oven bakes longer, resulting in improved quality.",
        "The review confirmed the value of our bread.",
        "We are proud of how well it performs.",
        "The oven just works.",
        "Our tests confirm that the oven is safe.",
    ),
    misses=(
        "The new oven reduced waste from 6 to 2 loaves a day.",
        "We want to improve quality.",
        "The oven did not lead to improved quality.",
        "If the oven works, quality improves.",
    ),
    sources=("Hyland, Boosting, hedging and the negotiation of academic knowledge, 1998",),
    detect=listed(_SUCCESSES, Severity.LOW, guards.has_number, guards.negated, claims.is_no_claim),
    words=_SUCCESSES.words,
)
