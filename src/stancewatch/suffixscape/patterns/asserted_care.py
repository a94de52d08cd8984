"""Asserted care.

## What it finds
Care, rigour or responsibility told with no step that could be checked: "with the utmost care", "carefully assess",
"exhaustively tested", "we take safety seriously".
## Why it matters
Everybody says so of their own work; it tells nothing of what was done.
## Write instead
Name the steps: who checked what, how much of it, when, and what was found.
## False alarms
Advice to the reader ("read carefully").
## Sources
Hyland (1998) on boosters; Millar et al. (2022) on hype in research writing.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import claims, guards
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases
from stancewatch.suffixscape.word_rules import listed

_CARES = phrases(lexicon("claims")["care"])

PATTERN = Pattern(
    name="asserted_care",
    family=Family.EPISTEMIC_INFLATION,
    effect="Claims care and names no step of it.",
    alternative="Instead of “{words}”, say who checked what, how much of it, when, and what was found.",
    question="which steps, by whom?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "The letters were kept with the greatest care.",
        "Our cooks carefully assess every loaf.",
        "The oven was tested exhaustively.",
        "We take safety very seriously.",
        "We built the oven responsibly.",
    ),
    misses=(
        "Two cooks weighed 40 loaves in May.",
        "Please read the notes carefully.",
        "The oven was not tested exhaustively.",
        "Handle the plates with care if they are hot.",
    ),
    sources=("Hyland, Boosting, hedging and the negotiation of academic knowledge, 1998",),
    detect=listed(_CARES, Severity.LOW, guards.has_number, guards.negated, claims.is_no_claim),
    words=_CARES.words,
)
