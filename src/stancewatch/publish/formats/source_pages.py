"""Archived texts in reading order, with every quote marked and what cites it beside it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from stancewatch.model.audit import FailureEntry
from stancewatch.model.evidence import Passage
from stancewatch.publish.addresses import source_page
from stancewatch.publish.captures import said_of
from stancewatch.publish.citations import Citation, Use
from stancewatch.publish.file import File
from stancewatch.publish.pages import audit_address, page
from stancewatch.publish.reading import Reading, ShownPassage
from stancewatch.publish.shelf import ArchivedText, Shelf
from stancewatch.publish.tables import Table, arranged, places


@dataclass(frozen=True, slots=True)
class Reference:
    """One thing that cites a passage, in every audit that does."""

    lab: str
    use: Use
    label: str
    audits: tuple[tuple[str, str, str], ...]
    """(audit date, page, anchor), newest first."""


@dataclass(frozen=True, slots=True)
class Block:
    """A passage as shown."""

    passage: Passage
    pieces: tuple[Markup, ...]
    """Shown stretches; between two of them something is left out."""
    from_start: bool
    to_end: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A block or a table, with what cites it."""

    shown: ShownPassage | Table
    references: tuple[Reference, ...]

    @property
    def table(self) -> Table | None:
        """The table, where it is one."""
        return self.shown if isinstance(self.shown, Table) else None


def render(shelf: Shelf) -> Iterator[File]:
    """Yield the pages of every text; long texts have several."""
    for text in shelf.texts.values():
        cited, placed = _by_passage(text), places(text.document.passages)
        for number, part in enumerate(text.reading.parts, start=1):
            rows = [_row(shelf, shown, cited) for shown in arranged(part, placed)]
            yield _page(shelf, text, rows, number)


def _page(shelf: Shelf, text: ArchivedText, rows: Sequence[Row], number: int) -> File:
    digest = text.document.sha256
    return page(
        "source.html",
        source_page(digest, number),
        shelf=shelf,
        text=text,
        document=text.document,
        labs=[shelf.lab(slug) for slug in text.labs],
        rows=rows,
        block=partial(_block, text.reading),
        later=_later(shelf, text),
        said_of=said_of,
        number=number,
        parts_of=[source_page(digest, each) for each in range(1, len(text.reading.parts) + 1)],
    )


def _later(shelf: Shelf, text: ArchivedText) -> Mapping[str, FailureEntry]:
    """Return, by source, what came of the latest attempt where it did not have the page again."""
    latest = [shelf.lab(slug).latest for slug in text.labs]
    sources = {capture.source for capture in text.captures}
    return {
        failure.source: failure for audit in latest for failure in audit.failures if failure.source in sources
    }


def _by_passage(text: ArchivedText) -> Mapping[int, Sequence[Citation]]:
    cited: defaultdict[int, list[Citation]] = defaultdict(list)
    for citation in text.citations:
        cited[citation.entry.block].append(citation)
    return cited


def _row(shelf: Shelf, shown: ShownPassage | Table, cited: Mapping[int, Sequence[Citation]]) -> Row:
    blocks = shown.shown if isinstance(shown, Table) else (shown,)
    own = [
        citation
        for block in blocks
        for citation in cited.get(block.passage.number, ())
        if block.whole or block.shows(citation.entry.start)
    ]
    return Row(shown, _references(shelf, own))


def _block(reading: Reading, shown: ShownPassage) -> Block:
    return Block(
        passage=shown.passage,
        pieces=tuple(reading.marked(start, end) for start, end in shown.windows),
        from_start=shown.windows[0][0] == shown.passage.start,
        to_end=shown.windows[-1][1] == shown.passage.end,
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
