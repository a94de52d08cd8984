"""Phrases as small patterns of words: `within reach`, `the future of *`, `as * continue|continues`.

A slot is a word, several words joined by `|`, `*` for any one word, or any of these with `?` for "may be absent".
"""

from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from stancewatch.suffixscape.grammar.shapes import CLASSES
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.grammar.wording import words_of

LEXICONS = Path(__file__).parent / "lexicons"

Slots = tuple[frozenset[str], ...]
ANY: frozenset[str] = frozenset()

COMMON = frozenset(CLASSES) | words_of("common.txt")
"""Words too common to look a phrase up by, where the phrase has another."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a phrase: the slots before and behind the word it is looked up by."""

    before: Slots
    behind: Slots

    def around(self, words: list[str], place: int) -> tuple[int, int] | None:
        """Return first place and place behind the phrase where it stands around a place."""
        first, last = place - len(self.before), place + 1 + len(self.behind)
        if first < 0 or last > len(words):
            return None
        for slot, word in zip(self.behind, words[place + 1 : last], strict=True):
            if slot and word not in slot:
                return None
        for slot, word in zip(self.before, words[first:place], strict=True):
            if slot and word not in slot:
                return None
        return first, last


@dataclass(frozen=True, slots=True)
class Phrases:
    """A list of phrases, each looked up by its rarest word: "at the forefront" by "forefront"."""

    readings: dict[str, tuple[Reading, ...]]

    @property
    def words(self) -> frozenset[str]:
        """Return the words by which phrases are looked up."""
        return frozenset(self.readings)

    def at(self, tokens: Tokens, place: int) -> tuple[int, int] | None:
        """Return first place and place behind the longest phrase around a place, or None."""
        longest: tuple[int, int] | None = None
        for reading in self.readings[tokens.words[place]]:
            found = reading.around(tokens.words, place)
            if found and (longest is None or found[1] - found[0] > longest[1] - longest[0]):
                longest = found
        return longest


def phrases(lines: tuple[str, ...]) -> Phrases:
    """Return an index of phrases written one a line."""
    index: dict[str, list[Reading]] = {}
    for line in lines:
        for slots in _readings(line):
            rarest = max(range(len(slots)), key=lambda number: _rarity(slots[number]))
            for word in slots[rarest]:
                index.setdefault(word, []).append(Reading(slots[:rarest], slots[rarest + 1 :]))
    return Phrases({word: tuple(found) for word, found in index.items()})


def _rarity(slot: frozenset[str]) -> tuple[bool, int]:
    """Return how good a slot is for looking a phrase up: no small word in it, few choices."""
    return bool(slot) and COMMON.isdisjoint(slot), -len(slot)


def _readings(line: str) -> list[Slots]:
    choices = []
    for slot in line.split():
        words = ANY if slot.rstrip("?") == "*" else frozenset(slot.rstrip("?").split("|"))
        choices.append([(words,), ()] if slot.endswith("?") else [(words,)])
    return [tuple(word for part in parts for word in part) for parts in product(*choices)]


@cache
def lexicon(name: str) -> dict[str, tuple[str, ...]]:
    """Return the sections of a lexicon file: `[section]` lines, then one phrase a line."""
    sections: dict[str, list[str]] = {}
    section: list[str] = sections.setdefault("", [])
    for line in (LEXICONS / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            section = sections.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            section.append(line)
    return {name: tuple(lines) for name, lines in sections.items()}
