"""Perpetual present.

## What it finds
Change told as a state without beginning, end or author: "is constantly evolving", "the rapid advancement of",
"increasingly capable".
## Why it matters
Where everything always moves, no change has a date, a reason or anybody who chose it.
## Write instead
Say what changed from when to when, by how much, and who changed it.
## False alarms
Measured rates ("grew by 4 % a year"); technical words ("continuously updated index").
## Sources
Fairclough (2003) on change without responsible agents; temporal flatness in the StanceWatch audits of 2026-06.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases
from stancewatch.suffixscape.word_rules import listed

_STATES = phrases(lexicon("temporal")["perpetual"])

PATTERN = Pattern(
    name="perpetual_present",
    family=Family.TEMPORAL_FLATNESS,
    effect="Tells change as a state that has no dates and no author.",
    alternative="Instead of “{words}”, say what changed from when to when, and who changed it.",
    question="what changed from when to when?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "The field is constantly evolving.",
        "With the rapid advancement of chatbots, schools are unsure.",
        "Tools are increasingly capable.",
        "The field is moving fast.",
    ),
    misses=(
        "The index grew by 4% in 2023.",
        "The index is continuously backed up.",
        "It is not improving rapidly.",
        "The train is moving fast.",
    ),
    sources=(
        "Fairclough, Analysing Discourse, 2003",
        "StanceWatch audits of LAION and Hugging Face, 2026-06",
    ),
    detect=listed(_STATES, Severity.LOW, guards.dated, guards.measured, guards.negated),
    words=_STATES.words,
)
