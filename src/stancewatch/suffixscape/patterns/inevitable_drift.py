"""Inevitable drift.

## What it finds
"As models become more capable": a development told as weather, without anybody who brings it about.
## Why it matters
What people decide to build appears as something that happens.
## Write instead
Name who builds it: "as we and others train larger models".
## False alarms
Technical relations ("as the loss grows").
## Sources
Temporal flatness in the StanceWatch audits of 2026-06.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match, Pattern, Status
from stancewatch.suffixscape.phrases import words_in
from stancewatch.suffixscape.word_rules import near

_VERBS = words_in("temporal", "drift_verbs")
_SUBJECTS = words_in("temporal", "drift_subjects")
REACH = 6


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    words = tokens.words
    _, high = tokens.sentence(place)
    for verb in range(place + 2, min(high, place + REACH)):
        if words[verb] in _VERBS and not _SUBJECTS.isdisjoint(words[place + 1 : verb]):
            weight = (
                Severity.NONE if guards.dated(tokens, place) or guards.quoted(tokens, place) else Severity.LOW
            )
            return (Match(place, verb + 1, weight, 0.7, words={"words": (place, verb + 1)}),)
    return ()


PATTERN = Pattern(
    name="inevitable_drift",
    family=Family.TEMPORAL_FLATNESS,
    effect="Tells what people decide as something that happens.",
    alternative="Name who brings it about: “{words}” has nobody in it.",
    question="who brings this about?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=("As models become more capable, risks grow.",),
    misses=(
        "As you can see in Figure 3, the loss falls.",
        "We may change this as we improve our services.",
    ),
    sources=("StanceWatch audits of LAION and Hugging Face, 2026-06",),
    detect=near(_detect, _SUBJECTS, before=0, behind=REACH - 1),
    words=frozenset(("as",)),
)
