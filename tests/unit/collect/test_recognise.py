import hashlib

import pytest

from stancewatch.collect.recognise import media_type, named_type, type_is_wrong
from stancewatch.collect.setback import Setback
from stancewatch.model.evidence import FailureReason

URL = "https://lab.example/about"
HTML = b"<!doctype html><title>About</title><p>We publish what we find."
TEXT = "We publish what we find – naïve. ".encode() * 20
NOISE = hashlib.shake_256(b"noise").digest(60_000)

RECOGNISED = [
    (HTML, "text/html", URL, "text/html"),
    (HTML, "application/pdf", URL, "text/html"),
    (HTML, "", URL, "text/html"),
    (HTML, "text/plain", URL, "text/html"),
    (HTML, "application/xml", URL, "text/html"),
    (b"\xef\xbb\xbf  <!-- a --><!-- b --> <HTML lang=en>", "text/plain", URL, "text/html"),
    (b"<?xml version='1.0'?><!DOCTYPE html ><html>", "application/xhtml+xml", URL, "text/html"),
    (b"<div><p>part of a page</div>", "", URL, "text/html"),
    (TEXT, "text/html", URL, "text/html"),
    (HTML.decode().encode("utf-16"), "text/plain", URL, "text/html"),
    (b"%PDF-1.7\n\x00\x01\x02" + NOISE, "text/html", URL, "application/pdf"),
    (b"\r\n %PDF-1.4 ", "", URL, "application/pdf"),
    (TEXT, "text/plain", URL, "text/plain"),
    (TEXT, "", URL, "text/plain"),
    (TEXT, "application/octet-stream", "https://lab.example/a.txt", "text/plain"),
    (TEXT, "text/x-rst", URL, "text/plain"),
    (TEXT.decode().encode("utf-16"), "text/plain", URL, "text/plain"),
    (HTML.decode().encode("utf-16") + b"\n", "text/html", URL, "text/html"),
    (TEXT, "text/markdown", URL, "text/markdown"),
    (TEXT, "text/plain", "https://raw.example/README.md", "text/markdown"),
    (
        b"<p align=center>Logo</p>\n\n# Model card\n",
        "text/plain",
        "https://raw.example/README.md",
        "text/markdown",
    ),
    (HTML, "text/html", "https://git.example/README.md", "text/html"),
    (TEXT + b"\x0c\x1b[0m\x00", "text/plain", URL, "text/plain"),
    (bytes(range(0x80, 0x100)) * 9, "text/html", URL, "text/html"),
]

REFUSED = [
    (NOISE, "text/html"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40), "image/png"),
    (b"PK\x03\x04\x14\x00\x00\x00\x08\x00" * 9, "text/html"),
    (b"\xff\xfe" + NOISE, "text/html"),
    (HTML + NOISE * 5, "text/html"),
    (b'{"a": 1}', "application/json"),
    (b"body { color: red }", "text/css"),
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
    (b"<?xml version='1.0'?><rss/>", "text/xml"),
]


@pytest.mark.parametrize(("body", "named", "url", "expected"), RECOGNISED)
def test_what_a_body_is(body: bytes, named: str, url: str, expected: str) -> None:
    assert media_type(body, named, url) == expected


@pytest.mark.parametrize(("body", "named"), REFUSED)
def test_what_holds_no_text_is_refused(body: bytes, named: str) -> None:
    with pytest.raises(Setback) as caught:
        media_type(body, named, URL)
    assert caught.value.reason is FailureReason.WRONG_TYPE


@pytest.mark.parametrize(
    ("header", "named"),
    [
        ("text/html; charset=UTF-8", ("text/html", "utf-8")),
        ('Text/HTML ;boundary=x; Charset = "ISO-8859-1" ', ("text/html", "iso-8859-1")),
        ("text/html", ("text/html", "")),
        ("", ("", "")),
        (";;charset", ("", "")),
        ("text/html; charset=" + "x" * 500, ("text/html", "x" * 40)),
    ],
)
def test_content_type_is_taken_apart(header: str, named: tuple[str, str]) -> None:
    assert named_type(header) == named


def test_a_wrong_header_is_noticed() -> None:
    assert type_is_wrong("text/html", "application/pdf")
    assert type_is_wrong("application/pdf", "text/html")
    assert not type_is_wrong("text/html", "application/xhtml+xml")
    assert not type_is_wrong("application/pdf", "application/octet-stream")
    assert not type_is_wrong("text/markdown", "text/plain")
