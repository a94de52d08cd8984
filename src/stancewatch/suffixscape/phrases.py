"""Phrases as small patterns of words: `within reach`, `the future of *`, `as * continue|continues`.

A slot is a word, a class of words (`@quality`: a section of `classes.txt`), several of these joined by `|`, `*` for any
one word, `~` for any one that is no small word and no mark, or any of these with `?` for "may be absent".
"""

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from pathlib import Path
from typing import NamedTuple

from stancewatch.suffixscape.grammar.shapes import CLASSES
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.grammar.wording import words_of

LEXICONS = Path(__file__).parent / "lexicons"

Slots = tuple[frozenset[str], ...]
ANY: frozenset[str] = frozenset()


class _Open(frozenset[str]):
    """A slot that takes every word but small ones and marks: what stands between an adjective and its noun."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and word[0].isalpha() and word not in CLASSES


OPEN = _Open(("~",))
_NAMELESS = {"*": ANY, "~": OPEN}
_UNLISTED = (ANY, OPEN)
"""Slots that name no words, so that nothing can be looked up by them."""

COMMONEST = frozenset((
    "the", "a", "an", "and", "or", "of", "in", "on", "to", "for", "is", "are", "with", "that", "it", "we", "as", "at", "by", "be", "i",
    "you", "this", "have", "has", "not", "my", "was", "will", "if", "but", "our", "from", ",", ".",
))  # fmt: skip
"""Words that make up a third of any text: a phrase looked up by one of them costs more than all others."""


@dataclass(frozen=True)
class Reading:
    """One reading of a phrase: the slots before and behind the word it is looked up by."""

    before: Slots
    behind: Slots

    def nearest(self) -> tuple[int, frozenset[str]] | None:
        """Return the nearest other slot that names words, with its distance, or None."""
        for distance in range(1, max(len(self.before), len(self.behind)) + 1):
            if distance <= len(self.behind) and self.behind[distance - 1] not in _UNLISTED:
                return distance, self.behind[distance - 1]
            if distance <= len(self.before) and self.before[-distance] not in _UNLISTED:
                return -distance, self.before[-distance]
        return None

    @cached_property
    def needs(self) -> list[tuple[int, frozenset[str]]]:
        """Return the other slots that take not every word, each with its distance; those behind first."""
        behind = enumerate(self.behind, 1)
        before = enumerate(self.before, -len(self.before))
        return [(distance, slot) for distance, slot in (*behind, *before) if slot]

    def around(self, words: list[str], place: int) -> tuple[int, int] | None:
        """Return first place and place behind the phrase where it stands around a place."""
        first, last = place - len(self.before), place + 1 + len(self.behind)
        if first < 0 or last > len(words):
            return None
        for distance, slot in self.needs:
            if words[place + distance] not in slot:
                return None
        return first, last


Beside = tuple[frozenset[str], frozenset[str]] | None
"""Words of which one must come next, or one stand before, lest nothing be found. None where any may."""


class Window(NamedTuple):
    """Words of which one must stand near, lest nothing be found."""

    words: frozenset[str]
    before: int
    """How many places before are looked at."""
    behind: int
    """How many places behind, and the place itself."""


@dataclass
class Around:
    """The readings of one word, by how far off another word of theirs stands: most are out at the first look."""

    readings: list[Reading]
    """Words of one class have mostly the same: then they share them."""

    @cached_property
    def alone(self) -> list[Reading]:
        """Return the readings of one word."""
        return [reading for reading in self.readings if reading.nearest() is None]

    @cached_property
    def others(self) -> dict[int, list[tuple[frozenset[str], Reading]]]:
        """Return the other readings by the distance of a word that must be there."""
        found: dict[int, list[tuple[frozenset[str], Reading]]] = {}
        for reading in self.readings:
            other = reading.nearest()
            if other is not None:
                found.setdefault(other[0], []).append((other[1], reading))
        return found

    def near(self, words: list[str], place: int) -> list[Reading]:
        """Return the readings that the words around leave possible."""
        found, size = self.alone, len(words)
        for distance, pairs in self.others.items():
            at = place + distance
            if 0 <= at < size:
                word = words[at]
                found = found + [reading for slot, reading in pairs if word in slot]
        return found

    @cached_property
    def beside(self) -> Beside:
        """Return the words of which one must stand beside it; None where any may."""
        if self.alone or not self.others.keys() <= {1, -1}:
            return None
        return self._words_at(1), self._words_at(-1)

    @cached_property
    def window(self) -> Window | None:
        """Return the words of which one must stand near, where none need stand beside it; None where nothing need."""
        if self.alone or self.beside is not None:
            return None
        needed = frozenset[str]().union(*map(self._words_at, self.others))
        return Window(needed, max(0, -min(self.others)), max(0, *self.others) + 1)

    def _words_at(self, distance: int) -> frozenset[str]:
        return frozenset[str]().union(*(slot for slot, _ in self.others.get(distance, ())))


@dataclass(frozen=True, slots=True)
class Phrases:
    """A list of phrases, each looked up by its rarest word: "at the forefront" by "forefront"."""

    readings: dict[str, Around]

    @property
    def words(self) -> frozenset[str]:
        """Return the words by which phrases are looked up."""
        return frozenset(self.readings)

    def at(self, tokens: Tokens, place: int) -> tuple[int, int] | None:
        """Return first place and place behind the longest phrase around a place, or None."""
        words = tokens.words
        longest: tuple[int, int] | None = None
        for reading in self.readings[words[place]].near(words, place):
            found = reading.around(words, place)
            if found and (longest is None or found[1] - found[0] > longest[1] - longest[0]):
                longest = found
        return longest


def phrases(lines: tuple[str, ...]) -> Phrases:
    """Return an index of phrases written one a line."""
    index: dict[str, list[Reading]] = {}
    for line in lines:
        for slots in _readings(line):
            rarest = max(range(len(slots)), key=lambda number: _rarity(slots[number]))
            reading = Reading(slots[:rarest], slots[rarest + 1 :])
            for word in slots[rarest]:
                index.setdefault(word, []).append(reading)
    alike: dict[tuple[int, ...], Around] = {}
    for readings in index.values():
        alike.setdefault(tuple(map(id, readings)), Around(readings))
    return Phrases({word: alike[tuple(map(id, readings))] for word, readings in index.items()})


def _rarity(slot: frozenset[str]) -> tuple[bool, bool, float]:
    """Return how good a slot is for looking a phrase up: it names words, no small word, and few that are met often."""
    often = sum(30 if word in CLASSES else 10 if word in _frequent() else 1 for word in slot)
    return slot not in _UNLISTED, COMMONEST.isdisjoint(slot), -often


@cache
def _frequent() -> frozenset[str]:
    return words_of("common.txt") | words_in("frequent_words", "")


def _readings(line: str) -> list[Slots]:
    choices = []
    for slot in line.split():
        name = slot.rstrip("?")
        words = _NAMELESS[name] if name in _NAMELESS else _words(name)
        choices.append([(words,), ()] if slot.endswith("?") else [(words,)])
    readings = (tuple(word for part in parts for word in part) for parts in product(*choices))
    return list(dict.fromkeys(readings))


def _words(slot: str) -> frozenset[str]:
    words: set[str] = set()
    for part in slot.split("|"):
        words |= word_class(part[1:]) if part.startswith("@") else {part}
    return frozenset(words)


def word_class(name: str) -> frozenset[str]:
    """Return the words of a class that phrases name: a section of `classes.txt`. Raises KeyError for an unknown one."""
    return words_in("classes", name)


@cache
def words_in(name: str, section: str) -> frozenset[str]:
    """Return the single words of a section of a lexicon file. Raises KeyError for an unknown section."""
    return frozenset(word for line in lexicon(name)[section] for word in line.split())


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
