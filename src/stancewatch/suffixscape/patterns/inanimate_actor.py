"""Inanimate actor.

## What it finds
A thing as the doer of what people brought about: "links may lead to disturbing content".
## Why it matters
Whoever chose, collected and published the thing has left the sentence.
## Write instead
Name who did it: "we collected links, and some of them lead to ...".
## False alarms
Things that do act: scripts, sensors, laws.
## Sources
StanceWatch audit of LAION, 2026-06-08: "collected links may lead to strongly discomforting content".
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.grammar.noun_phrases import lowered
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match, Pattern, Status
from stancewatch.suffixscape.phrases import lexicon
from stancewatch.suffixscape.word_rules import neighboured

_THINGS = frozenset(lexicon("inanimate")["things"])
_HOLDERS = frozenset(lexicon("inanimate")["holders"])
_VERBS = frozenset(lexicon("inanimate")["verbs"])
_HOLDING = frozenset(lexicon("inanimate")["holding"])
_MODALS = frozenset(("may", "might", "could", "can"))
_BETWEEN = frozenset(("also", "sometimes", "occasionally"))
REACH = 4


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    words, thing = tokens.words, place - 1
    while thing >= 0 and words[thing] in _BETWEEN:
        thing -= 1
    if thing < 0 or words[thing] not in _THINGS:
        return ()
    low, high = tokens.sentence(place)
    told = _VERBS | _HOLDING if words[thing] in _HOLDERS and words[place] != "can" else _VERBS
    verb = next((i for i in range(place + 1, min(high, place + REACH)) if words[i] in told), -1)
    if verb < 0:
        return ()
    weight = Severity.NONE if guards.quoted(tokens, place) else Severity.MEDIUM
    first = thing - 1 if thing > low and words[thing - 1].endswith("ed") else thing
    return (
        Match(
            first, verb + 1, weight, 0.8, words={"thing": lowered(tokens, thing), "verb": (place, verb + 1)}
        ),
    )


PATTERN = Pattern(
    name="inanimate_actor",
    family=Family.AGENCY_DIFFUSION,
    effect="Lets a thing do what people brought about.",
    alternative="Name who made, chose or published the {thing} that “{verb}”.",
    question="who chose and published this?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=("Gathered links may lead to disturbing pictures.", "The system may cause harm to some groups."),
    misses=("We may lead a workshop.", "The script may write a file.", "Outputs may contain line breaks."),
    sources=("StanceWatch audit of LAION, 2026-06-08",),
    detect=neighboured(_detect, before=_THINGS | _BETWEEN),
    words=_MODALS,
)
