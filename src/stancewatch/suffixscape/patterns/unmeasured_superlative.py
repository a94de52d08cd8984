"""Unmeasured superlative.

## What it finds
"The largest dataset", "one of the most scalable algorithms", "the first model to": a rank of something built.
## Why it matters
A superlative is a comparison with everything else; the sentence shows no comparison.
## Write instead
Say larger than what, by how much, counted when and by whom.
## False alarms
Dated facts ("in 2022 it was the largest"); "best practices", "the first step".
## Sources
Hyland (1998) on boosters.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.grammar.shapes import CLASSES
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match, Pattern, Status
from stancewatch.suffixscape.phrases import word_class, words_in
from stancewatch.suffixscape.word_rules import neighboured

_SUPERLATIVES = words_in("superlative", "words")
_THINGS = words_in("superlative", "things")
_ALWAYS = words_in("superlative", "always")
_NO_RANK = words_in("superlative", "no_rank")
_PRAISED = word_class("able") | word_class("virtue") | word_class("quality")
_OPENERS = frozenset(
    ("the", "our", "its", "their", "world's", "a", "today's", "currently", "very", "absolute", "single")
)
_FIRSTS = frozenset(
    (
        "open",
        "fully",
        "publicly",
        "large",
        "truly",
        "ever",
        "multilingual",
        "commercial",
        "european",
        "general",
        "ai",
        "public",
    )
)
_CLAUSES = frozenset(("to", "that", "which", "is", "are", "was", "were", "if", "when"))
_RANKING = _SUPERLATIVES | {"most", "first"}
REACH = 9


def _detect(tokens: Tokens, place: int) -> tuple[Match, ...]:
    words = tokens.words
    if not place or words[place - 1] not in _OPENERS:
        return ()
    last = _ranked(tokens, place) if words[place] in _RANKING else -1
    if last < 0 and _ranks_anything(tokens, place):
        last = place + (2 if words[place] == "most" else 1)
    return _found(tokens, place, last) if last > 0 else ()


def _ranked(tokens: Tokens, place: int) -> int:
    """Return the place of something built or offered that a superlative ranks, or -1."""
    words = tokens.words
    following = words[place + 1 : place + REACH]
    if _THINGS.isdisjoint(following):
        return -1
    if words[place] == "first" and following[0] not in _FIRSTS and "-" not in following[0]:
        return -1
    _, high = tokens.sentence(place)
    reach = range(place + 1, min(high, place + REACH))
    last = next((i for i in reach if words[i] in _THINGS or words[i] in _CLAUSES), -1)
    if last < 0 or words[last] in _CLAUSES or (words[place] == "most" and last == place + 1):
        return -1
    return last


def _ranks_anything(tokens: Tokens, place: int) -> bool:
    """Say whether a superlative praises whatever it stands before: "the strictest rules", "our most versatile kit"."""
    words = tokens.words
    if words[place] == "most":
        if words[place + 1 : place + 2] and words[place + 1] not in _PRAISED:
            return False
        place += 1
    elif words[place] not in _ALWAYS:
        return False
    noun = words[place + 1] if place + 1 < len(words) else "."
    return noun[0].isalpha() and noun not in CLASSES and noun not in _NO_RANK


def _found(tokens: Tokens, place: int, last: int) -> tuple[Match, ...]:
    words, (_, high) = tokens.words, tokens.sentence(place)
    earlier = place > 1 and words[place - 2] in ("previously", "formerly", "once", "was", "were")
    asked = words[high - 1] == "?"
    lifted = (
        asked
        or earlier
        or guards.measured(tokens, place)
        or guards.dated(tokens, place)
        or guards.negated(tokens, place - 1)
        or guards.quoted(tokens, place)
    )
    words_at_hand = {"words": (place, last + 1)}
    return (
        Match(place - 1, last + 1, Severity.NONE if lifted else Severity.MEDIUM, 0.8, words=words_at_hand),
    )


PATTERN = Pattern(
    name="unmeasured_superlative",
    family=Family.EPISTEMIC_INFLATION,
    effect="Ranks a thing above all others and shows no comparison.",
    alternative="Compared with which others, by how much and as of when is it “{words}”?",
    question="compared with what, as of when?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "This is the largest open dataset for music.",
        "It is one of the most scalable methods.",
        "We follow the strictest rules.",
    ),
    misses=(
        "In February 2022 it was the largest open model.",
        "We do not claim that this is the best model.",
        "These are the best practices.",
        "The safest way is to wait.",
        "What is the largest model you own?",
        "To the fullest extent permitted by law, we disclaim all warranties.",
    ),
    sources=("Hyland, Boosting, hedging and the negotiation of academic knowledge, 1998",),
    detect=neighboured(_detect, before=_OPENERS),
    words=_RANKING | _ALWAYS,
)
