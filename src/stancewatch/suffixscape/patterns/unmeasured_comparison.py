"""Unmeasured comparison.

## What it finds
"Much faster", "outperforms existing", without a figure in the sentence.
## Why it matters
How much, against what and on what remain open.
## Write instead
Give both figures and what they were measured on.
## False alarms
The figures stand in a table nearby.
## Sources
Hyland (1998) on boosters.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases
from stancewatch.suffixscape.word_rules import listed

_COMPARISONS = phrases(lexicon("inflation")["comparison"])

PATTERN = Pattern(
    name="unmeasured_comparison",
    family=Family.EPISTEMIC_INFLATION,
    effect="Compares without saying how much, against what or on what.",
    alternative="Give both figures behind “{words}” and what they were measured on.",
    question="by how much, measured on what?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "Our model outperforms existing approaches.",
        "It rivals human experts.",
        "Its answers are on par with leading models.",
        "It is far more accurate than the old one.",
        "The new one consistently outperforms the old.",
    ),
    misses=(
        "It scores 71 points on MMLU and outperforms existing models, which reach 64.",
        "The new one is heavier than the old.",
    ),
    sources=("Hyland, Boosting, hedging and the negotiation of academic knowledge, 1998",),
    detect=listed(_COMPARISONS, Severity.LOW, guards.has_number, guards.scoped, guards.negated),
    words=_COMPARISONS.words,
)
