"""What is shown of an archived text: whole blocks, or cited words with a little on either side."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

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
    return tuple(_merged(_around(passage, spans)))


def _around(passage: Passage, spans: Sequence[Span]) -> Iterator[tuple[Span, Window]]:
    """Yield the quotes that reach into a passage with their context, cut at the passage's ends, by start."""
    first = bisect_left(spans, passage.start - CONTEXT - LONGEST_QUOTE, key=lambda span: span.start)
    found: list[tuple[Window, Span]] = []
    for number in range(first, len(spans)):
        span = spans[number]
        if span.start >= passage.end + CONTEXT:
            break
        context = 0 if span.looked_at else CONTEXT
        start, end = span.start - context, span.end + context
        if start < passage.end and end > passage.start:
            found.append(((max(start, passage.start), min(end, passage.end)), span))
    return ((span, window) for window, span in sorted(found))


def _merged(around: Iterator[tuple[Span, Window]]) -> Iterator[Window]:
    """Join windows that touch or overlap, up to LONGEST_WINDOW where no quote is cut by stopping there."""
    current: Window | None = None
    quoted = 0
    for span, (start, end) in around:
        if current and start <= current[1]:
            if span.start >= quoted and span.start - current[0] > LONGEST_WINDOW:
                yield (current[0], span.start)
                current = (span.start, current[1])
            current = (current[0], max(current[1], end))
        else:
            if current:
                yield current
            current = (start, end)
        quoted = max(quoted, span.end)
    if current:
        yield current
