"""Rank without benchmark.

## What it finds
A rank without what was ranked on what: "state-of-the-art models", "industry-leading".
## Why it matters
A rank is a result of a comparison; without benchmark, rivals and date nobody can check it.
## Write instead
Name the benchmark, the figure, the rivals and the date.
## False alarms
The benchmark stands in the next sentence.
## Sources
StanceWatch audit of Hugging Face, 2026-06: "State-of-the-art AI models".
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases
from stancewatch.suffixscape.word_rules import listed

_RANKS = phrases(lexicon("inflation")["rank"])

PATTERN = Pattern(
    name="rank_without_benchmark",
    family=Family.EPISTEMIC_INFLATION,
    effect="Claims a place in a ranking without the comparison it comes from.",
    alternative="Say on which benchmark, against whom and when “{words}” was found, with the figure.",
    question="on which benchmark, as of when?",
    status=Status.STABLE,
    since="0.1.0",
    hits=(
        "A library of state-of-the-art AI models.",
        "We offer industry-leading safeguards.",
        "We meet the highest ethical standards.",
    ),
    misses=(
        "It reaches state-of-the-art accuracy of 91.2 % on ImageNet.",
        "We trained a model.",
        "The highest bid won.",
    ),
    sources=("StanceWatch audit of Hugging Face, 2026-06",),
    detect=listed(_RANKS, Severity.MEDIUM, guards.measured),
    words=_RANKS.words,
)
