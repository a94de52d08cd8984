"""What is the writer's prose in HTML: not tags, comments, scripts, styles or code, nor quotations, tables and what is hidden."""

import re

from stancewatch.suffixscape.blanking import Span, blank, filled, without_entities
from stancewatch.suffixscape.grammar.tokens import BLANKED, BREAK

_OPAQUE_NAMES = ("script", "style", "pre", "code", "textarea", "svg", "math", "template", "kbd", "samp")
_RAW = frozenset(("script", "style", "textarea"))
"""Elements whose content is characters and nothing else: what looks like a comment there is none (HTML standard, 13.1.2)."""

_HIDING = re.compile(rf"<!--|<({'|'.join(_OPAQUE_NAMES)})\b", re.IGNORECASE)
_CLOSERS = {name: re.compile(rf"</{name}\b[^<>]{{0,50}}>?", re.IGNORECASE) for name in _OPAQUE_NAMES}
_BLOCK = frozenset(
    (
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "td", "th", "tr", "table", "br", "hr", "section", "article",
        "header", "footer", "nav", "main", "aside", "blockquote", "dd", "dt", "dl", "figure", "figcaption", "title", "option", "button",
        "caption", "details", "summary", "form", "label", "body", "address", "fieldset", "legend",
    )
)  # fmt: skip
_TAG = re.compile(r"""</?(?:([A-Za-z][A-Za-z0-9]*+)|!)(?>[^<>"']+|"[^"]{0,2000}"|'[^']{0,2000}'|["'])*+>""")
_ASIDE = frozenset(("blockquote", "q", "table"))
"""Elements whose content is somebody else's words, or no sentences."""
_MAY_BE_ASIDE = re.compile(r"<(?:blockquote|q|table)\b", re.IGNORECASE)
_MAY_BE_HIDDEN = re.compile(r"\shidden\b", re.IGNORECASE)
"""Apart from the former: two shapes, each with one first character, are looked for faster than one with either."""
_VALUES = re.compile(r""""[^"]*"|'[^']*'""")
_HIDDEN = re.compile(r"\shidden(?=[\s=/>])", re.IGNORECASE)
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")


def prose(text: str) -> str:
    """Return HTML with all that is no prose blanked, of the same length."""
    comments, opaque = hiding(text)
    return without_entities(without_tags(blank(blank(text, comments), opaque, BLANKED)))


def comments_only(text: str) -> str:
    """Return HTML without what looks like a comment in a script, a style or a text area."""
    _, opaque = hiding(text)
    return blank(text, (one for one in opaque if _name(text, one[0]) in _RAW))


def hiding(text: str, *, open_ended: bool = True) -> tuple[list[Span], list[Span]]:
    """Return the spans of comments, and of elements whose content is no prose.

    A comment that never closes is left alone. An element that never closes reaches to the end where `open_ended`
    says so, as in a browser; else it is left alone too.
    """
    comments: list[Span] = []
    opaque: list[Span] = []
    unclosed: set[str] = set()
    match = _HIDING.search(text)
    while match:
        name, at = (match.group(1) or "").lower(), match.end()
        end = -1 if name in unclosed else _end(text, name, at)
        if end < 0 and name and open_ended:
            end = len(text)
        if end < 0:
            unclosed.add(name)
        else:
            (opaque if name else comments).append((match.start(), end))
            at = end
        match = _HIDING.search(text, at)
    return comments, opaque


def _end(text: str, name: str, start: int) -> int:
    """Return where a comment (no name) or an element ends, or -1."""
    if not name:
        found = text.find("-->", start)
        return found + 3 if found >= 0 else -1
    closer = _CLOSERS[name].search(text, start)
    return closer.end() if closer else -1


def without_tags(text: str) -> str:
    """Return a text with its tags as blanks, with a BREAK where one begins or ends a block, and less what is set aside."""
    if "<" not in text:
        return text
    if not _MAY_BE_ASIDE.search(text) and not _MAY_BE_HIDDEN.search(text):
        return _TAG.sub(_tag, text)
    elements = _Elements()
    bare = _TAG.sub(elements.take, text)
    quoted, aside = (_outermost(elements.inside[inline]) for inline in (True, False))
    return blank(blank(bare, quoted, BLANKED), aside)


class _Elements:
    """Takes tags in order, and pairs those of each name: a tag without its partner sets nothing aside."""

    def __init__(self) -> None:
        self.inside: dict[bool, list[Span]] = {True: [], False: []}
        """What stands inside quotations within a sentence (true), and inside other elements set aside (false)."""
        self._open: dict[str, list[int]] = {}
        """By name, where the content of each open element begins; -1 for one that is not set aside."""

    def take(self, match: re.Match[str]) -> str:
        """Return a tag as blanks, and keep what it opens or ends."""
        tag, name = match.group(), (match.group(1) or "").lower()
        opened = self._open.setdefault(name, [])
        if opened and (tag[1] == "/" or name == "p"):
            start = opened.pop()
            if start >= 0:
                self.inside[name == "q"].append((start, match.start()))
        if tag[1] != "/":
            aside = name in _ASIDE or _is_hidden(tag)
            opened.append(match.end() if aside else -1)
        return _blanked(tag, name)


def _is_hidden(tag: str) -> bool:
    return "hidden" in tag.lower() and bool(_HIDDEN.search(_VALUES.sub("", tag)))


def _outermost(spans: list[Span]) -> list[Span]:
    """Return spans in order, less those inside another."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one[0], -one[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _tag(match: re.Match[str]) -> str:
    return _blanked(match.group(), (match.group(1) or "").lower())


def _blanked(tag: str, name: str) -> str:
    return (BREAK if name in _BLOCK else " ") + filled(tag[1:], " ")


def _name(text: str, start: int) -> str:
    found = _TAG_NAME.match(text, start)
    return found.group(1).lower() if found else ""
