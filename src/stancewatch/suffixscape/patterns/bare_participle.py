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

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape.grammar.participles import is_bare
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Kind, Match, Pattern, Status


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    if not is_bare(tokens, place):
        return ()
    return (Match(place, place + 1, Severity.NONE, 0.6, agentless=tokens.words[place + 1] != "by"),)


PATTERN = Pattern(
    name="bare_participle",
    family=Family.AGENCY_DIFFUSION,
    effect="Hangs an act on a thing that did not do it.",
    alternative="Name the actor: “[who] trained the model on …”.",
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
