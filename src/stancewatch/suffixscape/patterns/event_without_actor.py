"""Event without actor.

## What it finds
Something somebody did or decided, told as something that took place: "issues arose", "it was decided", "there was a
leak", "concerns were raised", "due to an error".
## Why it matters
An event has no author. Nobody can be asked why, or what they will do differently.
## Write instead
Name who did or decided it: "we sent the file to the wrong list".
## False alarms
Weather and chance; instructions for when something goes wrong ("if errors occur").
## Sources
Trew (1979) on event and agent in news reports; Fairclough (1995) on processes without participants.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match, Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases

_HAPPENED = phrases(lexicon("inanimate")["happened"])
_EVENTS = frozenset(lexicon("inanimate")["act_events"])
_RULED = frozenset(lexicon("inanimate")["ruled"])
_BE = frozenset(("was", "were", "been"))
REACH = 4


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    span = _existence(tokens, place) or _ruling(tokens, place)
    if span is None and tokens.words[place] in _HAPPENED.readings:
        span = _HAPPENED.at(tokens, place)
    if span is None:
        return ()
    first, last = span
    following = tokens.words[last] if last < len(tokens.words) else ""
    lifted = following == "by" or guards.conditional(tokens, first) or guards.quoted(tokens, first)
    words = {"words": (first, last)}
    return (Match(first, last, Severity.NONE if lifted else Severity.MEDIUM, 0.7, words=words),)


def _existence(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """Return the span of "there was a brief leak" around an event."""
    words, (low, _) = tokens.words, tokens.sentence(place)
    if words[place] not in _EVENTS:
        return None
    for i in range(place - 1, max(low, place - REACH) - 1, -1):
        if words[i] in _BE:
            there = next((j for j in (i - 1, i - 2) if j >= low and words[j] == "there"), -1)
            return (there, place + 1) if there >= 0 else None
    return None


def _ruling(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """Return the span of "it was decided" around a ruling."""
    words = tokens.words
    if words[place] not in _RULED or place < 2 or words[place - 1] not in ("was", "been"):
        return None
    first = next((i for i in (place - 2, place - 3) if i >= 0 and words[i] == "it"), -1)
    return (first, place + 1) if first >= 0 else None


PATTERN = Pattern(
    name="event_without_actor",
    family=Family.AGENCY_DIFFUSION,
    effect="Tells as an event what somebody did or decided.",
    alternative="Who did it? Rewrite “{words}” with that person or team as the subject.",
    question="who did this?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "Concerns about the archive were raised in spring.",
        "It was decided to close the forum.",
        "Mistakes happened.",
        "There was a brief leak of names.",
        "The names went online due to an internal error.",
        "Great progress has been made.",
        "Some links slipped through our filters.",
        "Content from the web ended up in the archive.",
        "Some content found its way into the archive.",
        "The decision was made to close the forum.",
    ),
    misses=(
        "If errors occur, restart the tool.",
        "It was decided by the council to close the forum.",
        "There was a shop on the corner.",
        "Progress has been made by the council.",
    ),
    sources=(
        "Trew, Theory and ideology at work, in Fowler et al., Language and Control, 1979",
        "Fairclough, Media Discourse, 1995",
    ),
    detect=_detect,
    words=_HAPPENED.words | _EVENTS | _RULED,
)
