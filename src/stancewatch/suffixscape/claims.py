"""What makes words that praise no claim: a question, an order, a wish, a condition, a lack."""

from functools import cache

from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.phrases import words_in

REACH = 6
"""Words before a claim among which a wish or a lack stands."""


def is_no_claim(tokens: Tokens, place: int) -> bool:
    """Say whether words at a place are asked, ordered, wished for, made to depend on something, or told as wanting."""
    words, (low, high) = tokens.words, tokens.sentence(place)
    if words[high - 1] == "?" or not _listed("condition").isdisjoint(words[low:high]):
        return True
    before = words[max(low, place - REACH) : place]
    return (
        not _listed("wish").isdisjoint(before)
        or _is_purpose(words, low, place)
        or _is_duty(words, low, place)
    )


def _is_purpose(words: list[str], low: int, place: int) -> bool:
    """Say whether the words tell what something is for: "to keep it safe", "in order to", "designed to", or order it."""
    if place == low or words[place - 1] in _BULLETS:
        return words[place] in _listed("orders")
    return words[place - 1] in _listed("purpose")


_BULLETS = ("*", "-", "•", ":")


def _is_duty(words: list[str], low: int, place: int) -> bool:
    """Say whether the reader is told to do so: "you must", "please keep"."""
    return not _listed("duty").isdisjoint(words[low:place])


@cache
def _listed(section: str) -> frozenset[str]:
    return words_in("no_claim", section)
