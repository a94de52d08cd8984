"""Act as doer.

## What it finds
An act put as a noun that opens its sentence and then does something itself: "Training on user chats helps", "The
deployment of the filter has resulted in", "Inclusion in the index does not depend on".
## Why it matters
The noun takes the place of whoever acts: the deed works, helps and leads on its own.
## Write instead
Name who acts, and make the deed their verb: "we train on your chats, and this helps us to ...".
## False alarms
What an act needs or costs ("training takes two days"); acts of nature.
## Sources
Fowler and Kress (1979) on nominalisation; Fairclough (1995).
"""

from functools import partial

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import act_catalogue, act_clauses, act_predicates, guards
from stancewatch.suffixscape.grammar.tokens import ENDS, Tokens
from stancewatch.suffixscape.pattern import Match, Pattern, Status
from stancewatch.suffixscape.word_rules import neighboured

NEAR = 6
"""Words before an act among which its clause begins."""
_STARTS = ENDS | act_clauses.OPENINGS
_JOINTS = frozenset(("of", "on", "in", "from", "with", "to", "into", "and", "or", "for"))


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    words = tokens.words
    if place > NEAR and _STARTS.isdisjoint(words[place - NEAR : place]):
        return ()
    if words[place + 1 : place + 2] and words[place + 1] not in _JOINTS:
        return ()
    found = act_clauses.subject(tokens, place)
    last = act_predicates.telling(tokens, found) if found else -1
    if found is None or last < 0 or act_predicates.is_told(tokens, found):
        return ()
    lifted = guards.quoted(tokens, place) or act_predicates.is_conditional(tokens, place)
    weight = Severity.NONE if lifted else Severity.LOW
    return (Match(found.first, last, weight, 0.6, alternative=partial(_asked, tokens, found.noun)),)


def _asked(tokens: Tokens, place: int) -> str:
    return f"Begin with who acts: “{act_catalogue.told(tokens, place)}”. Then say what follows from it."


PATTERN = Pattern(
    name="act_as_doer",
    family=Family.NOMINALISED_EVASION,
    effect="Lets a deed act by itself, in the place of those who do it.",
    alternative="Begin with who acts, then say what follows from it.",
    question="whose act?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "Training on customer letters helps everybody.",
        "The deployment of the new gate has resulted in fewer visits.",
        "Inclusion in the list does not depend on consent.",
        "The rollout of the new gates led to protests.",
    ),
    misses=(
        "Our training on letters helps everybody.",
        "Deployment of the gate takes two days.",
        "Removal of the links by the team led to protests.",
        "The recording of the letter is theirs.",
        "Rain leads to floods.",
    ),
    sources=(
        "Fowler and Kress, Rules and regulations, in Fowler et al., Language and Control, 1979",
        "Fairclough, Media Discourse, 1995",
    ),
    detect=neighboured(_detect, after=act_clauses.following()),
    words=act_catalogue.acts(),
)
