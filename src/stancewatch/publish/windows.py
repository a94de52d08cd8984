"""What is shown of an archived text: whole blocks, or cited words with a little on either side."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from stancewatch.model.evidence import LONGEST_QUOTE, Passage
from stancewatch.publish.marks import Span

CONTEXT = 300
"""Code points shown on either side of a cited quote where the text is not republished whole (decisions,
section 7). Passages that only a search looked at are shown without any."""

LONGEST_PASSAGE = 20_000
"""Code points; a longer block is shown in excerpts even where texts are shown whole."""

LONGEST_WINDOW = 10_000
"""Code points; a longer stretch is divided where no quote is cut, so that a page of one endless block has parts."""

Window = tuple[int, int]
"""Half-open span of code points of the document that is shown."""


def windows(passage: Passage, spans: Sequence[Span], *, full: bool) -> tuple[Window, ...]:
    """Return what is shown of a passage, in order, each window within it; two windows may touch.

    `spans` are all quotes of the document in order.
    """
    if full and passage.end - passage.start <= LONGEST_PASSAGE:
        return ((passage.start, passage.end),)
    whole = merged(sorted(_around(passage, spans)))
    return tuple(part for window in whole for part in _divided(window, spans))


def _around(passage: Passage, spans: Sequence[Span]) -> Iterator[Window]:
    """Yield the quotes that reach into a passage with their context, cut at the passage's ends."""
    first = _first_from(spans, passage.start - CONTEXT - LONGEST_QUOTE)
    for span in spans[first : _first_from(spans, passage.end + CONTEXT)]:
        context = 0 if span.looked_at else CONTEXT
        start, end = span.start - context, span.end + context
        if start < passage.end and end > passage.start:
            yield max(start, passage.start), min(end, passage.end)


def merged(windows: Iterable[Window]) -> Iterator[Window]:
    """Join windows that touch or overlap; they come sorted."""
    current: Window | None = None
    for start, end in windows:
        if current and start <= current[1]:
            current = (current[0], max(current[1], end))
        else:
            if current:
                yield current
            current = (start, end)
    if current:
        yield current


def _divided(window: Window, spans: Sequence[Span]) -> Iterator[Window]:
    """Divide a window before quotes, about every LONGEST_WINDOW, where no other quote is cut by it."""
    start, end = window
    quoted = start
    for span in spans[_first_from(spans, start) : _first_from(spans, end)]:
        if span.start >= quoted and span.start - start > LONGEST_WINDOW:
            yield start, span.start
            start = span.start
        quoted = max(quoted, span.end)
    yield start, end


def _first_from(spans: Sequence[Span], start: int) -> int:
    return bisect_left(spans, start, key=lambda span: span.start)
