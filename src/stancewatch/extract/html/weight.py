"""Markup that would make the parser slow or large, and how it is made light.

An HTML parser must do work beyond proportion for some markup: each `<p>` after thousands of unclosed `<font color=...>`
opens all of them again (50 kB become 1.8 GB, measured with lexbor), each element looks through all that
are open, each attribute through all before it. So pages are weighed before they are parsed. Heavy ones are read in a
confined process, after tags deeper than DEEPEST and tags of mere formatting were taken out; text never is.
"""

import re

from stancewatch.extract.html.elements import CLOSED_BY_OTHERS

MOST_TAGS = 10_000
"""`<` signs that a page may have and count as light: half of them open an element. The largest page of the case set
has 7,700. 5,000 nested elements take the parser 0.1 s."""

MOST_REOPENED = 1_000_000
"""Product of `<` signs and different formatting tags that a page may have: a bound for the nodes a parser may make."""

LONGEST_TAG = 60_000
"""Characters between two `>` signs that a page may have: a bound for the attributes of one element."""

DEEPEST = 400
"""Open elements that a heavy page may have; browsers allow 512."""

_FORMATTING = "b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u"
_DRESSED = re.compile(rf"<(?:{_FORMATTING})\s[^>]{{1,200}}", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<[!?][^>]*+>", re.DOTALL)
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""")
_RAW = {
    name: re.compile(rf"</{name}", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
_DROPPED = frozenset(_FORMATTING.split("|"))


def is_heavy(text: str) -> bool:
    """Return whether a page's markup might make the parser slow or large; a bound that nothing inside it can fool."""
    signs = text.count("<")
    if signs > MOST_TAGS or _has_long_tag(text):
        return True
    if signs * (signs - text.count("</")) <= MOST_REOPENED:
        return False  # there are no more formatting tags than tags that open
    return signs * len(set(_DRESSED.findall(text))) > MOST_REOPENED


def _has_long_tag(text: str) -> bool:
    """Return whether more than LONGEST_TAG characters stand between two `>` signs, or after the last."""
    start = 0
    while len(text) - start > LONGEST_TAG:
        sign = text.rfind(">", start, start + LONGEST_TAG + 1)
        if sign < 0:
            return True
        start = sign + 1
    return False


def lightened(text: str) -> str:
    """Return a page's markup without tags of mere formatting and tags nested deeper than DEEPEST.

    Attributes of endless length go as well. Linear in the length of the text.
    """
    pieces: list[str] = []
    depth = at = 0
    while (sign := text.find("<", at)) >= 0:
        pieces.append(text[at:sign])
        if comment := _COMMENT.match(text, sign):
            pieces.append(comment[0])
            at = comment.end()
            continue
        tag = _TAG.match(text, sign)
        if tag is None:
            if re.match(r"</?[a-zA-Z]", text[sign : sign + 3]):
                return "".join(pieces)  # a tag that never ends: a parser drops the rest as well
            pieces.append("&lt;")
            at = sign + 1
            continue
        piece, depth = _kept(tag, depth)
        raw = _RAW.get(tag[2].lower()) if not tag[1] else None
        end = raw.search(text, tag.end()) if raw else None
        at = (end.start() if end else len(text)) if raw else tag.end()
        pieces.append(piece + text[tag.end() : at])
    pieces.append(text[at:])
    return "".join(pieces)


def _kept(tag: re.Match[str], depth: int) -> tuple[str, int]:
    """Return what stays of a tag, and how many elements are open after it."""
    name = tag[2].lower()
    if name in _DROPPED:
        return "", depth
    piece = tag[0] if len(tag[0]) <= LONGEST_TAG // 10 else f"<{tag[1]}{tag[2]}>"
    if name in CLOSED_BY_OTHERS or tag[3].endswith("/"):
        return piece, depth
    if tag[1]:
        return (piece if depth <= DEEPEST else ""), max(0, depth - 1)
    return (piece if depth < DEEPEST else ""), depth + 1
