"""From bytes to characters, with a note wherever the bytes and what is said of them differ."""

import codecs
import re
from dataclasses import dataclass

from stancewatch.foundation.recognition import has_false_mark, wide_charset

META_WITHIN = 4096
"""Bytes in which a declaration inside the page is looked for; the HTML standard asks for the first 1,024."""

WORST_UTF8 = 0.02
"""Largest share of unreadable sequences among those beyond ASCII at which bytes still count as UTF-8."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FALSE_MARK = "The page begins with a mark of UTF-16; its bytes are 'utf-8', and were read as that."
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""Labels that browsers read as a wider set (Encoding Standard, section 4.2), by Python's names."""

_NOT_TEXT = frozenset(
    {"base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "idna", "punycode", "unicode_escape"}
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and how they were had."""

    text: str
    """Without a byte order mark."""
    charset: str
    """Python's name of the character set."""
    notes: tuple[str, ...] = ()


def decode(body: bytes, header: str, *, markup: bool) -> Decoded:
    """Return the characters of some bytes: byte order mark, then HTTP header, then the page, then detection.

    Bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever is said of them: by chance, text in another set
    is not. With `markup`, a declaration inside the page is looked for. Never raises; what cannot be read
    becomes U+FFFD, with a note.
    """
    if (marked := _marked(body, header)) is not None:
        return marked
    said = known(header) or (known(_declared(body)) if markup else "")
    if _is_wide(said) and _looks_ascii(body):
        said = ""
    if said in ("", "utf-8") or not body.isascii():
        try:
            text = body.decode()
        except UnicodeDecodeError:
            pass
        else:
            return Decoded(text, "utf-8", _overruled(said) if said not in ("", "utf-8") else ())
    if said == "utf-8" and _nearly_utf8(body):
        return _lenient(body, "utf-8", ())
    if said in ("", "utf-8"):
        found = _detected(body)
        return _lenient(body, found, _overruled(said, found) if said else ())
    return _lenient(body, said, ())


def _marked(body: bytes, header: str) -> Decoded | None:
    """Return the characters of bytes that begin with a mark, or that the header and zero bytes say are wide."""
    if has_false_mark(body):
        return Decoded(body[2:].decode(), "utf-8", (_FALSE_MARK,))
    for mark, name in _MARKS:
        if body.startswith(mark):
            return _lenient(body[len(mark) :], name, ())
    if wide := wide_charset(body, header.strip().strip("\"'")):
        return _lenient(body, wide, ())
    return None


def known(label: str) -> str:
    """Return Python's name for a character set label, widened as browsers do; empty where there is none."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name if label else ""
    except (LookupError, ValueError):
        return ""
    return "" if name in _NOT_TEXT else _WIDER.get(name, name)


def _declared(body: bytes) -> str:
    found = _DECLARED.search(body[:META_WITHIN])
    label = (found[1] or found[2]).decode("ascii") if found else ""
    # A page whose declaration could be read as ASCII is not UTF-16 (HTML standard, prescan algorithm).
    return "utf-8" if label.lower().startswith("utf-16") else label


def _is_wide(name: str) -> bool:
    return name.startswith(("utf-16", "utf-32"))


def _looks_ascii(body: bytes) -> bool:
    return b"\0" not in body[:META_WITHIN]


def _nearly_utf8(body: bytes) -> bool:
    text = body.decode(errors="replace")
    beyond = sum(not character.isascii() for character in text[: 1 << 20])
    return text[: 1 << 20].count("\ufffd") <= max(1, WORST_UTF8 * beyond)


def _detected(body: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding

    name = known(str(detect_encoding(body[: 1 << 18]) or ""))
    return name if name and name != "utf-8" and not _is_wide(name) else "cp1252"


def _overruled(said: str, found: str = "utf-8") -> tuple[str, ...]:
    return (f"The page is declared as {said!r}; its bytes are {found!r}, and were read as that.",)


def _lenient(body: bytes, name: str, notes: tuple[str, ...]) -> Decoded:
    try:
        text = body.decode(name, errors="replace")
    except (LookupError, UnicodeError):
        text, name = body.decode("cp1252", errors="replace"), "cp1252"
    lost = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")
    if lost > 0:
        notes = (*notes, f"What could not be read as {name!r} stands as U+FFFD (characters: {lost}).")
    return Decoded(text, name, notes)
