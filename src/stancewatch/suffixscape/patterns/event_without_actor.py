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
from stancewatch.suffixscape.grammar import agents
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases
from stancewatch.suffixscape.word_rules import listed

_HAPPENED = phrases(lexicon("inanimate")["happened"])
FAR = 14
"""Words in which somebody who acts is looked for."""


def _by_somebody(tokens: Tokens, place: int) -> bool:
    """Say whether somebody who acts is named behind: "were raised by the council"."""
    words, (_, high) = tokens.words, tokens.sentence(place)
    return any(
        words[at] == "by" and not agents.is_other_use(tokens, at)
        for at in range(place, min(high - 1, place + FAR))
    )


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
    detect=listed(_HAPPENED, Severity.MEDIUM, _by_somebody, guards.conditional),
    words=_HAPPENED.words,
)
