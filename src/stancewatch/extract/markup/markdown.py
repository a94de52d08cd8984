"""Markdown, line by line: which slices of the file are headings, items, cells, code and paragraphs.

Follows CommonMark 0.31 and the tables of GitHub Flavored Markdown as far as block boundaries go; inline
markup stays in the slices, since the text is the file as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stancewatch.extract.markup.rows import Row, rows
from stancewatch.extract.markup.slices import Slices
from stancewatch.model.evidence import Passage, PassageKind

LONGEST_FRONT_MATTER = 200
"""Lines within which front matter must close; a document may begin with a rule as well."""

_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL = re.compile(r"(?:[^|\\]|\\.)+")
_TAGS_ONLY = re.compile(r"[ \t]*(?:</?[A-Za-z][^<>]*>[ \t]*)+$")


@dataclass(slots=True)
class _Open:
    """A block that further lines may continue."""

    kind: PassageKind
    start: int
    end: int
    line: int


class _Reader:
    """Reads the lines of one file in order."""

    def __init__(self, text: str) -> None:
        self._slices = Slices(text)
        self._open: _Open | None = None
        self._fence = ""
        self._comment = False
        self._table = False

    def read(self, lines: Sequence[Row]) -> tuple[Passage, ...]:
        for index, row in enumerate(lines):
            following = lines[index + 1] if index + 1 < len(lines) else None
            self._line(row, following)
        self._close()
        return self._slices.passages()

    def _line(self, row: Row, following: Row | None) -> None:
        if self._fence or _FENCE.match(row.text):
            self._code(row)
        elif self._comment or row.text.lstrip().startswith("<!--"):
            self._close()
            self._comment = "-->" not in row.text
        elif row.blank or _TAGS_ONLY.match(row.text):
            self._close()
        elif self._is_underline(row) or self._is_table(row, following):
            return
        elif (found := _HEADING.match(row.text)) is not None:
            self._close()
            self._add(PassageKind.HEADING, row, found.start(1), found.end(1))
        elif _RULE.match(row.text):
            self._close()
        else:
            self._prose(row)

    def _code(self, row: Row) -> None:
        found = _FENCE.match(row.text)
        if not self._fence and found is not None:
            self._close()
            self._fence = found[1]
        elif found is not None and found[1].startswith(self._fence) and not row.text[found.end() :].strip():
            self._fence = ""
            self._close()
        else:
            self._continue(PassageKind.CODE, row, 0)

    def _is_underline(self, row: Row) -> bool:
        if (
            self._open is None
            or self._open.kind is not PassageKind.PARAGRAPH
            or not _UNDERLINE.match(row.text)
        ):
            return False
        self._open.kind = PassageKind.HEADING
        self._close()
        return True

    def _is_table(self, row: Row, following: Row | None) -> bool:
        begins = (
            following is not None
            and "|" in row.text
            and "|" in following.text
            and _DELIMITER.match(following.text)
        )
        self._table = "|" in row.text and (self._table or bool(begins))
        if not self._table:
            return False
        self._close(keep_table=True)
        if not _DELIMITER.match(row.text):
            for found in _CELL.finditer(row.text):
                self._add(PassageKind.TABLE_CELL, row, found.start(), found.end())
        return True

    def _prose(self, row: Row) -> None:
        quote = _QUOTE.match(row.text)
        item = _ITEM.match(row.text, quote.end() if quote else 0)
        if item is not None:
            self._close()
            self._continue(PassageKind.LIST_ITEM, row, item.end())
        elif quote is not None:
            if not row.text[quote.end() :].strip():
                self._close()
            self._continue(PassageKind.QUOTATION, row, quote.end())
        else:
            self._continue(self._open.kind if self._open else PassageKind.PARAGRAPH, row, 0)

    def _continue(self, kind: PassageKind, row: Row, column: int) -> None:
        if self._open is None:
            self._open = _Open(kind, row.start + column, row.start + column, row.number)
        self._open.end = row.start + len(row.text)

    def _add(self, kind: PassageKind, row: Row, start: int, end: int) -> None:
        self._slices.add(kind, row.start + start, row.start + end, row.number)

    def _close(self, *, keep_table: bool = False) -> None:
        if self._open is not None:
            self._slices.add(self._open.kind, self._open.start, self._open.end, self._open.line)
        self._open = None
        self._table = self._table and keep_table


def passages(text: str) -> tuple[Passage, ...]:
    """Return the blocks of a Markdown text as slices of it; front matter, rules, comments and bare tags are none."""
    lines = list(rows(text))
    return _Reader(text).read(lines[_after_front_matter(lines) :])


def _after_front_matter(lines: Sequence[Row]) -> int:
    """Return the index of the first line after front matter (YAML or TOML), 0 where there is none."""
    mark = lines[0].text.lstrip("\ufeff").rstrip() if lines else ""
    if mark not in ("---", "+++"):
        return 0
    ends = ("---", "...") if mark == "---" else ("+++",)
    for index, row in enumerate(lines[1:LONGEST_FRONT_MATTER], start=1):
        if row.text.rstrip() in ends:
            return index + 1
    return 0
