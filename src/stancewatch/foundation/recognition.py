"""What a body is: the one rule, for what is collected and for what is read.

The bytes decide. The header and the file name only decide between kinds of text.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

HTML, PDF, PLAIN, MARKDOWN = "text/html", "application/pdf", "text/plain", "text/markdown"

MOST_CONTROLS = 1 / 100
"""Share of control characters in a text. Random bytes have a ninth; a page with a stray control character stays text."""
_ESCAPED = re.compile("%([2-7][0-9A-Fa-f])")
"""A printable ASCII character as a URL may write it."""

PDF_WITHIN = 1024
"""Bytes in which a PDF may begin, after whatever a server put before it (ISO 32000-1, implementation note 13)."""
FALSE_MARK = 200
"""Bytes from which valid UTF-8 without a zero byte after a mark of UTF-16 is UTF-8; shorter text must be markup."""

CONTROLS = bytes({*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F})
"""Bytes that no text holds in any encoding that leaves ASCII in place. ESC is absent: ISO-2022 uses it."""

_HEAD, _PIECE = 64 * 1024, 1024 * 1024
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive (perhaps an office document)"),
    (b"\x1f\x8b", "gzip data"),
    (b"BM", "a bitmap image"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"wOF", "a font"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)
_DOCUMENT = re.compile(rb"<(?:!doctype\s{1,9}html|html|head|body)[\s>/]", re.I)
_MARKUP = re.compile(
    rb"<(?:!doctype|html|head|body|title|meta|script|style|link|div|main|article|p|h[1-6]|ul|table)[\s>/]",
    re.I,
)
_LATE_PDF = re.compile(rb"(?:^|[\r\n])%PDF-\d\.\d\s")
_OBJECT = re.compile(rb"\d{1,9} \d{1,5} obj\b")

_WEB = {HTML, "application/xhtml+xml"}
_UNSAID = {
    "",
    "application/octet-stream",
    "binary/octet-stream",
    PDF,
    "unknown/unknown",
    "application/unknown",
}
_NOT_PROSE = {"text/css", "text/javascript", "text/csv", "text/calendar", "text/vcard", "text/xml"}
_MARKDOWN_NAMES = {MARKDOWN, "text/x-markdown"}
_MARKDOWN_SUFFIXES = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Recognised:
    """What some bytes are."""

    media_type: str
    """`text/html`, `application/pdf`, `text/plain` or `text/markdown`; empty where they hold no prose."""
    detail: str = ""
    """Where they hold none: one plain sentence that says what they are."""


def recognised(body: bytes, named: str, charset: str, url: str) -> Recognised:
    """Return what some bytes are.

    `named` and `charset` are the media type and character set of the header, in lower case, empty where it names
    none. `url` tells Markdown from plain text.
    """
    if _is_pdf(body, named):
        return Recognised(PDF)
    wide = wide_charset(body, charset)
    if what := _not_text(body, wide):
        return Recognised("", f"The bytes, sent as {named[:80]!r}, are {what}.")
    return _kind_of_text(_opening(body, wide), named, suffix_of(url))


def wide_charset(body: bytes, charset: str) -> str:
    """Return the UTF-16 or UTF-32 that a body is in by its mark, or by the header and zero bytes; empty where in none.

    Python's codec without an end (`utf-16`) reads the mark itself. A mark before bytes that are UTF-8 counts for nothing.
    """
    for mark, name in _WIDE_MARKS:
        if body.startswith(mark):
            return "" if has_false_mark(body) else name
    try:
        name = codecs.lookup(charset).name if charset else ""
    except (LookupError, ValueError):
        return ""
    return name if name.startswith(("utf-16", "utf-32")) and b"\0" in body[:_HEAD] else ""


def has_false_mark(body: bytes) -> bool:
    """Say whether a mark of UTF-16 stands before bytes that are UTF-8."""
    if not body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in body:
        return False
    if len(body) < FALSE_MARK and not _MARKUP.match(body, 2):
        return False
    try:
        body[2:].decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_pdf(body: bytes, named: str) -> bool:
    """Say whether a body is a PDF: at its beginning, or on a line of its own after other bytes that are no markup."""
    if body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n\x00").startswith(b"%PDF-"):
        return True
    late = _LATE_PDF.search(body, 0, PDF_WITHIN)
    if late is None or named in {PLAIN, *_MARKDOWN_NAMES} or _MARKUP.search(body, 0, late.start()):
        return False
    return _OBJECT.search(body, late.end()) is not None


def _not_text(body: bytes, wide: str) -> str:
    """Return what a body is that holds hardly anything but bytes of no text, empty where it can be text."""
    try:
        controls = sum(len(part) - len(part.translate(None, CONTROLS)) for part in _parts(body, wide))
    except UnicodeDecodeError:
        return "not text of any kind"
    known = next((what for magic, what in _MAGIC if body.startswith(magic)), "")
    if controls and known:
        return f"{known}, not text"
    return "not text of any kind" if controls > len(body) * MOST_CONTROLS else ""


def _parts(body: bytes, wide: str) -> Iterator[bytes]:
    """Return a body piece by piece, wide characters as UTF-8, so that memory never holds a second copy."""
    width = 4 if wide.startswith("utf-32") else 2 if wide else 1
    end = len(body) - len(body) % width
    pieces = (body[start : min(start + _PIECE, end)] for start in range(0, end, _PIECE))
    if not wide:
        return pieces
    return (text.encode("utf-8", "replace") for text in codecs.iterdecode(pieces, wide))


def _kind_of_text(opening: bytes, named: str, suffix: str) -> Recognised:
    if _DOCUMENT.match(opening):
        return Recognised(HTML)
    if named in _MARKDOWN_NAMES or _is_markdown_file(opening, named, suffix):
        return Recognised(MARKDOWN)
    if named in _WEB or (named in _UNSAID and suffix != ".txt" and _MARKUP.search(opening)):
        return Recognised(HTML)
    if named in _UNSAID or (named.startswith("text/") and named not in _NOT_PROSE):
        return Recognised(PLAIN)
    return Recognised("", f"The answer is of type {named[:80]!r}, which holds no prose.")


def _is_markdown_file(opening: bytes, named: str, suffix: str) -> bool:
    """Say whether a file is Markdown by its name; one that is sent as a page must not open with markup."""
    if suffix not in _MARKDOWN_SUFFIXES:
        return False
    return named in _UNSAID | {PLAIN} or (named in _WEB and not _MARKUP.match(opening))


def _opening(body: bytes, wide: str) -> bytes:
    """Return how a text begins, in ASCII, after byte order mark, white space, XML declaration and comments."""
    head = body[:_HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe")
    head = (head.replace(b"\x00", b"") if wide else head).lstrip()
    while head.startswith((b"<!--", b"<?xml")):
        head = head.partition(b"-->" if head.startswith(b"<!--") else b">")[2].lstrip()
    return head


def suffix_of(url: str) -> str:
    """Return the file suffix of a URL's path in lower case, empty where there is none: `.md`."""
    named = url.partition("?")[0].partition("#")[0]
    path = named.partition("://")[2].partition("/")[2] if "://" in named else named
    plain = _ESCAPED.sub(lambda hit: chr(int(hit[1], 16)), path.rpartition("/")[2])
    _, dot, suffix = plain.rpartition(".")
    return f".{suffix.lower()}" if dot else ""
