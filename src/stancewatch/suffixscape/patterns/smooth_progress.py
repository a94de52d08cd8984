"""Smooth progress.

## What it finds
A contested course told as one smooth or inevitable one: "building the future", "within reach", "pave the way".
## Why it matters
Choices, costs and other ways disappear from a story that only moves forward.
## Write instead
Say what was done by when, what is still open, and who might want it otherwise.
## False alarms
Titles of events and products.
## Sources
StanceWatch audit of Hugging Face, 2026-06: "The AI community building the future".
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases
from stancewatch.suffixscape.word_rules import listed

_COURSES = phrases(lexicon("temporal")["inevitable"])

PATTERN = Pattern(
    name="smooth_progress",
    family=Family.TEMPORAL_FLATNESS,
    effect="Tells a contested course as one that only moves forward.",
    alternative="Instead of “{words}”, say what was done by when, what is open, and at whose cost.",
    question="what is done, by when, what is open?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "A community building the future together.",
        "Universal access is within reach.",
        "This opens up new possibilities for schools.",
        "Machines are becoming ubiquitous.",
    ),
    misses=(
        "We published three models in 2023.",
        "The shop opens up at nine.",
    ),
    sources=("StanceWatch audit of Hugging Face, 2026-06",),
    detect=listed(_COURSES, Severity.LOW, guards.negated),
    words=_COURSES.words,
)
