"""How much hangs on a construction: what the act does, and to whom or what."""

from collections.abc import Mapping
from functools import cache

from stancewatch.model.language import Severity
from stancewatch.suffixscape import denials
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.phrases import Phrases, lexicon, phrases, words_in


@cache
def _table(name: str) -> dict[str, Severity]:
    return {
        word: Severity(section)
        for section, lines in lexicon(name).items()
        if section
        for line in lines
        for word in line.split()
    }


@cache
def _phrases() -> Mapping[Severity, Phrases]:
    return {
        Severity(section): phrases(lines)
        for section, lines in lexicon("consequential_phrases").items()
        if section
    }


@cache
def _openings() -> frozenset[str]:
    """Return the participles on which something hangs with certain words behind them."""
    return frozenset(line.split()[0] for lines in lexicon("consequential_phrases").values() for line in lines)


@cache
def consequential_participles() -> frozenset[str]:
    """Return the participles on which anything hangs, alone or with the words behind them."""
    return frozenset(_table("consequential_participles")) | _openings() | words_in("owed_acts", "owed")


def consequential_nouns() -> frozenset[str]:
    """Return the act nouns on which anything hangs, singular and plural."""
    nouns = _table("consequential_nouns")
    return frozenset(nouns) | {f"{noun}s" for noun in nouns}


def of_participle(tokens: Tokens, place: int) -> Severity:
    """Return how much hangs on an act whose actor is missing, by its participle and the words behind it.

    A participle shares the weight of one joined to it: "used and stored".
    """
    words = tokens.words
    weight = _of_one(tokens, place)
    if weight is Severity.NONE and words[place + 1 : place + 2] in _JOINTS and place + 2 < len(words):
        return _of_one(tokens, place + 2)
    return weight


_JOINTS = (["and"], ["or"])


def is_joined(tokens: Tokens, place: int) -> bool:
    """Say whether a participle shares its weight with one before it that has none itself: "reviewed and *stored*"."""
    words = tokens.words
    return (
        place > 1
        and words[place - 1 : place] in _JOINTS
        and words[place - 2] not in consequential_participles()
    )


NEGATION_REACH = 3
"""Words before a participle among which its auxiliary and negation stand: "have never been"."""


def _of_one(tokens: Tokens, place: int) -> Severity:
    word = tokens.words[place]
    if is_owed(word):
        first = max(tokens.sentence(place)[0], place - NEGATION_REACH)
        return Severity.MEDIUM if denials.denies_act(tokens, first, place) else Severity.NONE
    weight = _table("consequential_participles").get(word, Severity.NONE)
    if weight is not Severity.NONE or word not in _openings():
        return weight
    return next((one for one in _WEIGHTS if _stands(one, tokens, place)), Severity.NONE)


_WEIGHTS = (Severity.HIGH, Severity.MEDIUM)


def _stands(weight: Severity, tokens: Tokens, place: int) -> bool:
    """Say whether a phrase of a weight begins at a place: it may be looked up by any of its words."""
    known = _phrases()[weight]
    following = range(place, min(place + 3, len(tokens.words)))
    spans = (known.at(tokens, spot) for spot in following if tokens.words[spot] in known.readings)
    return any(span is not None and span[0] == place for span in spans)


def is_owed(word: str) -> bool:
    """Say whether a participle names an act owed to people: what hangs on it hangs on its not being done."""
    return word in words_in("owed_acts", "owed")


def of_act_noun(noun: str) -> Severity:
    """Return how much hangs on an act put as a noun, by the noun in the singular."""
    return _table("consequential_nouns").get(noun, Severity.NONE)


def lowered(weight: Severity) -> Severity:
    """Return the weight one step below, but never none: somebody who may have acted is named close by."""
    return Severity.MEDIUM if weight is Severity.HIGH else Severity.LOW
