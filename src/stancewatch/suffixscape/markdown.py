"""What is prose in Markdown: not code, formulas, addresses, link targets, tags or comments. Blocks are read first."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from stancewatch.suffixscape import hypertext
from stancewatch.suffixscape.blanking import Span, blank, blank_all, without_entities
from stancewatch.suffixscape.grammar.tokens import BLANKED, BREAK
from stancewatch.suffixscape.markdown_blocks import without_blocks

# A shape that opens with one fixed character is looked for much faster than one that opens with "one or more of".
_MARKS = re.compile(r"``*|<!--")
_BACKTICKS = re.compile(r"``*")
_PARAGRAPH_END = re.compile(rf"\n[^\S\n]*\n|{BREAK}")
_FORMULA = re.compile(
    r"\$(?<![\\$\w]\$)(?:\$(?:[^$\n]|\n(?!\s*\n)|\$(?!\$)){1,5000}\$\$"
    r"|(?=\S)(?=[^$\n]{0,300}[\\^_{}=])[^$\n]{1,300}(?<=\S)\$(?![\d$]))"
)
_LINK_TARGET = re.compile(r"\]\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)")
_REFERENCE = re.compile(r"\]\[[^\[\]\n]{0,999}\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,200}\]")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\"\]]*[^\s<>()\"\].,;:!?'*_]>?")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"[*~_][*~_]*")

Places: TypeAlias = "array[int]"
"""Offsets packed: a list of a million takes 40 MB, this 8."""


def prose(text: str) -> str:
    """Return Markdown with all that is no prose blanked, of the same length.

    One step after the other, so that besides the text as given only two copies and the parts of one are held at once.
    """
    for step in (without_blocks, _without_code, _without_formulas, _without_opaque, *_INLINE):
        text = step(text)
    return text


def _without_code(text: str) -> str:
    code, comments = _code_and_comments(text)
    return blank(blank(text, _pairs(code), BLANKED), _pairs(comments))


def _without_formulas(text: str) -> str:
    return blank_all(text, _FORMULA, BLANKED) if "$" in text else text


def _without_opaque(text: str) -> str:
    return blank(text, hypertext.hiding(text, open_ended=False)[1], BLANKED) if "<" in text else text


def comments_only(text: str) -> str:
    """Return Markdown without what looks like a comment in code."""
    text = without_blocks(text)
    return blank(text, _pairs(_code_and_comments(text)[0]))


def _without_link_targets(text: str) -> str:
    """Return a text without the targets of links. Words of a link stay: they are read."""
    return blank_all(text, _LINK_TARGET, keep=1) if "](" in text else text


def _without_references(text: str) -> str:
    return blank_all(text, _REFERENCE, keep=1) if "][" in text else text


def _without_footnotes(text: str) -> str:
    return blank_all(text, _FOOTNOTE) if "[^" in text else text


def _pictures_apart(text: str) -> str:
    return text.replace("![", f"{BREAK}[") if "]" in text else text


def _without_addresses(text: str) -> str:
    return blank(text, _addresses(text), BLANKED) if "://" in text or "www." in text else text


def _without_escapes(text: str) -> str:
    return blank_all(text, _ESCAPE) if "\\" in text else text


def _without_emphasis(text: str) -> str:
    marks = (match.span() for match in _EMPHASIS.finditer(text))
    return blank(text, (one for one in marks if not _in_a_word(text, *one)))


def _without_brackets(text: str) -> str:
    return text.replace("[", " ").replace("]", " ")


_INLINE = (
    _without_link_targets,
    _without_references,
    _without_footnotes,
    _pictures_apart,
    _without_addresses,
    hypertext.without_tags,
    without_entities,
    _without_escapes,
    _without_emphasis,
    _without_brackets,
)
"""Takes away the marks of links, addresses, emphasis and tags, in this order."""


def _addresses(text: str) -> Iterator[Span]:
    """Yield the spans of addresses, with the angle brackets around them."""
    for match in _ADDRESS.finditer(text):
        start, end = match.span()
        yield start - (text[start - 1 : start] == "<"), end


def _in_a_word(text: str, start: int, end: int) -> bool:
    """Say whether marks are underscores with letters on both sides: part of a name."""
    return text[start - 1 : start].isalnum() and text[end : end + 1].isalnum() and text[start] == "_"


def _code_and_comments(text: str) -> tuple[Places, Places]:
    """Return starts and ends of inline code and of comments: whichever opens first holds the other.

    Code ends at a run of as many backticks as opened it, within its paragraph (CommonMark 0.31, 6.1).
    """
    code, comments = _places(), _places()
    if "`" not in text and "<!--" not in text:
        return code, comments
    runs = _runs(text)
    ends = _places(match.start() for match in _PARAGRAPH_END.finditer(text)) if runs else _places()
    at, last = 0, text.rfind("-->")
    for match in _MARKS.finditer(text):
        start, end = match.span()
        if start < at:
            continue
        if text[start] == "`":
            close = _close(runs[end - start], start, end - start)
            if 0 <= close <= _next(ends, start, len(text)):
                code.extend((start, close))
                at = close
        elif start < last:
            at = text.find("-->", start + 4) + 3
            comments.extend((start, at))
    return code, comments


def _places(given: Iterable[int] = ()) -> Places:
    return array("q", given)


def _pairs(places: Places) -> Iterator[Span]:
    return zip(places[::2], places[1::2], strict=True)


def _runs(text: str) -> dict[int, Places]:
    """Return the places of runs of backticks by their length."""
    runs: dict[int, Places] = {}
    for match in _BACKTICKS.finditer(text):
        start, end = match.span()
        if end - start not in runs:
            runs[end - start] = _places()
        runs[end - start].append(start)
    return runs


def _close(runs: Places, start: int, size: int) -> int:
    """Return where code that opens at a place ends, or -1."""
    following = bisect_left(runs, start) + 1
    return runs[following] + size if following < len(runs) else -1


def _next(places: Places, start: int, otherwise: int) -> int:
    found = bisect_left(places, start)
    return places[found] if found < len(places) else otherwise
