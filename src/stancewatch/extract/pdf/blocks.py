"""From printed lines to blocks: paragraphs are put together again, running heads and page numbers left out."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from stancewatch.extract.pdf.line import Line
from stancewatch.extract.reading import Block
from stancewatch.model.evidence import PassageKind

NEW_PARAGRAPH = 1.35
"""A distance between two lines, as a multiple of the usual one, from which they are two paragraphs."""

LARGER = 1.12
"""Size of type, as a multiple of the usual one, from which a line is a heading."""

LONGEST_HEADING = 20
"""Words."""

SHORT_LINE = 0.75
"""A line that ends a sentence before this share of the usual width ends its paragraph."""

FULL_PAGE = 8
"""Lines from which a page may have two lines of running heads at each end; else one."""

_BULLET = re.compile(r"\s*(?:[•‣◦▪●○■□–*·]|-(?=\s)|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)](?=\s))\s*")
_MARK = re.compile(r"[•‣◦▪●○■□–*·-]\s*")
_ENDS = re.compile(r"[.!?:;…”\"')\]]\s*$")
_HYPHENS = "\x02\ufffe\u00ad"
_DIGITS = re.compile(r"\d+")


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Return the blocks of some printed lines, in their order."""
    kept = _without_running_heads(lines)
    layout = _Layout(kept)
    words = Counter(_bare(word) for line in kept for word in line.text.split())
    groups: list[list[Line]] = []
    for line in kept:
        if not line.text.strip():
            continue
        if groups and not layout.parts(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_block(group, layout, words) for group in groups]


class _Layout:
    """What is usual in a document: size of type, distance of lines, right edge."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.size = median([line.size for line in lines] or [0])
        steps = [
            one.top - two.top for one, two in pairwise(lines) if one.page == two.page and one.top > two.top
        ]
        self.step = median(steps or [0])
        self.right = max((line.right for line in lines), default=0)
        self.letters = median([len(line.text) for line in lines] or [0])

    def parts(self, one: Line, two: Line) -> bool:
        """Return whether two lines in a row belong to different blocks."""
        if _BULLET.match(two.text):
            return True
        ended = _ENDS.search(one.text) is not None
        if one.page != two.page or two.top > one.top:
            return ended or not two.text.strip()[:1].islower()
        if self.size and abs(one.size - two.size) > (LARGER - 1) * self.size:
            return True
        if self.step and one.top - two.top > NEW_PARAGRAPH * self.step:
            return True
        return ended and self._is_short(one)

    def is_heading(self, group: Sequence[Line]) -> bool:
        """Return whether a block is set like a heading."""
        words = sum(len(line.text.split()) for line in group)
        return bool(self.size) and group[0].size > LARGER * self.size and words <= LONGEST_HEADING

    def _is_short(self, line: Line) -> bool:
        if self.right:
            return line.right < SHORT_LINE * self.right
        return len(line.text) < SHORT_LINE * self.letters


def _block(group: Sequence[Line], layout: _Layout, words: Counter[str]) -> Block:
    text = _joined(group, words)
    kind = PassageKind.PARAGRAPH
    if layout.is_heading(group):
        kind = PassageKind.HEADING
    elif _BULLET.match(text):
        kind = PassageKind.LIST_ITEM
        mark = _MARK.match(text)
        text = text[mark.end() :] if mark else text
    return Block(kind, text, f"page {group[0].page}")


def _joined(group: Sequence[Line], words: Counter[str]) -> str:
    text = ""
    for line in group:
        piece = " ".join(line.text.split())
        if text[-1:] in _HYPHENS and text:
            text = text[:-1] + piece
        elif text.endswith("-") and piece[:1].islower() and text[-2:-1].isalpha():
            text = _unhyphenated(text, piece, words)
        else:
            text = f"{text} {piece}".lstrip()
    return text.translate({ord(hyphen): None for hyphen in _HYPHENS})


def _unhyphenated(text: str, piece: str, words: Counter[str]) -> str:
    """Join a word that a line end broke; the hyphen stays where the document writes the word with one elsewhere."""
    whole = text.rsplit(" ", 1)[-1] + piece.split(" ", 1)[0]
    return text + piece if words[_bare(whole)] else text[:-1] + piece


def _bare(word: str) -> str:
    return word.strip(".,;:!?()[]\"'“”‘’").lower()


def _without_running_heads(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without those that stand first or last on half of the pages (of at least three), digits aside."""
    by_page: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(index)
    if len(by_page) < 3:
        return [line for line in lines if line.text.strip()]
    edges = {
        index
        for indexes in by_page.values()
        for index in (indexes[:2] + indexes[-2:] if len(indexes) >= FULL_PAGE else indexes[:1] + indexes[-1:])
    }
    shapes = Counter(_shape(lines[index]) for index in sorted(edges))
    return [
        line
        for index, line in enumerate(lines)
        if index not in edges or (2 * shapes[_shape(line)] < len(by_page) and _shape(line) != "#")
    ]


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()))
