"""Characters that a reader does not see and that change what is seen: the one table of them.

Controls steer a terminal, direction marks reorder a line, tag characters carry a second text. Tab and line feed stay,
and so do joiners, soft hyphens and other blanks: scripts and emoji need them, and they change nothing around them.
"""

import re

REORDERING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Bidirectional controls (Unicode Standard Annex 9)."""

CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb"
"""C0 without tab and line feed, C1, line and paragraph separators, interlinear annotation."""

TAGS = "\U000e0000-\U000e007f"
"""Tag characters; the flags of parts of countries are made of them."""

HALVES = "\ud800-\udfff"
"""Halves of characters: what Python makes of bytes that are not UTF-8. No file and no terminal takes them."""

FLAG = "\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f"
"""Flags of parts of countries: the one use of tag characters that shows."""

_UNSEEN = re.compile(f"({FLAG})|([{REORDERING}{CONTROLS}{TAGS}{HALVES}])")

_SHOWN = bytes((9, 10, *range(0x20, 0x7F)))
"""What ASCII holds besides controls."""


def visible(text: str) -> str:
    r"""Return a text with every character of the table written as its escape, `\x1b` or `\u202e`."""
    if text.isprintable():  # no character of the table is
        return text
    return _UNSEEN.sub(lambda hit: hit[1] or ascii(hit[2])[1:-1], text)


def on_one_line(text: str) -> str:
    """Return a text as `visible` does, with every tab and line end as a blank."""
    if text.isprintable():
        return text
    return visible(re.sub(r"[\t\n\r]", " ", text))


def visible_json(text: str) -> str:
    r"""Return a JSON text in which the characters of the table are written as `\u202e`; what it says stays equal.

    Outside its strings a JSON text holds none of them.
    """
    others = text.encode("utf-8", "surrogatepass").translate(None, _SHOWN).decode("utf-8", "surrogatepass")
    if others.isprintable():
        return text
    return _UNSEEN.sub(lambda hit: hit[1] or _json_escape(hit[2]), text)


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
