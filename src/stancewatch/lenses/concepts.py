"""Classes of words for one thing, and the pieces that name some of them together.

An indicator's expressions know wordings; its concepts know what has to be spoken of. A conjunction such as
`ask + remove` hits a piece in which each of its classes is named, in whatever order and form. The classes are
data: those of concepts.toml propose passages, those of subjects.toml tell whether a silence may count. All of them
are cues of likeness too (likeness.py), so a change to any class asks for its weights to be learnt anew.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from itertools import compress
from typing import NamedTuple

from stancewatch.lenses.literals import needed
from stancewatch.lenses.vocabulary import Vocabulary, beginning

JOIN = " + "
_FILES = ("concepts.toml", "subjects.toml")
_TARGET = re.compile(r"(?<=\]\()[^)\s]+|https?://\S+")
_WORD = re.compile(r"\w+")
_GROWS = "\u0130"
"""The one letter that is longer in lower case: it would move every offset behind it."""

Span = tuple[int, int]


class Entry(NamedTuple):
    """Some words that name a thing: whole, or the beginning of what stands there."""

    words: str
    whole: bool

    def held(self, vocabulary: Vocabulary) -> frozenset[int]:
        """Return the texts that hold each of its words, in whatever order."""
        *first, last = _WORD.findall(self.words)
        ended = self.whole or not self.words.endswith(last)
        found = vocabulary.exactly(last) if ended else vocabulary.beginning(last)
        for word in first:
            found = found & vocabulary.exactly(word) if found else found
        return found

    def span(self, text: str) -> Span | None:
        """Return where it first stands in a text in lower case, to the end of its last word; None where it does not."""
        start = text.find(self.words)
        while start >= 0:
            end = start + len(self.words)
            rest = _WORD.match(text, end)
            grown = rest.end() if rest else end
            if not (start and _is_part(text[start - 1])) and (grown == end or not self.whole):
                return start, grown
            start = text.find(self.words, start + 1)
        return None


@dataclass(frozen=True, slots=True)
class Concept:
    """A class of words, or an expression, ready to be looked for."""

    entries: tuple[Entry, ...] = ()
    beginnings: tuple[str, ...] = ()
    """By entry, how its last word begins: no text without a word that begins so can hold it."""
    expression: re.Pattern[str] | None = None
    literals: frozenset[str] = frozenset()
    """Letters of which a text must hold at least one for the expression to match; empty where none are known."""


def unlinked(text: str) -> str:
    """Return a text with blanks for the addresses it links to: the words in them are not said."""
    return _TARGET.sub(lambda found: " " * len(found[0]), text)


@lru_cache(maxsize=1)
def concepts() -> Mapping[str, Concept]:
    """Return all classes by name."""
    found: dict[str, Concept] = {}
    for name in _FILES:
        content = tomllib.loads((files("stancewatch.lenses") / name).read_text(encoding="utf-8"))
        found |= {one: _of_words(entries.split(", ")) for one, entries in content["words"].items()}
        found |= {one: _of_form(expression) for one, expression in content["forms"].items()}
    return found


def classes(conjunction: str) -> tuple[str, ...]:
    """Return the names of the classes that a conjunction joins. Raises ValueError for fewer than two or unknown ones."""
    names = tuple(conjunction.split(JOIN))
    unknown = [name for name in names if name not in concepts()]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is no class of {' or '.join(_FILES)}")
    if len(set(names)) < 2:
        raise ValueError(f"{conjunction!r} is one class, where two or more are joined by {JOIN!r}")
    return names


@dataclass(frozen=True)
class Places:
    """Where some texts name each class; looked for once, when it is first asked."""

    texts: Sequence[str]
    vocabulary: Vocabulary
    _known: dict[str, dict[int, Span]] = field(default_factory=dict)
    _lowered: dict[int, str] = field(default_factory=dict)

    def naming(self, conjunction: str) -> Iterator[tuple[int, Span]]:
        """Yield, in order, the texts that name every class of a conjunction, with the span of the first class."""
        for number, spans in self.together(classes(conjunction)):
            yield number, spans[0]

    def together(self, names: Sequence[str]) -> Iterator[tuple[int, tuple[Span, ...]]]:
        """Yield, in order, the texts that name some classes, one or more, with a span for each."""
        found = [self._of(name) for name in names]
        for number in found[0]:
            if all(number in one for one in found):
                yield number, tuple(one[number] for one in found)

    def numbers(self, name: str) -> Iterable[int]:
        """Return, in order, the texts that name a class."""
        return self._of(name)

    def _of(self, name: str) -> dict[int, Span]:
        if name not in self._known:
            concept = concepts()[name]
            expression = concept.expression
            found = self._matching(expression, concept.literals) if expression else self._naming(concept)
            self._known[name] = dict(sorted(found.items()))
        return self._known[name]

    def _matching(self, expression: re.Pattern[str], literals: frozenset[str]) -> dict[int, Span]:
        """Return where an expression first matches, by text."""
        held = self.vocabulary.holding(literals)
        found = ((number, expression.search(self.texts[number])) for number in held)
        return {number: one.span() for number, one in found if one}

    def _naming(self, concept: Concept) -> dict[int, Span]:
        """Return where the first entry of a class stands, by text; of several at one place the one listed first."""
        found: dict[int, Span] = {}
        near = (begun in self.vocabulary.beginnings for begun in concept.beginnings)
        for entry in compress(concept.entries, near):
            for number in entry.held(self.vocabulary):
                span = entry.span(self._lower(number))
                if span and (number not in found or span[0] < found[number][0]):
                    found[number] = span
        return found

    def _lower(self, number: int) -> str:
        if number not in self._lowered:
            self._lowered[number] = self.texts[number].replace(_GROWS, "i").lower()
        return self._lowered[number]


def _of_words(given: Sequence[str]) -> Concept:
    begun = [Entry(one.lower(), whole=False) for one in given if not one.endswith(".")]
    whole = [Entry(one[:-1].lower(), whole=True) for one in given if one.endswith(".")]
    entries = (*begun, *whole)
    return Concept(entries, tuple(beginning(_WORD.findall(one.words)[-1]) for one in entries))


def _of_form(expression: str) -> Concept:
    return Concept(expression=re.compile(expression, re.IGNORECASE), literals=needed(expression))


def _is_part(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
