"""Bare participle.

## What it finds
A participle that opens a sentence: "Trained on photographs, the model draws".
## Why it matters
The act hangs on a thing that did not do it.
## Write instead
Name the actor: "We trained the model on photographs; it draws".
## False alarms
Prepositions that were participles once ("based on", "compared to").
## Sources
Relation advcl of Universal Dependencies.
"""

from functools import partial

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape.grammar import verbs
from stancewatch.suffixscape.grammar.participles import is_bare
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Kind, Match, Pattern, Status


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    if not is_bare(tokens, place):
        return ()
    named = tokens.words[place + 1] == "by"
    asked = partial(_asked, tokens.words[place], named=named)
    return (Match(place, place + 1, Severity.NONE, 0.6, agentless=not named, alternative=asked),)


def _asked(participle: str, *, named: bool) -> str:
    past = "" if participle in _NO_ACTS else verbs.past(participle)
    actor = "[agent]" if named else "[who]"
    return (
        f"Give the act its own sentence: “{actor} {past} …”."
        if past
        else "Say in a sentence of its own who does it."
    )


_NO_ACTS = frozenset(
    ("based", "compared", "given", "located", "related", "provided", "come", "gone", "clicked", "depended")
)
"""Participles that tell of no act of anybody's where they open a sentence, or of one of the reader's."""


PATTERN = Pattern(
    name="bare_participle",
    family=Family.AGENCY_DIFFUSION,
    effect="Hangs an act on a thing that did not do it.",
    alternative="Give the act its own sentence, with who does it as the subject.",
    question="by whom?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=("Trained on photographs, the model draws faces.",),
    misses=("We trained the model on photographs.",),
    sources=("https://universaldependencies.org/u/dep/advcl.html",),
    detect=_detect,
    kinds=frozenset((Kind.PARTICIPLE,)),
    harmless_only=True,
)
