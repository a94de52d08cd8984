"""What some bytes are, by the bytes first and by what the server says second."""

import re

from stancewatch.extract.outcome import Unreadable
from stancewatch.model.evidence import FailureReason

LOOKED_AT = 65_536
"""Bytes from which a judgement is made."""

MOST_CONTROLS = 0.01
"""Largest share of control characters in text. Random bytes have a tenth; text of any character set has none."""

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
_CONTROLS = bytes({*range(32)} - {*b"\t\n\r\f\x1b"}) + b"\x7f"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# Atomic groups: without them a row of comments would be tried in every combination.
_HTML_START = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_ANYWHERE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|main|article|title|div|p|h[1-6]|ul|table)\b[^>]*>", re.I
)
_OTHER_TEXT = re.compile(
    r"(?:application|text)/(?:.*\+)?(?:json|xml|javascript|css|csv|calendar|ecmascript|x-javascript)\b|image/|audio/|video/|font/"
)


def recognised(body: bytes, media_type: str, url: str) -> str | Unreadable:
    """Return the media type of some bytes: `text/html`, `application/pdf`, `text/markdown` or `text/plain`.

    Unreadable (`EMPTY`, `WRONG_TYPE`) where they are nothing, or nothing that holds prose.
    """
    head = body[:LOOKED_AT]
    said = media_type.partition(";")[0].strip().lower()
    if not body.strip(b" \t\r\n\f\0"):
        return Unreadable(FailureReason.EMPTY, f"The answer has {len(body)} bytes and no text.")
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if (what := _not_text(head)) is not None:
        return Unreadable(FailureReason.WRONG_TYPE, f"The bytes, sent as {said!r}, are {what}.")
    return _kind_of_text(head, said, url)


def _not_text(head: bytes) -> str | None:
    if head.startswith(_WIDE_MARKS):
        return None
    for magic, what in _MAGIC:
        if head.startswith(magic) and len(head.translate(None, _CONTROLS)) < len(head):
            return f"{what}, not text"
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "not text of any kind" if controls > MOST_CONTROLS * len(head) else None


def _kind_of_text(head: bytes, said: str, url: str) -> str | Unreadable:
    path = url.partition("?")[0].partition("#")[0].lower()
    markdown = said in ("text/markdown", "text/x-markdown") or path.endswith((".md", ".markdown"))
    if _HTML_START.match(head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")):
        return "text/html"
    if markdown:
        return "text/markdown"
    if said in ("text/html", "application/xhtml+xml"):
        return "text/html"
    if said == "text/plain" or path.endswith(".txt"):
        return "text/plain"
    if _OTHER_TEXT.match(said):
        return Unreadable(FailureReason.WRONG_TYPE, f"The answer is of type {said!r}, which holds no prose.")
    return "text/html" if _HTML_ANYWHERE.search(head.replace(b"\0", b"")) else "text/plain"
