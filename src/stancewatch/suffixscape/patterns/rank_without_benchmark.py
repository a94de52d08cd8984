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
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases
from stancewatch.suffixscape.word_rules import listed

_RANKS = phrases(lexicon("inflation")["rank"])
_OTHERS = frozenset(("current", "existing", "other", "previous", "prior", "most", "many"))
_ADVANCED = frozenset(("further", "advance", "advances", "advancing", "push", "pushing", "improve", "beyond"))
_LACKING = frozenset(("not", "no", "cannot", "fail", "fails", "struggle", "lack", "still"))


def _of_others(tokens: Tokens, place: int) -> bool:
    """Say whether the rank is no claim: what others lack ("current ... are not"), or a field ("further the ...")."""
    words, (low, high) = tokens.words, tokens.sentence(place)
    if place > low and words[place - 1] in _OTHERS:
        return not _LACKING.isdisjoint(words[place:high])
    return place - low > 1 and words[place - 1] == "the" and words[place - 2] in _ADVANCED


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
        "This model is not state-of-the-art.",
        "Current state-of-the-art filters alone are not reliable.",
        "The prize is meant to further the state-of-the-art.",
    ),
    sources=("StanceWatch audit of Hugging Face, 2026-06",),
    detect=listed(_RANKS, Severity.MEDIUM, guards.measured, guards.negated, _of_others),
    words=_RANKS.words,
)
