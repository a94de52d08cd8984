"""Make markup invisible to the engine without moving a single character.

Every function returns a text of the same length: what is not prose becomes blanks or BLANKED, the end of a
block becomes BREAK. All of it is linear in the text, also for tags, comments and fences that never close.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from stancewatch.suffixscape.grammar.tokens import BLANKED, BREAK


class Markup(StrEnum):
    """How a text is marked up."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"


def masked(text: str, markup: Markup) -> str:
    """Return the text with code, addresses, tags and tables blanked, of the same length."""
    if markup is Markup.PLAIN:
        return text
    return _markdown(text) if markup is Markup.MARKDOWN else _html(text)


Span = tuple[int, int]

_NOT_A_LINE_END = re.compile(r"[^\n]")


def _blank(text: str, spans: Iterable[Span], fill: str = " ") -> str:
    """Return the text with spans filled; line ends stay. Spans are in order and do not overlap."""
    parts, at = [], 0
    for start, end in spans:
        if end > at:
            parts += [text[at:start], _NOT_A_LINE_END.sub(fill, text[max(start, at) : end])]
            at = end
    return "".join([*parts, text[at:]])


def _between(text: str, opener: str, closer: str) -> list[Span]:
    """Return the spans from each opener to its closer; an opener that never closes is left alone."""
    spans, at = [], text.find(opener)
    while at >= 0:
        end = text.find(closer, at + len(opener))
        if end < 0:
            break
        spans.append((at, end + len(closer)))
        at = text.find(opener, end + len(closer))
    return spans


_INLINE_CODE = re.compile(r"`[^`\n]+`")
_LINK_TARGET = re.compile(r"\]\([^()\n]{0,2000}\)")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\"\]]+")
_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,2000}>")
_EMPHASIS = re.compile(r"[*~]+|(?<!\w)_+|_+(?!\w)")
_LIST_ITEM = re.compile(r"\s{0,20}(?:[-*+]|\d{1,9}[.)])\s")
_INDENTED = re.compile(r"(?: {4}|\t)")


def _markdown(text: str) -> str:
    text = _by_line(text)
    text = _blank(text, _between(text, "<!--", "-->"))
    text = _blank(text, (match.span() for match in _INLINE_CODE.finditer(text)), BLANKED)
    text = _blank(text, ((match.start() + 1, match.end()) for match in _LINK_TARGET.finditer(text)))
    text = _blank(text, (match.span() for match in _TAG.finditer(text)))
    text = _blank(text, (match.span() for match in _ADDRESS.finditer(text)), BLANKED)
    return (
        _blank(text, (match.span() for match in _EMPHASIS.finditer(text))).replace("[", " ").replace("]", " ")
    )


def _by_line(text: str) -> str:
    """Return Markdown with front matter, code and tables blanked, and a BREAK where a heading or item begins."""
    lines, made = text.splitlines(keepends=True), []
    fence, front, after_blank, in_list = "", bool(lines) and lines[0].strip() == "---", True, False
    for number, line in enumerate(lines):
        bare = line.strip()
        opened = bare[:3] if bare.startswith(("```", "~~~")) else ""
        if front or fence or opened:
            made.append(_hidden(line))
            if front:
                front = number == 0 or bare not in ("---", "...")
            elif fence:
                fence = "" if bare.startswith(fence) and not bare.strip(fence[0]) else fence
            else:
                fence = opened
            continue
        item = bool(_LIST_ITEM.match(line))
        in_list = item or (in_list and (not bare or line[0].isspace()))
        code = bool(_INDENTED.match(line)) and after_blank and not in_list
        made.append(_hidden(line) if code or bare.startswith("|") else _prose(line, bare, item=item))
        after_blank = not bare or code
    return "".join(made)


def _hidden(line: str) -> str:
    """Return a line of code or table as blanks that end a sentence."""
    body = line.rstrip("\r\n")
    return (BREAK + " " * (len(body) - 1) if body else "") + line[len(body) :]


def _prose(line: str, bare: str, *, item: bool) -> str:
    """Return a line with its list or quotation mark blanked, and a BREAK where an item or heading begins and ends."""
    at = len(line) - len(line.lstrip())
    if bare.startswith("#"):
        marks = at + len(bare) - len(bare.lstrip("#"))
        body = BREAK + " " * (marks - 1) + line[marks:]
        return body[:-1] + BREAK if body.endswith("\n") else body
    if item:
        return f"{line[:at]}{BREAK}{line[at + 1 :]}"
    return line.replace(">", " ", 1) if bare.startswith(">") else line


_OPAQUE = re.compile(r"<(script|style|pre|code|textarea|svg|template|kbd|samp)\b", re.IGNORECASE)
_CLOSERS = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "pre", "code", "textarea", "svg", "template", "kbd", "samp")
}
_BLOCK = frozenset(
    (
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "td", "th", "tr", "table", "br", "hr", "section", "article",
        "header", "footer", "nav", "main", "aside", "blockquote", "dd", "dt", "dl", "figure", "figcaption", "title", "option", "button",
    )
)  # fmt: skip
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,31};")


def _html(text: str) -> str:
    text = _blank(text, _between(text, "<!--", "-->"))
    text = _blank(text, _opaque(text), BLANKED)
    text = _TAG.sub(_tag, text)
    return _ENTITY.sub(lambda match: " " * len(match.group()), text)


def _opaque(text: str) -> list[Span]:
    """Return the spans of elements whose content is no prose; one that never closes reaches to the end."""
    spans: list[Span] = []
    match = _OPAQUE.search(text)
    while match:
        closer = _CLOSERS[match.group(1).lower()].search(text, match.end())
        end = closer.end() if closer else len(text)
        spans.append((match.start(), end))
        match = _OPAQUE.search(text, end)
    return spans


def _tag(match: re.Match[str]) -> str:
    """Return a tag as blanks: with a BREAK where it begins or ends a block."""
    found = _TAG_NAME.match(match.group())
    block = found is not None and found.group(1).lower() in _BLOCK
    return (BREAK if block else " ") + _NOT_A_LINE_END.sub(" ", match.group()[1:])
