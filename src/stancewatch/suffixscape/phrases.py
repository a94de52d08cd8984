"""Phrases as small patterns of words: `within reach`, `the future of *`, `as * continue|continues`.

A slot is a word, a class of words (`@quality`: a section of `classes.txt`), several of these joined by `|`, `*` for any
one word, or any of these with `?` for "may be absent".
"""

from dataclasses import dataclass, field
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

COMMONEST = frozenset((
    "the", "a", "an", "and", "or", "of", "in", "on", "to", "for", "is", "are", "with", "that", "it", "we", "as", "at", "by", "be", "i",
    "you", "this", "have", "has", "not", "my", "was", "will", "if", "but", "our", "from", ",", ".",
))  # fmt: skip
"""Words that make up a third of any text: a phrase looked up by one of them costs more than all others."""


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


@dataclass(slots=True)
class Around:
    """The readings of one word, by the word that must stand beside it: most are out at the first look."""

    after: dict[str, list[Reading]] = field(default_factory=dict)
    """By the next word."""
    ahead: dict[str, list[Reading]] = field(default_factory=dict)
    """By the word before, where any word may come next."""
    alone: list[Reading] = field(default_factory=list)

    def add(self, reading: Reading) -> None:
        """Put a reading where it will be looked for."""
        following, before = reading.behind[:1] or (ANY,), reading.before[-1:] or (ANY,)
        table, neighbours = (self.after, following[0]) if following[0] else (self.ahead, before[0])
        if not neighbours:
            self.alone.append(reading)
        for word in neighbours:
            table.setdefault(word, []).append(reading)

    def near(self, words: list[str], place: int) -> list[Reading]:
        """Return the readings that the words on either side leave possible."""
        found = self.alone
        if self.after and place + 1 < len(words):
            found = found + self.after.get(words[place + 1], [])
        if self.ahead and place:
            found = found + self.ahead.get(words[place - 1], [])
        return found

    @property
    def beside(self) -> "Beside":
        """Return the words of which one must stand beside it; None where any may."""
        return None if self.alone else (frozenset(self.after), frozenset(self.ahead))


Beside = tuple[frozenset[str], frozenset[str]] | None
"""Words of which one must come next, or one stand before, lest nothing be found. None where any may."""


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
        longest: tuple[int, int] | None = None
        words = tokens.words
        for reading in self.readings[words[place]].near(words, place):
            found = reading.around(words, place)
            if found and (longest is None or found[1] - found[0] > longest[1] - longest[0]):
                longest = found
        return longest


def phrases(lines: tuple[str, ...]) -> Phrases:
    """Return an index of phrases written one a line."""
    index: dict[str, Around] = {}
    for line in lines:
        for slots in _readings(line):
            rarest = max(range(len(slots)), key=lambda number: _rarity(slots[number]))
            for word in slots[rarest]:
                index.setdefault(word, Around()).add(Reading(slots[:rarest], slots[rarest + 1 :]))
    return Phrases(index)


def _rarity(slot: frozenset[str]) -> tuple[bool, bool, bool, int]:
    """Return how good a slot is for looking a phrase up: not any word, no small word in it, few choices."""
    return bool(slot), COMMONEST.isdisjoint(slot), COMMON.isdisjoint(slot), -len(slot)


def _readings(line: str) -> list[Slots]:
    choices = []
    for slot in line.split():
        words = ANY if slot.rstrip("?") == "*" else _words(slot.rstrip("?"))
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
