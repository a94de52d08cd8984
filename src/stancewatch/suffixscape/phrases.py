"""Phrases as small patterns of words: `within reach`, `the future of *`, `as * continue|continues`.

A slot is a word, several words joined by `|`, `*` for any one word, or any of these with `?` for "may be absent".
"""

from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from stancewatch.suffixscape.grammar.tokens import Tokens

LEXICONS = Path(__file__).parent / "lexicons"

Slots = tuple[frozenset[str], ...]
ANY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrases:
    """A list of phrases, indexed by first word."""

    by_first: dict[str, tuple[Slots, ...]]

    @property
    def words(self) -> frozenset[str]:
        """Return the words with which phrases begin."""
        return frozenset(self.by_first)

    def at(self, tokens: Tokens, place: int) -> int:
        """Return the place behind the longest phrase that begins at a place, or -1."""
        words, longest = tokens.words, -1
        for slots in self.by_first.get(words[place], ()):
            last = place + len(slots)
            if (
                last > longest
                and last <= len(words)
                and all(slot is ANY or words[place + number] in slot for number, slot in enumerate(slots))
            ):
                longest = last
        return longest


def phrases(lines: tuple[str, ...]) -> Phrases:
    """Return an index of phrases written one a line."""
    index: dict[str, list[Slots]] = {}
    for line in lines:
        for slots in _readings(line):
            for first in slots[0]:
                index.setdefault(first, []).append(slots)
    return Phrases({first: tuple(all_slots) for first, all_slots in index.items()})


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
