"""Act as circumstance.

## What it finds
An act on people or their works that only accompanies something else: "after removal of names", "upon detection of
harmful posts", "involved the processing of private letters".
## Why it matters
The sentence is about something else; that somebody acted, on whom and with whose consent passes by.
## Write instead
Give the act a clause of its own, with who does it.
## False alarms
Steps of a procedure whose doer stands in the sentence before.
## Sources
Fowler and Kress (1979) on nominalisation.
"""

from functools import partial

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import act_catalogue, act_predicates, guards
from stancewatch.suffixscape.grammar import noun_phrases
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match, Pattern, Status
from stancewatch.suffixscape.word_rules import neighboured


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    first = act_predicates.circumstance(tokens, place)
    if first < 0:
        return ()
    lifted = guards.quoted(tokens, place) or act_predicates.is_conditional(tokens, place)
    weight = Severity.NONE if lifted else Severity.LOW
    phrase = noun_phrases.behind(tokens, place + 2, tokens.sentence(place)[1])
    last = phrase.last if phrase else place + 2
    return (Match(first, last, weight, 0.5, alternative=partial(_asked, tokens, place)),)


def _asked(tokens: Tokens, place: int) -> str:
    return f"Give the act a clause of its own: “{act_catalogue.told(tokens, place)}”."


PATTERN = Pattern(
    name="act_as_circumstance",
    family=Family.NOMINALISED_EVASION,
    effect="Mentions a deed in passing, with nobody who does it.",
    alternative="Give the act a clause of its own, with who does it.",
    question="by whom?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "After removal of names, the letters were printed.",
        "The work involved the processing of private messages.",
        "Upon detection of abusive posts, a warning appears.",
    ),
    misses=(
        "After removal of names, we printed the letters.",
        "After removal of names by the editor, the letters were printed.",
        "After removal of the snow, the road was open.",
        "If detection of abusive posts fails, a warning appears.",
    ),
    sources=("Fowler and Kress, Rules and regulations, in Fowler et al., Language and Control, 1979",),
    detect=neighboured(_detect, after=frozenset(("of",))),
    words=act_catalogue.acts(),
)
