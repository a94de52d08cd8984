"""What a body is, by its bytes. The header and the URL only decide between kinds of text."""

import codecs
import re
from collections.abc import Iterator

from stancewatch.collect.locations import path_suffix
from stancewatch.collect.setback import Setback
from stancewatch.model.evidence import FailureReason

HTML, PDF, PLAIN, MARKDOWN = "text/html", "application/pdf", "text/plain", "text/markdown"

CONTROLS = bytes({*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F})
"""Bytes that no text holds in any encoding that leaves ASCII in place. ESC is absent: ISO-2022 uses it."""
MOST_CONTROLS = 1 / 200
"""Share of such bytes in a text. Random bytes have a ninth; a page with a stray control character stays text."""

_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WIDE_BOMS = _BOMS[1:]
_DOCUMENT = re.compile(rb"<(?:!doctype\s{1,9}html|html)[\s>]", re.I)
_MARKUP = re.compile(
    rb"<(?:!doctype|html|head|body|title|meta|script|style|link|div|main|article|p|h[1-6])[\s>/]", re.I
)
_HEAD = 64 * 1024
_PIECE = 1024 * 1024

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
_MARKDOWN_SUFFIXES = {".md", ".markdown"}


def media_type(body: bytes, named: str, url: str) -> str:
    """Return `text/html`, `application/pdf`, `text/plain` or `text/markdown`.

    `named` is the media type of the header, without parameters. Raises Setback for what holds no text.
    """
    if body.lstrip(b"\xef\xbb\xbf \t\r\n\x00")[:5] == b"%PDF-":
        return PDF
    if not is_text(body):
        raise Setback(FailureReason.WRONG_TYPE, f"The answer is not text or PDF; it was sent as {named!r}.")
    return _text_type(body, named, url)


def is_text(body: bytes) -> bool:
    """Say whether bytes can be text: hardly any control characters, after undoing UTF-16 if marked as such."""
    try:
        controls = sum(len(part) - len(part.translate(None, CONTROLS)) for part in _parts(body))
    except UnicodeDecodeError:
        return False
    return controls <= len(body) * MOST_CONTROLS


def named_type(content_type: str) -> tuple[str, str]:
    """Return media type and charset as a Content-Type header names them, in lower case, empty where not."""
    name, *parameters = content_type.split(";")
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return name.strip().lower(), value.strip().strip("\"'").lower()[:40]
    return name.strip().lower(), ""


def type_is_wrong(recognised: str, named: str) -> bool:
    """Say whether a header named another kind of thing than the bytes are."""
    right = {HTML: _WEB, PDF: {PDF}}.get(recognised)
    return right is not None and named not in right | {"", "application/octet-stream"}


def _text_type(body: bytes, named: str, url: str) -> str:
    opening, suffix = _opening(body), path_suffix(url)
    if named in _WEB or _DOCUMENT.match(opening):
        return HTML
    if named in _MARKDOWN_NAMES or (suffix in _MARKDOWN_SUFFIXES and named in _UNSAID | {PLAIN}):
        return MARKDOWN
    if named in _UNSAID:
        return HTML if _MARKUP.match(opening) else PLAIN
    if named.startswith("text/") and named not in _NOT_PROSE:
        return PLAIN
    raise Setback(FailureReason.WRONG_TYPE, f"The answer is neither a page nor a text but {named[:80]!r}.")


def _opening(body: bytes) -> bytes:
    """Return how a text begins, in ASCII, after byte order mark, white space, XML declaration and comments."""
    head = body[:_HEAD]
    head = head[2:].replace(b"\x00", b"") if head.startswith(_WIDE_BOMS) else head.removeprefix(_BOMS[0])
    head = head.lstrip()
    while head.startswith((b"<!--", b"<?xml")):
        head = head.partition(b"-->" if head.startswith(b"<!--") else b">")[2].lstrip()
    return head


def _parts(body: bytes) -> Iterator[bytes]:
    """Return a body piece by piece, UTF-16 as UTF-8, so that memory never holds a second copy."""
    wide = body.startswith(_WIDE_BOMS)
    end = len(body) - len(body) % 2 if wide else len(body)
    pieces = (body[start : min(start + _PIECE, end)] for start in range(0, end, _PIECE))
    if not wide:
        return pieces
    return (text.encode("utf-8", "replace") for text in codecs.iterdecode(pieces, "utf-16"))
