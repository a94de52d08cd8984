"""Absolute claim.

## What it finds
A claim without remainder: "100% free", "truly open", "fully transparent", "zero tolerance".
## Why it matters
Absolutes leave no room for a limit, and one counter-example makes them wrong.
## Write instead
Say which part, under which licence or test, and what is left out.
## False alarms
A share that was counted ("100 % of the 40 files").
## Sources
StanceWatch audit of LAION, 2026-06-08: "TRULY OPEN AI. 100% NON-PROFIT. 100% FREE".
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases
from stancewatch.suffixscape.word_rules import is_term, listed

_ABSOLUTES = phrases(lexicon("inflation")["absolute"])


def _counted(tokens: Tokens, place: int) -> bool:
    """Say whether a share is a share of something ("100% of the files") or a value set (`width="100%"`)."""
    words = tokens.words
    if not words[place].startswith("100"):
        return False
    if words[place - 1 : place] == ["to"] and not {"set", "sets", "up", "defaults"}.isdisjoint(
        words[max(0, place - 6) : place]
    ):
        return True
    if not _COUNTED.isdisjoint(words[place + 1 : place + 5]):
        return True
    return "of" in words[place + 1 : place + 4] or "=" in words[max(0, place - 2) : place]


_COUNTED = frozenset(
    ("coverage", "cpu", "load", "utilisation", "utilization", "width", "height", "opacity", "zoom")
)
"""Behind "100%" these make it a value that a program counts or is given."""

PATTERN = Pattern(
    name="absolute_claim",
    family=Family.EPISTEMIC_INFLATION,
    effect="Claims without remainder what could only be claimed in part.",
    alternative="Say which part “{words}” holds for, how that was checked, and what is left out.",
    question="checked how, with which exceptions?",
    status=Status.STABLE,
    since="0.1.0",
    hits=(
        "GENUINELY SHARED AI. 100% CHARITABLE. 100% GRATIS",
        "Our process is fully transparent.",
        "The gate blocks every attack.",
        "The archive gives complete transparency.",
        "It can handle virtually any task.",
        "Our ratings are objective and fair.",
    ),
    misses=(
        "We checked 100% of the 40 files by hand.",
        "The process is not fully transparent.",
        'Set width="100%" for the picture.',
        "Use an unbiased estimator of the variance.",
        "We do not warrant that the service is uninterrupted, secure or error-free.",
        "No method of transmission is ever fully secure.",
        "Virtually nobody came.",
        "Set the width to 100%.",
        "The package has 100% test coverage.",
        "A 100% CPU load is normal.",
        "We study a new training objective and prove it useful.",
        "The loss is the next-token objective, a penalty and a constant.",
    ),
    sources=("StanceWatch audit of LAION, 2026-06-08",),
    detect=listed(_ABSOLUTES, Severity.MEDIUM, _counted, is_term, guards.negated, guards.dated),
    words=_ABSOLUTES.words,
)
