"""Where a passive may stand: an auxiliary and a word that may be its participle, by form alone."""

from enum import Enum
from typing import NamedTuple

from stancewatch.suffixscape.grammar.shapes import AUXILIARIES, BE, REMEMBERED, is_participle
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.grammar.wording import words_of

REACH = 12
"""Words from auxiliary to participle: 99.6 % of the treebank's passives lie within (EWT train)."""

INTRANSITIVE = words_of("intransitive.txt")
"""Participles of verbs without an object: "who's arrived" is no passive."""


UNDOING = words_of("undoing.txt")
_BODILY = frozenset((
    "eyed", "edged", "minded", "sided", "shaped", "sized", "handed", "legged", "headed", "haired", "hearted", "tempered", "footed", "bodied",
    "winded", "lived", "coloured", "colored", "faced", "blooded", "skinned", "spirited", "natured", "willed", "mannered",
))  # fmt: skip
"""Ends of compounds with a noun: "blue-eyed"."""


def names_state(participle: str) -> bool:
    """Say whether what looks like a participle is none of an act: "arrived", "unprocessed", "blue-eyed"."""
    if participle in INTRANSITIVE:
        return True
    if participle.startswith("un"):
        return participle not in UNDOING
    return "-" in participle and participle.rpartition("-")[2] in _BODILY


class Candidate(NamedTuple):
    """An auxiliary and a word that may be its participle, as token numbers."""

    auxiliary: int
    head: int


def candidates(tokens: Tokens, auxiliary: int) -> list[Candidate]:
    """Return what may be passives of the auxiliary at a place, nearest first."""
    words = tokens.words
    low, high = tokens.sentence(auxiliary)
    found = []
    if auxiliary > low and words[auxiliary] in BE:
        first = opening_participle(tokens, auxiliary, low)
        if first >= 0:
            found.append(Candidate(auxiliary, first))
    head = auxiliary
    for step in map(_step_of, words[auxiliary + 1 : min(high, auxiliary + REACH)]):
        head += 1
        if step is _ON:
            continue
        if step is _STOP:
            break
        found.append(Candidate(auxiliary, head))
    return found


class _Step(Enum):
    """What a word does to the search for a participle."""

    ON = 1
    PARTICIPLE = 2
    STOP = 3


class _Steps(dict[str, _Step]):
    """The step of each word. Each distinct word is looked at once."""

    def __missing__(self, word: str) -> _Step:
        if len(self) > REMEMBERED:
            self.clear()
        if word in AUXILIARIES:
            found = _Step.STOP
        elif is_participle(word) and not names_state(word):
            found = _Step.PARTICIPLE
        else:
            found = _Step.STOP if word in _CLAUSE_OPENERS else _Step.ON
        self[word] = found
        return found


_step_of = _Steps().__getitem__
_ON, _STOP = _Step.ON, _Step.STOP
_CLAUSE_OPENERS = frozenset(("that", "which", "who", "because", "if", "although", ";", ":", "whether"))


def opening_participle(tokens: Tokens, auxiliary: int, low: int) -> int:
    """Return the participle that opens a sentence such as "Attached are the files", or -1."""
    words = tokens.words
    if auxiliary - 1 > low and words[auxiliary - 2] == "," and is_participle(words[auxiliary - 1]):
        return auxiliary - 1
    while low < auxiliary and (words[low] in _SKIPPED or not words[low][0].isalpha()):
        low += 1
    inverted = low < auxiliary <= low + 8 and is_participle(words[low])
    return low if inverted and not any(word in AUXILIARIES for word in words[low + 1 : auxiliary]) else -1


_SKIPPED = frozenset(("also", "and", "not", "only"))
