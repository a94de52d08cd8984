"""Archived texts in reading order, with every quote marked and what cites it beside it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from stancewatch.model.evidence import Passage
from stancewatch.publish.addresses import source_page
from stancewatch.publish.citations import Citation, Use
from stancewatch.publish.file import File
from stancewatch.publish.pages import audit_address, page
from stancewatch.publish.reading import Reading, ShownPassage
from stancewatch.publish.shelf import ArchivedText, Shelf


@dataclass(frozen=True, slots=True)
class Reference:
    """One thing that cites a passage, in every audit that does."""

    lab: str
    use: Use
    label: str
    audits: tuple[tuple[str, str, str], ...]
    """(audit date, page, anchor), newest first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A passage as shown, with what cites it."""

    passage: Passage
    pieces: tuple[Markup, ...]
    """Shown stretches; between two of them something is left out."""
    from_start: bool
    to_end: bool
    references: tuple[Reference, ...]


def render(shelf: Shelf) -> Iterator[File]:
    """Yield the pages of every text; long texts have several."""
    for text in shelf.texts.values():
        for number, part in enumerate(text.reading.parts, start=1):
            yield _page(shelf, text, part, number)


def _page(shelf: Shelf, text: ArchivedText, part: Sequence[ShownPassage], number: int) -> File:
    digest = text.document.sha256
    cited = _by_passage(text)
    return page(
        "source.html",
        source_page(digest, number),
        shelf=shelf,
        text=text,
        document=text.document,
        labs=[shelf.lab(slug) for slug in text.labs],
        rows=[_row(shelf, text.reading, shown, cited[shown.passage.number]) for shown in part],
        number=number,
        parts_of=[source_page(digest, each) for each in range(1, len(text.reading.parts) + 1)],
    )


def _by_passage(text: ArchivedText) -> defaultdict[int, list[Citation]]:
    cited: defaultdict[int, list[Citation]] = defaultdict(list)
    for citation in text.citations:
        cited[citation.entry.block].append(citation)
    return cited


def _row(shelf: Shelf, reading: Reading, shown: ShownPassage, cited: Sequence[Citation]) -> Row:
    return Row(
        passage=shown.passage,
        pieces=tuple(reading.marked(start, end) for start, end in shown.windows),
        from_start=shown.windows[0][0] == shown.passage.start,
        to_end=shown.windows[-1][1] == shown.passage.end,
        references=_references(shelf, cited),
    )


def _references(shelf: Shelf, cited: Sequence[Citation]) -> tuple[Reference, ...]:
    """Group by what cites, so that five audits with the same finding are one line."""
    grouped: dict[tuple[str, Use, str], dict[str, tuple[str, str, str]]] = defaultdict(dict)
    for citation in cited:
        lab, audit = shelf.lab(citation.audit.lab), citation.audit
        where = (audit.date.isoformat(), audit_address(audit, lab.latest), citation.anchor)
        grouped[lab.name, citation.use, citation.label].setdefault(audit.id, where)
    return tuple(
        Reference(*key, tuple(sorted(audits.values(), reverse=True))) for key, audits in grouped.items()
    )
