"""What is prose in Markdown: not code, formulas, addresses, link targets, tags or comments. Blocks are read first."""

import re
from bisect import bisect_left

from stancewatch.suffixscape import hypertext
from stancewatch.suffixscape.blanking import Span, blank, blank_all, without_entities
from stancewatch.suffixscape.grammar.tokens import BLANKED, BREAK
from stancewatch.suffixscape.markdown_blocks import without_blocks

_MARKS = re.compile(r"`+|<!--")
_PARAGRAPH_END = re.compile(rf"\n[^\S\n]*\n|{BREAK}")
_FORMULA = re.compile(
    r"(?<![\\$\w])(?:\$\$(?:[^$\n]|\n(?!\s*\n)|\$(?!\$)){1,5000}\$\$"
    r"|\$(?=\S)(?=[^$\n]{0,300}[\\^_{}=])[^$\n]{1,300}(?<=\S)\$(?![\d$]))"
)
_LINK_TARGET = re.compile(r"\]\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)")
_REFERENCE = re.compile(r"\]\[[^\[\]\n]{0,999}\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,200}\]")
_ADDRESS = re.compile(r"<?(?:https?://|www\.)[^\s<>()\"\]]*[^\s<>()\"\].,;:!?'*_]>?")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"[*~_]+")


def prose(text: str) -> str:
    """Return Markdown with all that is no prose blanked, of the same length."""
    text = without_blocks(text)
    code, comments = _code_and_comments(text)
    text = blank(blank(text, code, BLANKED), comments)
    if "$" in text:
        text = blank_all(text, _FORMULA, BLANKED)
    if "<" in text:
        _, opaque = hypertext.hiding(text, open_ended=False)
        text = blank(text, opaque, BLANKED)
    return _inline(text)


def comments_only(text: str) -> str:
    """Return Markdown without what looks like a comment in code."""
    text = without_blocks(text)
    return blank(text, _code_and_comments(text)[0])


def _inline(text: str) -> str:
    """Return a text without the marks of links, addresses, emphasis and tags. Words of a link stay: they are read."""
    if "]" in text:
        text = blank_all(text, _LINK_TARGET, keep=1)
        text = blank_all(blank_all(text, _REFERENCE, keep=1), _FOOTNOTE)
        text = text.replace("![", f"{BREAK}[")
    if "://" in text or "www." in text:
        text = blank_all(text, _ADDRESS, BLANKED)
    text = without_entities(hypertext.without_tags(text))
    text = blank_all(text, _ESCAPE) if "\\" in text else text
    marks = [match.span() for match in _EMPHASIS.finditer(text)]
    return (
        blank(text, (one for one in marks if not _in_a_word(text, *one))).replace("[", " ").replace("]", " ")
    )


def _in_a_word(text: str, start: int, end: int) -> bool:
    """Say whether marks are underscores with letters on both sides: part of a name."""
    return text[start - 1 : start].isalnum() and text[end : end + 1].isalnum() and text[start] == "_"


def _code_and_comments(text: str) -> tuple[list[Span], list[Span]]:
    """Return the spans of inline code and of comments: whichever opens first holds the other.

    Code ends at a run of as many backticks as opened it, within its paragraph (CommonMark 0.31, 6.1).
    """
    code: list[Span] = []
    comments: list[Span] = []
    marks = [(match.start(), match.group()) for match in _MARKS.finditer(text)]
    runs = _runs(marks)
    ends = [match.start() for match in _PARAGRAPH_END.finditer(text)] if runs else []
    at, last = 0, text.rfind("-->")
    for start, mark in marks:
        if start < at:
            continue
        if mark != "<!--":
            end = _close(runs[len(mark)], start, len(mark))
            if 0 <= end <= _next(ends, start, len(text)):
                code.append((start, end))
                at = end
        elif start < last:
            at = text.find("-->", start + 4) + 3
            comments.append((start, at))
    return code, comments


def _runs(marks: list[tuple[int, str]]) -> dict[int, list[int]]:
    """Return the places of runs of backticks by their length."""
    runs: dict[int, list[int]] = {}
    for start, mark in marks:
        if mark[0] == "`":
            runs.setdefault(len(mark), []).append(start)
    return runs


def _close(runs: list[int], start: int, size: int) -> int:
    """Return where code that opens at a place ends, or -1."""
    following = bisect_left(runs, start) + 1
    return runs[following] + size if following < len(runs) else -1


def _next(places: list[int], start: int, otherwise: int) -> int:
    found = bisect_left(places, start)
    return places[found] if found < len(places) else otherwise
