"""Undated future.

## What it finds
A promise or benefit with neither date nor condition: "this will allow parents to", "the data will be refined".
## Why it matters
Nobody can ever say that it did not come true.
## Write instead
Say who will do it, until when, and what happens if not.
## False alarms
Plain instructions: "the script will create a folder".
## Sources
Temporal flatness in the StanceWatch audits of 2026-06.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match, Pattern, Status
from stancewatch.suffixscape.phrases import lexicon

_BENEFITS = frozenset(word for line in lexicon("temporal")["benefit"] for word in line.split())
_REFINED = frozenset(lexicon("temporal")["refined"])
_PASSED_OVER = frozenset(
    ["also", "soon", "then", "further", "only", "greatly", "ultimately", "fundamentally"]
)


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    words = tokens.words
    _, high = tokens.sentence(place)
    verb = place + 1
    while verb < high and words[verb] in _PASSED_OVER:
        verb += 1
    if verb >= high:
        return ()
    if words[verb] == "be" and verb + 1 < high and words[verb + 1] in _REFINED:
        verb += 1
    elif words[verb] not in _BENEFITS and words[verb] != "look":
        return ()
    if verb + 1 < high and words[verb + 1] in ("you", "us", "me"):
        return ()
    lifted = guards.dated(tokens, place) or guards.conditional(tokens, place) or guards.quoted(tokens, place)
    weight = Severity.NONE if lifted else Severity.LOW
    return (Match(place, verb + 1, weight, 0.8, words={"words": " ".join(tokens.raw[place : verb + 1])}),)


PATTERN = Pattern(
    name="undated_future",
    family=Family.TEMPORAL_FLATNESS,
    effect="Promises without a date by which the promise could be checked.",
    alternative="Say who does it and until when: “{words}” has neither.",
    question="who, until when?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=("It will also allow parents to set limits.", "The dataset will be further refined."),
    misses=("We will release the weights in March 2025.", "The script will write a file."),
    sources=("StanceWatch audits of LAION and Hugging Face, 2026-06",),
    detect=_detect,
    words=frozenset(("will", "we'll", "it'll", "they'll")),
)
