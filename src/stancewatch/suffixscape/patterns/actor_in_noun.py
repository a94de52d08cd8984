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
from stancewatch.suffixscape.grammar.noun_phrases import lowered
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match, Pattern, Status
from stancewatch.suffixscape.phrases import lexicon
from stancewatch.suffixscape.word_rules import neighboured

_VERBS = frozenset(lexicon("inanimate")["posed"])
_TRENDS = frozenset(lexicon("inanimate")["trends"])
_BROUGHT = frozenset(lexicon("inanimate")["brought"])
_HAVING = frozenset(("has", "have"))
REACH = 6
OPENING = 3
"""Words that may stand before a trend that opens its sentence: "The recent rapid"."""


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    span = _agent(tokens, place) if tokens.words[place] == "by" else _subject(tokens, place)
    if span is None:
        return ()
    first, last, noun = span
    weight = Severity.NONE if guards.quoted(tokens, place) else Severity.MEDIUM
    return (Match(first, last, weight, 0.8, words={"noun": lowered(tokens, noun)}),)


def _agent(tokens: Tokens, place: int) -> tuple[int, int, int] | None:
    """Return the span of "posed by advances", and the trend in it."""
    words = tokens.words
    if not place or words[place - 1] not in _VERBS:
        return None
    _, high = tokens.sentence(place)
    noun = next((i for i in range(place + 1, min(high, place + REACH)) if words[i] in _TRENDS), -1)
    return (place - 1, noun + 1, noun) if noun >= 0 else None


def _subject(tokens: Tokens, place: int) -> tuple[int, int, int] | None:
    """Return the span of "advances in optics have created", where the trend opens the sentence."""
    words = tokens.words
    if not place or words[place - 1] not in _HAVING:
        return None
    low, _ = tokens.sentence(place)
    noun = next((i for i in range(max(low, place - REACH), place - 1) if words[i] in _TRENDS), -1)
    return (noun, place + 1, noun) if noun >= 0 and noun - low <= OPENING else None


PATTERN = Pattern(
    name="actor_in_noun",
    family=Family.AGENCY_DIFFUSION,
    effect="Names a trend where somebody acted.",
    alternative="Whose {noun}? Name who does it.",
    question="whose?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "We respond to new risks posed by advances in computing.",
        "Advances in optics have created new risks.",
    ),
    misses=("The risks posed by our model are listed below.", "We have created a new archive."),
    sources=("StanceWatch audit of Hugging Face, 2026-06",),
    detect=neighboured(_detect, before=_VERBS | _HAVING),
    words=_BROUGHT | {"by"},
)
