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

from functools import partial

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape.grammar import verbs
from stancewatch.suffixscape.grammar.nominals import verb_nouns
from stancewatch.suffixscape.grammar.noun_phrases import lowered
from stancewatch.suffixscape.grammar.participles import is_reduced_relative
from stancewatch.suffixscape.grammar.shapes import shape
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Kind, Match, Pattern, Status


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    if not is_reduced_relative(tokens, place):
        return ()
    named = tokens.words[place + 1] == "by"
    asked = partial(_asked, tokens, place, named=named)
    return (Match(place, place + 1, Severity.NONE, 0.7, agentless=not named, alternative=asked),)


def _asked(tokens: Tokens, place: int, *, named: bool) -> str:
    past = "" if tokens.words[place] in _DONE_TO_NOTHING else verbs.past(tokens.words[place])
    thing = lowered(tokens, place - 1)
    if not past or not _is_thing(thing.lower()) or tokens.words[place + 1] not in _AROUND:
        return "Give the act a clause of its own, with who does it."
    actor = "[agent]" if named else "[who]"
    return f"Give the act a clause: “{thing} that {actor} {past} …”."


def _is_thing(word: str) -> bool:
    return word.isalpha() and (shape(word, word) in ("PLURAL", "NOUN") or word in verb_nouns())


_AROUND = frozenset(
    (
        "by",
        "from",
        "in",
        "on",
        "for",
        "with",
        "at",
        "during",
        "since",
        "before",
        "after",
        "under",
        "through",
        "via",
    )
)
"""Words that lead on from an act, and belong to no verb as "to" does in "referred to"."""
_DONE_TO_NOTHING = frozenset((
    "consisted", "contained", "included", "occurred", "existed", "happened", "arrived", "gone", "worked", "lived", "remained", "participated", "belonged", "depended",
    "resulted", "appeared", "emerged", "moved", "come", "based", "located", "died", "served", "ranged", "related", "interested", "involved",
    "engaged", "succeeded", "relied", "focused", "differed", "stood", "sat", "risen", "fallen", "grown", "begun", "run", "stemmed",
))  # fmt: skip
"""Acts that have no object, so that nothing can be what somebody did them to."""


PATTERN = Pattern(
    name="reduced_relative",
    family=Family.AGENCY_DIFFUSION,
    effect="Puts an act into a description, where no actor is asked for.",
    alternative="Give the act a clause of its own, with who does it.",
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
