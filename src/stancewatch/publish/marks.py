"""Quotes marked in an archived text: nested where they nest, split where they cross, each with one anchor."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from stancewatch.publish.addresses import quote_anchor
from stancewatch.publish.citations import Citation
from stancewatch.publish.hostile import visible


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


def spans_of(citations: Iterable[Citation]) -> tuple[Span, ...]:
    """Return every cited span once, in order; one that anything rests on is not merely looked at."""
    looked_at: dict[tuple[int, int], bool] = {}
    for citation in citations:
        place = (citation.entry.start, citation.entry.end)
        looked_at[place] = looked_at.get(place, True) and citation.use.looked_at
    return tuple(
        sorted(Span(start, -end, quote_anchor(start, end), only) for (start, end), only in looked_at.items())
    )


def marked(text: str, start: int, end: int, spans: Sequence[Span]) -> Markup:
    """Return a stretch of a text, escaped, with spans marked that lie within it and come in order.

    Marks nest where quotes nest; where two cross, the later one goes on in a mark without an anchor.
    """
    waiting, pieces, place = deque(spans), list[Markup](), start
    while waiting:
        span = waiting.popleft()
        inner: list[Span] = []
        crossing: list[Span] = []
        while waiting and waiting[0].start < span.end:
            other = waiting.popleft()
            inner.append(replace(other, descending_end=-min(other.end, span.end)))
            if other.end > span.end:
                crossing.append(replace(other, start=span.end, anchor=""))
        if crossing:
            waiting = deque(sorted([*crossing, *waiting]))
        pieces += [_plain(text[place : span.start]), _mark(span, marked(text, span.start, span.end, inner))]
        place = span.end
    return Markup().join([*pieces, _plain(text[place:end])])


def _mark(span: Span, content: Markup) -> Markup:
    anchor = Markup(' id="{}"').format(span.anchor) if span.anchor else Markup()
    kind = Markup(' class="looked-at"') if span.looked_at else Markup()
    return Markup("<mark{}{}>{}</mark>").format(anchor, kind, content)


def _plain(text: str) -> Markup:
    return escape(visible(text))
