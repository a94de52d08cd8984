"""Act with an empty verb.

## What it finds
An act put as a noun that is "performed", "carried out", "made", "is under way", "took place": "account verification is
performed", "extraction of faces was carried out", "the images underwent a review".
## Why it matters
The verb says only that the act was done. Who did it has no place in the sentence.
## Write instead
Turn the noun into the verb, with whoever does it as its subject: "we verify accounts".
## False alarms
Steps of a computation; acts whose doer stands in the sentence before.
## Sources
Fowler and Kress (1979) on nominalisation; light verbs in the Penn and PropBank guidelines.
"""

from functools import partial

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import act_catalogue, act_clauses, act_predicates, guards
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match, Pattern, Status
from stancewatch.suffixscape.word_rules import neighboured

_UNDERGOING = frozenset(("undergo", "undergoes", "underwent", "undergone", "undergoing"))
REACH = 4


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    span = _undergone(tokens, place) or _existing(tokens, place) or _said(tokens, place)
    if span is None:
        return ()
    first, last = span
    lifted = guards.quoted(tokens, place) or act_predicates.is_conditional(tokens, first)
    weight = Severity.NONE if lifted else Severity.MEDIUM
    return (Match(first, last, weight, 0.7, alternative=partial(_rewritten, tokens, place)),)


def _said(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """Return the span of "verification of accounts is performed" around an act."""
    if act_predicates.EMPTY.isdisjoint(tokens.words[place + 1 : place + act_clauses.REACH]):
        return None
    found = act_clauses.subject(tokens, place)
    last = act_predicates.empty(tokens, found) if found else -1
    if found is None or last < 0 or act_predicates.is_told(tokens, found):
        return None
    return found.first, last


def _undergone(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """Return the span of "underwent a careful review" around an act."""
    words, (low, high) = tokens.words, tokens.sentence(place)
    verb = next(
        (at for at in range(place - 1, max(low, place - REACH) - 1, -1) if words[at] in _UNDERGOING), -1
    )
    if verb < 0 or "by" in words[place:high]:
        return None
    return verb, place + 1


def _existing(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """Return the span of "there was no notification" around an act."""
    words, (low, high) = tokens.words, tokens.sentence(place)
    there = next(
        (at for at in range(place - 1, max(low, place - REACH - 1) - 1, -1) if words[at] == "there"), -1
    )
    if (
        there < 0
        or words[there + 1] not in _BE
        or words[place + 1 : place + 2] != ["of"]
        or "by" in words[place:high]
    ):
        return None
    return there, place + 1


_BE = frozenset(("was", "were", "is", "has", "had", "have"))


def _rewritten(tokens: Tokens, place: int) -> str:
    return f"Use the verb and name who acts: “{act_catalogue.told(tokens, place)}”."


PATTERN = Pattern(
    name="act_with_empty_verb",
    family=Family.NOMINALISED_EVASION,
    effect="Says that an act was done and leaves no place for who did it.",
    alternative="Use the verb and name who acts: “[who] verifies …”.",
    question="by whom?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "Parcel verification is performed at the gate.",
        "Extraction of voices from the tapes was carried out in spring.",
        "Recruitment of raters was completed in two weeks.",
        "Improvements to the consent form are under way.",
        "All portraits underwent a review.",
        "Careful screening of the letters has been conducted.",
        "Further audits are foreseen.",
        "There was no notification of the guests.",
    ),
    misses=(
        "Verification of parcels is performed by our guards.",
        "Our review was completed in May.",
        "We verify every parcel at the gate.",
        "If deletion is requested, press the red button.",
        "The matrix inversion is performed twice.",
        "Parcel removal needs two people.",
    ),
    sources=(
        "Fowler and Kress, Rules and regulations, in Fowler et al., Language and Control, 1979",
        "https://aclanthology.org/2020.coling-main.274/",
    ),
    detect=neighboured(_detect, after=act_clauses.following() | {".", ","}, before=_UNDERGOING),
    words=act_catalogue.acts(),
)
