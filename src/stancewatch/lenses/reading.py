"""Pages as a search reads them: short pieces in order, each under its headings."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from operator import itemgetter

from stancewatch.lenses.concepts import Places, unlinked
from stancewatch.lenses.headings import trails
from stancewatch.lenses.likeness import Likenesses
from stancewatch.lenses.nearness import Index
from stancewatch.lenses.own_names import own_names
from stancewatch.lenses.quotation import quotations
from stancewatch.lenses.sentences import pieces
from stancewatch.lenses.vocabulary import Vocabulary
from stancewatch.lenses.words import folded, looks_english, looks_foreign, mixed_words, word_count
from stancewatch.model.evidence import Page, Passage, PassageKind, Quote
from stancewatch.model.lens import SearchedPage

READ_LIMIT = 400_000
"""Code points of one page that are read: fifteen times the longest labelled page. A page that is longer is
named in the search as not read to its end, and nothing can then be counted as absent."""

LABEL_WORDS = 4
"""Words below which a piece without a figure is taken for a label."""

_LANGUAGE_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Words short enough to quote."""

    page: Page
    start: int
    end: int
    folded: str
    """As expressions see it."""
    heading: str
    """The heading it stands under, folded; empty where there is none."""
    quoted: tuple[tuple[int, int], ...] = ()
    """Spans of `folded` that are words of somebody else."""
    repeats: int = 1
    """How often the page says just this."""
    language: str = "en"
    """`en`, or `und` where the words are not English."""
    names: frozenset[str] = frozenset()
    """By which the page's owner calls itself and its work, as far as the page tells; lower case."""
    kind: PassageKind = PassageKind.PARAGRAPH
    """Of the passage it was cut from."""
    trail: tuple[str, ...] = ()
    """The headings it stands under, folded, outermost first; `heading` is the last of them."""

    @property
    def own(self) -> bool:
        """Whether none of it is somebody else's words."""
        return not self.quoted

    def quoted_at(self, place: int) -> bool:
        """Tell whether the words at a place of `folded` are somebody else's."""
        return any(start <= place < end for start, end in self.quoted)

    def quote(self) -> Quote:
        """Cut the piece out of its document."""
        return Quote.cut(self.page.document, self.start, self.end)


@dataclass(frozen=True)
class Reading:
    """All pieces of some pages, in the order of the pages."""

    pages: tuple[Page, ...]
    pieces: tuple[Piece, ...]
    unread: tuple[str, ...]

    @cached_property
    def index(self) -> Index:
        """The pieces with their headings, ready for the search by nearness."""
        return Index([f"{piece.folded} {piece.heading}" for piece in self.pieces])

    @cached_property
    def sections(self) -> tuple[tuple[int, ...], ...]:
        """The pieces that stand under one heading of one page, as numbers; sections in the order of the pages."""
        found: dict[tuple[str, str, str], list[int]] = {}
        for number, piece in enumerate(self.pieces):
            key = (piece.page.source, piece.page.document.sha256, piece.heading)
            found.setdefault(key, []).append(number)
        return tuple(map(tuple, found.values()))

    @cached_property
    def labels(self) -> tuple[int, ...]:
        """The pieces of a few words without a figure: labels, entries of menus."""
        return tuple(
            number
            for number, piece in enumerate(self.pieces)
            if len(piece.folded.split()) < LABEL_WORDS and not any(map(str.isdigit, piece.folded))
        )

    @cached_property
    def section_index(self) -> Index:
        """The sections ready for the search by nearness; a heading counts twice."""
        return Index([self._section(numbers) for numbers in self.sections])

    def _section(self, numbers: Sequence[int]) -> str:
        heading = self.pieces[numbers[0]].heading
        return " ".join([heading, heading, *(self.pieces[number].folded for number in numbers)])

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The pieces by the words they hold."""
        return Vocabulary([piece.folded for piece in self.pieces])

    @cached_property
    def places(self) -> Places:
        """Where the pieces name each class of concepts."""
        return Places([unlinked(piece.folded) for piece in self.pieces], self.vocabulary)

    @cached_property
    def likenesses(self) -> Likenesses:
        """How like an answer to each question each piece is."""
        return Likenesses(self.places)

    @cached_property
    def own_words(self) -> int:
        """Words in English that are nobody else's."""
        return sum(len(one.folded.split()) for one in self.pieces if one.own and one.language == "en")

    @cached_property
    def foreign_words(self) -> int:
        """Words in passages of other languages."""
        return sum(word_count(one.folded) for one in self.pieces if one.language != "en")

    @cached_property
    def mixed_words(self) -> int:
        """Words whose letters are of two scripts."""
        return sum(mixed_words(one.folded) for one in self.pieces)

    @cached_property
    def searched(self) -> tuple[SearchedPage, ...]:
        """The pages as a search names them."""
        return tuple(
            SearchedPage(page.document.sha256, page.source, page.role, page.url) for page in self.pages
        )

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Languages of the pages, sorted; `und` where a page names none and does not look English."""
        return tuple(sorted({_language(page) for page in self.pages}))


def reading_of(pages: Sequence[Page]) -> Reading:
    """Return the reading of some pages in a fixed order; the same pages are read only once in a row."""
    return _read(tuple(sorted(pages, key=lambda page: (page.source, page.url, page.document.sha256))))


@lru_cache(maxsize=2)
def _read(pages: tuple[Page, ...]) -> Reading:
    names = frozenset[str]().union(*(own_names(page.document) for page in pages))
    found = tuple(piece for page in pages for piece in _pieces(page, names))
    unread = tuple(page.document.sha256 for page in pages if len(page.document.text) > READ_LIMIT)
    return Reading(pages, found, unread)


def _pieces(page: Page, names: frozenset[str]) -> Iterator[Piece]:
    found = list(_cut(page, names))
    repeats = Counter(piece.folded for piece in found)
    yield from (replace(piece, repeats=repeats[piece.folded], names=names) for piece in found)


def _cut(page: Page, names: frozenset[str]) -> Iterator[Piece]:
    passages = [one for one in page.document.passages if one.start < READ_LIMIT]
    read = page.document.text[:READ_LIMIT]
    standing = zip(passages, trails(passages, read), quotations(passages, read, names), strict=True)
    for passage, trail, spans in standing:
        yield from _of(page, passage, trail, _merged(spans))


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the same places as spans in order, of which none touches another."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _of(
    page: Page, passage: Passage, trail: tuple[str, ...], spans: Sequence[tuple[int, int]]
) -> Iterator[Piece]:
    heading = trail[-1] if trail else ""
    text, language = page.document.text, "und" if looks_foreign(unlinked(passage.text)) else "en"
    for start, end in pieces(passage):
        if start >= READ_LIMIT:
            return
        words = text[start:end]
        others = tuple(_folded_spans(words, start - passage.start, spans))
        yield Piece(
            page,
            start,
            end,
            folded(words),
            heading,
            others,
            language=language,
            kind=passage.kind,
            trail=trail,
        )


def _folded_spans(words: str, offset: int, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the parts of some spans of a passage, in order, that lie in a piece of it, as offsets in the folded piece."""
    for start, end in spans[bisect_right(spans, offset, key=itemgetter(1)) :]:
        first, last = max(0, start - offset), min(len(words), end - offset)
        if first >= last:
            return
        yield len(folded(words[:first])), len(folded(words[:last]))


def _language(page: Page) -> str:
    """Return English where the extractor or the text itself says so: names of languages go wrong on short pages."""
    named = page.document.language.split("-")[0].lower()
    if named == "en" or looks_english(page.document.text[:_LANGUAGE_SAMPLE]):
        return "en"
    return named or "und"
