"""Unbounded scope.

## What it finds
A claim that is said to hold for everybody, everything or always: "in any language you need", "whatever hardware you bring",
"even the hardest", "for all", "at all times".
## Why it matters
A claim without a border covers cases that nobody looked at.
## Write instead
Name the cases that were tried, and those that were not.
## False alarms
Rules that do hold for all ("open to all members"); duties of a contract.
## Sources
Hyland (1998) on boosters; Millar et al. (2022) on hype in research writing.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import claims, guards
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases
from stancewatch.suffixscape.word_rules import in_contract, listed

_SCOPES = phrases(lexicon("claims")["scope"])

PATTERN = Pattern(
    name="unbounded_scope",
    family=Family.EPISTEMIC_INFLATION,
    effect="Stretches a claim over cases that nobody looked at.",
    alternative="Which cases were tried, and which were not? “{words}” says all.",
    question="tried in which cases?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "It speaks in any language you need.",
        "The engine runs whatever hardware you bring.",
        "It copes with even the hardest knots.",
        "The tool helps to improve the ride for all.",
        "It respects the wishes of its guests at all times.",
    ),
    misses=(
        "It speaks 12 languages.",
        "You must comply at all times.",
        "It does not run on any hardware.",
        "If in doubt, ask in any language.",
    ),
    sources=("Hyland, Boosting, hedging and the negotiation of academic knowledge, 1998",),
    detect=listed(_SCOPES, Severity.LOW, guards.has_number, guards.negated, claims.is_no_claim, in_contract),
    words=_SCOPES.words,
)
