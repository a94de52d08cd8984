"""Announced without a date.

## What it finds
Something announced or foreseen with no word on when, by whom or on what it depends: "improvements are under way",
"further audits are foreseen", "in time, open models will catch up".
## Why it matters
What has no date can neither be late nor be missed.
## Write instead
Say who does it, until when, and what it depends on.
## False alarms
A date in the sentence before.
## Sources
Locke and Latham (2002) on goals that can be checked; temporal flatness in the StanceWatch audits of 2026-06.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases
from stancewatch.suffixscape.word_rules import in_contract, listed, on_condition

_ANNOUNCED = phrases(lexicon("announced")["announced"])


def _is_fixed(tokens: Tokens, place: int) -> bool:
    """Say whether the sentence is asked, or says when: "due on 2 May", "version 0.6 is scheduled for"."""
    low, high = tokens.sentence(place)
    words = tokens.words
    return words[high - 1] == "?" or not _FIXED.isdisjoint(words[low:high])


_FIXED = frozenset(("due", "until", "deadline", "shall", "please", "must"))
PATTERN = Pattern(
    name="announced_without_date",
    family=Family.TEMPORAL_FLATNESS,
    effect="Announces what has no date by which it could be late.",
    alternative="Until when? “{words}” has no date. Where nobody is named, say who does it too.",
    question="until when?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "Improvements to the index are under way.",
        "Further tests of the bridge are foreseen.",
        "In time, bicycles will catch up with cars.",
        "Sooner or later everyone will own one.",
        "We keep pushing towards better bread.",
        "A fix is in the works.",
    ),
    misses=(
        "Tests of the bridge are planned for March 2025.",
        "If money comes in, a fix is in the works.",
        "No further tests are planned.",
        "Version 3 is due on 2 May.",
        "Is a fix in the works?",
    ),
    sources=(
        "Locke and Latham, Building a practically useful theory of goal setting, American Psychologist, 2002",
        "StanceWatch audits of LAION and Hugging Face, 2026-06",
    ),
    detect=listed(
        _ANNOUNCED, Severity.LOW, guards.dated, on_condition, guards.negated, in_contract, _is_fixed
    ),
    words=_ANNOUNCED.words,
)
