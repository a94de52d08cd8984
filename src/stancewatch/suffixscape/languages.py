"""A light check whether words are English. It names another language only where its own small words say so.

Function words decide: of every hundred words of running English, about forty are among these. Nothing is
guessed from a handful of names: text without any function word passes as what it was marked as, or as English.
"""

from collections.abc import Sequence
from functools import cache

from stancewatch.suffixscape.phrases import lexicon

ENOUGH = 200
"""Words looked at: more do not change the answer."""

FIRST = 24
"""Words looked at first: enough for nearly every English text."""


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(word for line in lines for word in line.split())
        for name, lines in lexicon("function_words").items()
        if name
    }


def other_than_english(words: Sequence[str]) -> bool:
    """Say whether the words are mostly in another language."""
    return guess(words) != "en"


def guess(words: Sequence[str], marked: str = "") -> str:
    """Return the language of some words, in lower case: a code, or `und` for a script this program cannot read."""
    english_words = _function_words()["en"]
    first = words[:FIRST]
    if sum(map(english_words.__contains__, first)) * 8 >= len(first) > 0:
        return "en"
    sample = words[:ENOUGH]
    english = sum(map(english_words.__contains__, sample))
    if english * 8 >= len(sample) and english:
        return "en"
    if _foreign_script(sample):
        return "und" if marked in ("", "en") else marked
    best, count = "en", english
    for name, small_words in _function_words().items():
        found = sum(map(small_words.__contains__, sample))
        if found > count and found >= 2:
            best, count = name, found
    if best == "en" and not english and marked:
        return marked
    return best


def _foreign_script(words: Sequence[str]) -> bool:
    letters = "".join(words)[:400]
    alphabetic = sum(map(str.isalpha, letters))
    latin = sum(1 for letter in letters if letter.isalpha() and letter < "\u0250")
    return alphabetic > 2 * latin and alphabetic > 0
