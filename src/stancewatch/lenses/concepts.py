"""Classes of words for one thing, and the pieces that name some of them together.

An indicator's expressions know wordings; its concepts know what has to be spoken of. A conjunction such as
`ask + remove` hits a piece in which each of its classes is named, in whatever order and form. The classes are
data (concepts.toml).
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from stancewatch.lenses.literals import needed
from stancewatch.lenses.vocabulary import Vocabulary

JOIN = " + "
_TARGET = re.compile(r"(?<=\]\()[^)\s]+|https?://\S+")
_WORD = re.compile(r"\w+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Concept:
    """A class of words, ready to be looked for."""

    expression: re.Pattern[str]
    literals: frozenset[str]
    """Letters of which a text must hold at least one; empty where none are known."""


def unlinked(text: str) -> str:
    """Return a text with blanks for the addresses it links to: the words in them are not said."""
    return _TARGET.sub(lambda found: " " * len(found[0]), text)


@lru_cache(maxsize=1)
def concepts() -> Mapping[str, Concept]:
    """Return all classes by name."""
    content = tomllib.loads((files("stancewatch.lenses") / "concepts.toml").read_text(encoding="utf-8"))
    words = {name: _of_words(entries.split(", ")) for name, entries in content["words"].items()}
    forms = {name: _of_form(expression) for name, expression in content["forms"].items()}
    return words | forms


def classes(conjunction: str) -> tuple[str, ...]:
    """Return the names of the classes that a conjunction joins. Raises ValueError for fewer than two or unknown ones."""
    names = tuple(conjunction.split(JOIN))
    unknown = [name for name in names if name not in concepts()]
    if len(set(names)) < 2 or unknown:
        raise ValueError(f"joins classes of concepts.toml by {JOIN!r}; unknown: {unknown}")
    return names


@dataclass(frozen=True)
class Places:
    """Where some texts name each class; looked for once, when it is first asked."""

    texts: Sequence[str]
    vocabulary: Vocabulary
    _known: dict[str, dict[int, Span]] = field(default_factory=dict)

    def naming(self, conjunction: str) -> Iterator[tuple[int, Span]]:
        """Yield, in order, the texts that name every class of a conjunction, with the span of the first class."""
        first, *others = map(self._of, classes(conjunction))
        for number, span in first.items():
            if all(number in other for other in others):
                yield number, span

    def _of(self, name: str) -> dict[int, Span]:
        if name not in self._known:
            concept = concepts()[name]
            held = self.vocabulary.holding(concept.literals)
            found = ((number, concept.expression.search(self.texts[number])) for number in held)
            self._known[name] = {number: one.span() for number, one in found if one}
        return self._known[name]


def _of_words(entries: Sequence[str]) -> Concept:
    whole = [re.escape(one[:-1]) for one in entries if one.endswith(".")]
    begun = [re.escape(one) + r"\w*" for one in entries if not one.endswith(".")]
    expression = re.compile(rf"(?<!\w)(?:{'|'.join(begun + whole)})(?!\w)", re.IGNORECASE)
    return Concept(expression, frozenset(max(_WORD.findall(one.lower()), key=len) for one in entries))


def _of_form(expression: str) -> Concept:
    return Concept(re.compile(expression, re.IGNORECASE), needed(expression))
