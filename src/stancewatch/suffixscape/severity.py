"""How much hangs on a construction: what the act does, and to whom or what."""

from functools import cache

from stancewatch.model.language import Severity
from stancewatch.suffixscape.phrases import lexicon


@cache
def _table(name: str) -> dict[str, Severity]:
    return {
        word: Severity(section)
        for section, lines in lexicon(name).items()
        if section
        for line in lines
        for word in line.split()
    }


def consequential_participles() -> frozenset[str]:
    """Return the participles on which anything hangs."""
    return frozenset(_table("consequential_participles"))


def consequential_nouns() -> frozenset[str]:
    """Return the act nouns on which anything hangs, singular and plural."""
    nouns = _table("consequential_nouns")
    return frozenset(nouns) | {f"{noun}s" for noun in nouns}


def of_participle(word: str) -> Severity:
    """Return how much hangs on an act whose actor is missing, by its participle."""
    return _table("consequential_participles").get(word, Severity.NONE)


def of_act_noun(noun: str) -> Severity:
    """Return how much hangs on an act put as a noun, by the noun in the singular."""
    return _table("consequential_nouns").get(noun, Severity.NONE)
