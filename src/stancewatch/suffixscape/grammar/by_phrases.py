"""Groups of words behind "by" that tell when, how or how much: "by the end of May", "by popular demand", "by 12.9 %"."""

import re

from stancewatch.suffixscape.grammar.tokens import BREAK, EDGE, Tokens
from stancewatch.suffixscape.grammar.wording import words_of

TIMES = words_of("times.txt")
MEANS = words_of("means.txt")
GERUNDS = words_of("gerunds.txt")
MANNERS = words_of("manners.txt")

GROUP_ENDS = frozenset((
    "PREP", "BY", "TO", "CONJ", "SUB", "MARK", "PUNCT", "END", "BE", "GET", "HAVE", "DO", "MODAL", "PRON", "PART",
))  # fmt: skip
"""Classes of words before which a group of words behind "by" ends."""


def group_ends(tokens: Tokens, place: int) -> bool:
    """Say whether the group of words after "by" ends before a place, also where no full stop stands."""
    return tokens.shape(place) in GROUP_ENDS or tokens.word(place) in (EDGE, BREAK)


def tells_when(tokens: Tokens, place: int) -> bool:
    """Say whether a group such as "the end of the week", "the next morning" or "mid-March" follows."""
    at = place + 1
    while tokens.word(at) in _TIME_OPENERS and at < place + 4:
        at += 1
    word = tokens.word(at)
    if word in _ENDS_OF_TIME:
        return tokens.word(at + 1) == "of" and not _OF_TIME.isdisjoint(tokens.words[at + 2 : at + 6])
    timed = word.rpartition("-")[2] in _TIMES_ALONE or bool(_YEARS.fullmatch(word))
    return timed and (tokens.shape(at + 1) in ("NUM", "ADV") or group_ends(tokens, at + 1))


_TIME_OPENERS = frozenset((
    "the", "this", "that", "next", "last", "following", "same", "early", "late", "mid", "very", "latest", "around", "about",
))  # fmt: skip
_ENDS_OF_TIME = frozenset(("end", "beginning", "start", "middle", "close"))
_TIMES_ALONE = TIMES - {"age", "time", "then"}
"""Without those that also cause: "limited by the time"."""
_YEARS = re.compile(r"[12]\d{3}('?s)?")
_PERIODS = frozenset(
    ("week", "month", "year", "quarter", "day", "century", "decade", "business", "summer", "season")
)
_OF_TIME = _TIMES_ALONE | _PERIODS | {str(year) for year in range(1900, 2100)}


def tells_how_much(tokens: Tokens, place: int) -> bool:
    """Say whether a figure with a measure follows: "12.9 %", "a factor of two", "two thirds"; "40 million people" may act."""
    at = place + 1
    while at < place + 6 and (tokens.word(at)[:1].isdigit() or tokens.word(at) in _IN_FIGURES):
        at += 1
    if at == place + 1:
        return False
    word = tokens.word(at)
    return word in _MEASURES or (
        word in _FRACTIONS and tokens.word(at + 1) != "of" and group_ends(tokens, at + 1)
    )


_IN_FIGURES = frozenset((
    ".", ",", "$", "€", "£", "a", "an", "about", "around", "almost", "nearly", "over", "some", "up", "to", "one", "two", "three",
    "four", "five", "ten",
))  # fmt: skip
_MEASURES = frozenset((
    "%", "percent", "per", "percentage", "point", "points", "pp", "fold", "degrees", "inches", "feet", "metres", "meters", "miles", "km",
    "kg", "mm", "cm", "minutes", "hours", "seconds", "factor", "margin", "fraction", "votes",
))  # fmt: skip
_FRACTIONS = frozenset(("half", "third", "thirds", "quarter", "quarters", "tenth", "fifth"))


def tells_how(tokens: Tokens, place: int) -> bool:
    """Say whether a group such as "popular demand", "mutual agreement" or "several orders of magnitude" follows."""
    for at in range(place + 1, place + 4):
        if tokens.word(at) in MANNERS:
            return group_ends(tokens, at + 1)
        if tokens.shape(at) not in _MANNER_OPENERS:
            return False
    return False


_MANNER_OPENERS = frozenset(("WORD", "ADJ", "ADV", "VERY", "QUANT", "NUM", "PART"))
