"""Words that tell of an act put as a noun, and who is named beside it: what the shapes of such acts share."""

from functools import cache

from stancewatch.suffixscape.grammar import agents
from stancewatch.suffixscape.grammar.shapes import BE
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.phrases import words_in

TELLING = BE | frozenset(
    (
        "has",
        "had",
        "began",
        "took",
        "takes",
        "led",
        "continues",
        "remains",
        "became",
        "came",
        "followed",
        "occurs",
        "occurred",
        "happens",
        "happened",
    )
)
"""Verbs that tell what became of an act."""
OWNERS = ("POSS", "OWNER")
"""Shapes of words that name whose act it is."""


def names_actor(tokens: Tokens, low: int, high: int) -> bool:
    """Say whether a "by" in a range of tokens names who acts."""
    words = tokens.words
    return any(
        words[at] == "by" and words[at - 1] not in _DRIVEN and not agents.is_other_use(tokens, at)
        for at in range(low, high - 1)
    )


_DRIVEN = ("driven", "motivated", "guided", "inspired", "necessitated")
"""What stands behind these is a ground, nobody who acts."""


@cache
def listed(section: str) -> frozenset[str]:
    """Return a list of acts, or of what they are done to."""
    return words_in("consequential_objects", section)
