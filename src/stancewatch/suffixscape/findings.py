"""What a lint run hands to its output formats: the hits of one text, with their places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from stancewatch.model.language import Hit
from stancewatch.suffixscape.grammar.tokens import BLANKED, BREAK
from stancewatch.suffixscape.ignores import Ignores
from stancewatch.suffixscape.markup import Markup, masked
from stancewatch.suffixscape.reading import Id, legible
from stancewatch.suffixscape.tally import ORDER, Tally

__all__ = ["ORDER", "Linted", "Places", "placed"]


@dataclass(frozen=True, slots=True)
class Linted:
    """One text and what was found in it."""

    name: str
    """File name as given, or the id of a line of JSON."""
    text: str
    hits: Iterable[Hit]
    """In reading order. From `linting.stream` they can be read once, and are found as they are asked for."""
    tally: Tally = field(default_factory=Tally)
    """Whole once the hits are read."""
    comments: Ignores | None = None
    """The comments by which the text leaves findings out; what they took out is whole once the hits are read."""
    place: str = ""
    """The name by which a baseline knows it: from the folder of its rules, however the file was named."""
    markup: Markup = Markup.PLAIN
    id: Id | None = None
    """The id that a line of JSON gives it; none for a file."""

    @property
    def doc(self) -> Id:
        """Return what machines know it by: its id as given, or the name of the file."""
        return legible(self.name) if self.id is None else self.id

    def words(self, hit: Hit) -> str:
        """Return the words of a hit as a reader of the page sees them: without marks of emphasis, links or tags."""
        quote = self.text[hit.start : hit.end]
        shown = quote if self.markup is Markup.PLAIN else masked(quote, self.markup)
        words = shown.replace(BREAK, " ").replace(BLANKED, " ").split()
        return " ".join(words or quote.split())

    @property
    def language(self) -> str:
        """Return what was not examined, where nothing was; else `en`."""
        return self.tally.language


class Places:
    """Lines and columns of offsets in a text. Both count from 1; columns count code points.

    It keeps one place and counts from there, so offsets asked for in reading order take time in proportion to the text
    and no memory, also in a line of any length.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._at, self._line, self._start = 0, 1, 0

    def of(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        text, at = self._text, self._at
        low, high = (at, offset) if offset >= at else (offset, at)
        passed = text.count("\n", low, high)
        if passed:
            self._line += passed if offset >= at else -passed
            self._start = text.rfind("\n", 0, offset) + 1
        self._at = offset
        return self._line, offset - self._start + 1


def placed(linted: Linted) -> Iterator[tuple[Hit, tuple[int, int], tuple[int, int]]]:
    """Yield each hit with line and column of its start and its end."""
    places = Places(linted.text)
    for hit in linted.hits:
        yield hit, places.of(hit.start), places.of(hit.end)
