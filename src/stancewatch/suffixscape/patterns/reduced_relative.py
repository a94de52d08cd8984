"""Reduced relative.

## What it finds
A participle behind its noun, without "that was": "images scraped from the web".
## Why it matters
The act is tucked into a description of its object; the sentence has no place left for an actor.
## Write instead
Give the act its own clause with a subject: "images that we scraped from the web".
## False alarms
A past tense behind a name ("the company moved to Texas") looks the same.
## Sources
Relation acl of Universal Dependencies.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape.grammar.participles import is_reduced_relative
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Kind, Match, Pattern, Status


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    if not is_reduced_relative(tokens, place):
        return ()
    named = tokens.words[place + 1] == "by"
    words = {"verb": tokens.raw[place], "noun": tokens.raw[place - 1]}
    return (Match(place, place + 1, Severity.NONE, 0.7, agentless=not named, words=words),)


PATTERN = Pattern(
    name="reduced_relative",
    family=Family.AGENCY_DIFFUSION,
    effect="Puts an act into a description, where no actor is asked for.",
    alternative="Give the act a clause: “{noun} that [who] {verb} …”.",
    question="by whom?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=("Images scraped from the web are listed here.",),
    misses=("We scraped images from the web.",),
    sources=("https://universaldependencies.org/u/dep/acl.html",),
    detect=_detect,
    kinds=frozenset((Kind.PARTICIPLE,)),
    harmless_only=True,
)
