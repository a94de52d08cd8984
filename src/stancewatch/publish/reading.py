"""An archived text as the site shows it: whole or in excerpts, in parts of bearable size, with quotes marked."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup, escape

from stancewatch.model.evidence import Document, Passage
from stancewatch.publish.addresses import quote_anchor
from stancewatch.publish.citations import Citation
from stancewatch.publish.hostile import visible

CONTEXT = 300
"""Code points shown on either side of a cited quote where the text is not republished whole (decisions,
section 7). Passages that only a search looked at are shown without any."""

LARGEST_PART = 90_000
"""Bytes of UTF-8 on one page: 60 KB compressed is the budget of a page."""

LONGEST_PASSAGE = 20_000
"""Code points; a longer block is shown in excerpts even where texts are shown whole."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open span of code points, `descending_end` first so that the longer of two comes first."""

    start: int
    descending_end: int
    anchor: str
    looked_at: bool

    @property
    def end(self) -> int:
        """Code point after the last."""
        return -self.descending_end


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A block, or what is shown of it."""

    passage: Passage
    windows: tuple[tuple[int, int], ...]
    """Spans of the document that are shown, in order, all within the passage."""

    @property
    def whole(self) -> bool:
        """Whether nothing of the block is left out."""
        return self.windows == ((self.passage.start, self.passage.end),)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it is shown, divided into pages."""

    document: Document
    spans: tuple[Span, ...]
    parts: tuple[tuple[ShownPassage, ...], ...]
    """At least one, perhaps empty."""

    def part_at(self, start: int) -> int:
        """Return the number, from 1, of the part that shows the code point at `start`."""
        for number, (_, later) in enumerate(pairwise(self.parts), start=1):
            if start < later[0].passage.start:
                return number
        return len(self.parts)

    @property
    def shown_characters(self) -> int:
        """Code points of the text that are shown."""
        return sum(end - start for part in self.parts for shown in part for start, end in shown.windows)

    def marked(self, start: int, end: int) -> Markup:
        """Return a span of the text, escaped, with every quote in it marked; quotes never cross its ends."""
        inside = [span for span in self.spans if start <= span.start and span.end <= end]
        return _marked(self.document.text, start, end, inside)


def reading(document: Document, citations: Sequence[Citation], *, full: bool) -> Reading:
    """Return how a text is shown, given everything that cites it."""
    spans = _spans(citations)
    shown = [
        ShownPassage(passage, windows)
        for passage in document.passages
        if (windows := _windows(passage, spans, full=full))
    ]
    return Reading(document, spans, tuple(_parts(shown)) or ((),))


def _spans(citations: Iterable[Citation]) -> tuple[Span, ...]:
    looked_at: dict[tuple[int, int], bool] = {}
    for citation in citations:
        place = (citation.entry.start, citation.entry.end)
        looked_at[place] = looked_at.get(place, True) and citation.use.looked_at
    return tuple(
        sorted(Span(start, -end, quote_anchor(start, end), only) for (start, end), only in looked_at.items())
    )


def _windows(passage: Passage, spans: Iterable[Span], *, full: bool) -> tuple[tuple[int, int], ...]:
    """Return what is shown of a passage: all, or the quotes with their context, cut at the passage's ends."""
    if full and passage.end - passage.start <= LONGEST_PASSAGE:
        return ((passage.start, passage.end),)
    around = ((span, 0 if span.looked_at else CONTEXT) for span in spans)
    wanted = ((span.start - context, span.end + context) for span, context in around)
    inside = (
        (max(start, passage.start), min(end, passage.end))
        for start, end in wanted
        if start < passage.end and end > passage.start
    )
    return tuple(_merged(sorted(inside)))


def _merged(windows: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join windows that touch or overlap; `windows` come sorted."""
    current: tuple[int, int] | None = None
    for start, end in windows:
        if current and start <= current[1]:
            current = (current[0], max(current[1], end))
        else:
            if current:
                yield current
            current = (start, end)
    if current:
        yield current


def _parts(shown: Iterable[ShownPassage]) -> Iterator[tuple[ShownPassage, ...]]:
    part: list[ShownPassage] = []
    size = 0
    for one in shown:
        own = len(one.passage.text.encode()) if one.whole else sum(4 * (b - a) for a, b in one.windows)
        if part and size + own > LARGEST_PART:
            yield tuple(part)
            part, size = [], 0
        part.append(one)
        size += own
    if part:
        yield tuple(part)


def _marked(text: str, start: int, end: int, spans: Sequence[Span]) -> Markup:
    """Nest marks where quotes nest; where two cross, the later one goes on in a mark without an anchor."""
    waiting, pieces, place = deque(spans), [], start
    while waiting:
        span = waiting.popleft()
        inner: list[Span] = []
        crossing: list[Span] = []
        while waiting and waiting[0].start < span.end:
            other = waiting.popleft()
            inner.append(replace(other, descending_end=-min(other.end, span.end)))
            if other.end > span.end:
                crossing.append(replace(other, start=span.end, anchor=""))
        waiting = deque(sorted([*crossing, *waiting]))
        pieces += [_plain(text[place : span.start]), _mark(span, _marked(text, span.start, span.end, inner))]
        place = span.end
    return Markup().join([*pieces, _plain(text[place:end])])


def _mark(span: Span, content: Markup) -> Markup:
    anchor = Markup(' id="{}"').format(span.anchor) if span.anchor else Markup()
    kind = Markup(' class="looked-at"') if span.looked_at else Markup()
    return Markup("<mark{}{}>{}</mark>").format(anchor, kind, content)


def _plain(text: str) -> Markup:
    return escape(visible(text))
