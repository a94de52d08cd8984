"""An archived text as the site shows it: whole or in excerpts, in parts of bearable size, with quotes marked."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from stancewatch.model.evidence import Document, Passage
from stancewatch.publish.citations import Citation
from stancewatch.publish.marks import Span, marked, spans_of
from stancewatch.publish.windows import Window, merged, windows

LARGEST_PART = 90_000
"""Bytes of UTF-8 on one page, markup included by OF_A_BLOCK and OF_A_QUOTE: 60 KB compressed is the budget of a page."""

OF_A_BLOCK, OF_A_QUOTE = 60, 120
"""Bytes that the markup of a block, and of a quote with what cites it, is taken to need once compressed as text is."""


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A block, or what is shown of it."""

    passage: Passage
    windows: tuple[Window, ...]
    """Spans of the document that are shown, in order, all within the passage."""

    @property
    def whole(self) -> bool:
        """Whether nothing of the block is left out."""
        return self.windows == ((self.passage.start, self.passage.end),)

    def shows(self, start: int) -> bool:
        """Whether the code point at `start` is shown."""
        return any(begin <= start < end for begin, end in self.windows)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it is shown, divided into pages."""

    document: Document
    spans: tuple[Span, ...]
    parts: tuple[tuple[ShownPassage, ...], ...]
    """At least one, perhaps empty."""

    def part_at(self, start: int) -> int:
        """Return the number, from 1, of the part that shows the code point at `start`."""
        return max(1, bisect_right(self.parts, start, key=lambda part: part[0].windows[0][0] if part else 0))

    @property
    def shown_characters(self) -> int:
        """Code points of the text that are shown."""
        return sum(end - start for part in self.parts for shown in part for start, end in shown.windows)

    def marked(self, start: int, end: int) -> Markup:
        """Return a span of the text, escaped, with every quote in it marked; quotes never cross its ends."""
        first = bisect_left(self.spans, start, key=lambda span: span.start)
        last = bisect_left(self.spans, end, key=lambda span: span.start)
        inside = [span for span in self.spans[first:last] if span.end <= end]
        return marked(self.document.text, start, end, inside)


def reading(document: Document, citations: Sequence[Citation], *, full: bool) -> Reading:
    """Return how a text is shown, given everything that cites it."""
    spans = spans_of(citations)
    pieces = [
        (passage, window) for passage in document.passages for window in windows(passage, spans, full=full)
    ]
    quotes = Counter(citation.entry.block for citation in citations)
    return Reading(document, spans, tuple(_parts(pieces, document, quotes)) or ((),))


def _parts(
    pieces: Iterable[tuple[Passage, Window]], document: Document, quotes: Counter[int]
) -> Iterator[tuple[ShownPassage, ...]]:
    part: list[tuple[Passage, Window]] = []
    size = 0
    for passage, (start, end) in pieces:
        own = len(document.text[start:end].encode()) + OF_A_BLOCK
        own += OF_A_QUOTE * quotes[passage.number] * (end - start) // len(passage.text)
        if part and size + own > LARGEST_PART:
            yield _joined(part)
            part, size = [], 0
        part.append((passage, (start, end)))
        size += own
    if part:
        yield _joined(part)


def _joined(pieces: Iterable[tuple[Passage, Window]]) -> tuple[ShownPassage, ...]:
    """Put the windows of one passage together, and those that touch into one."""
    return tuple(
        ShownPassage(passage, tuple(merged(window for _, window in own)))
        for passage, own in groupby(pieces, key=lambda piece: piece[0])
    )
