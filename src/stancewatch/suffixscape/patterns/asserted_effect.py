"""Asserted effect.

## What it finds
An effect of a safeguard or a design told as a fact: "prevents abuse", "keeps every conversation safe", "makes leaks
impossible", "secure by default".
## Why it matters
How often it holds, and how anybody found out, is left open; readers rely on it all the same.
## Write instead
Say what is done, how often it worked in which test, and what still gets through.
## False alarms
Descriptions of what a setting is for ("to prevent abuse"); terms of contract.
## Sources
Hyland (1998) on boosters; Millar et al. (2022) on hype in research writing.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import claims, guards
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases
from stancewatch.suffixscape.word_rules import in_contract, listed

_EFFECTS = phrases(lexicon("claims")["effect"])

PATTERN = Pattern(
    name="asserted_effect",
    family=Family.EPISTEMIC_INFLATION,
    effect="Tells what a safeguard is for as what it does.",
    alternative="How often does “{words}” hold, in which test, and what still gets through?",
    question="how often, found in which test?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "The gate blocks abusive letters.",
        "The new lock keeps every parcel safe.",
        "Our seals make theft impossible.",
        "Any harmful post is prevented.",
        "Your letters will never be sold.",
        "The shop is safe by default.",
    ),
    misses=(
        "We added the gate to prevent abuse.",
        "The gate blocked 14 of 20 abusive letters.",
        "The lock does not keep parcels safe.",
        "If the lock holds, it keeps parcels safe.",
        "Does the lock keep parcels safe?",
    ),
    sources=("Hyland, Boosting, hedging and the negotiation of academic knowledge, 1998",),
    detect=listed(
        _EFFECTS, Severity.MEDIUM, guards.has_number, guards.negated, claims.is_no_claim, in_contract
    ),
    words=_EFFECTS.words,
)
