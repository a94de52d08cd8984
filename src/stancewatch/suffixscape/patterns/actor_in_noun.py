"""Actor pushed into a noun.

## What it finds
An agent that is itself an act or a trend: "challenges posed by advancements", "driven by developments".
## Why it matters
The sentence has an agent, and still nobody who could be asked.
## Write instead
Name who advances, develops or decides.
## False alarms
Laws and rules do require and forbid things.
## Sources
StanceWatch audit of Hugging Face, 2026-06: "challenges posed by advancements in Machine Learning".
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match, Pattern, Status
from stancewatch.suffixscape.phrases import lexicon

_VERBS = frozenset(lexicon("inanimate")["posed"])
_TRENDS = frozenset(lexicon("inanimate")["trends"])
REACH = 6


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    words = tokens.words
    if not place or words[place - 1] not in _VERBS:
        return ()
    _, high = tokens.sentence(place)
    noun = next((i for i in range(place + 1, min(high, place + REACH)) if words[i] in _TRENDS), -1)
    if noun < 0:
        return ()
    weight = Severity.NONE if guards.quoted(tokens, place) else Severity.MEDIUM
    return (Match(place - 1, noun + 1, weight, 0.8, words={"noun": tokens.raw[noun]}),)


PATTERN = Pattern(
    name="actor_in_noun",
    family=Family.AGENCY_DIFFUSION,
    effect="Names a trend where somebody acted.",
    alternative="Whose {noun}? Name who does it.",
    question="whose?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=("We respond to new risks posed by advances in computing.",),
    misses=("The risks posed by our model are listed below.",),
    sources=("StanceWatch audit of Hugging Face, 2026-06",),
    detect=_detect,
    words=frozenset(("by",)),
)
