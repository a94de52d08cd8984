"""What bytes are, by the one rule that collecting and reading share."""

import hashlib

import pytest

from stancewatch.collect.recognise import media_type as collected
from stancewatch.extract.recognition import recognised as read
from stancewatch.foundation.recognition import (
    HTML,
    MARKDOWN,
    PDF,
    PLAIN,
    has_false_mark,
    recognised,
    suffix_of,
    wide_charset,
)

PAGE = "<!doctype html><title>naïve</title><p>We publish what we find – each year."
TEXT = "We publish what we find. " * 20
PRINTED = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n"
NOISE = hashlib.shake_256(b"noise").digest(9_000)

CASES = [
    (
        b"<!doctype html><title>About %PDF-1.4</title><p>We read PDF files, 1 0 obj and all.",
        "text/html",
        "",
        "",
        HTML,
    ),
    (b"<p>About\n%PDF-1.4 files 1 0 obj", "", "", "", HTML),
    (b"A PDF begins with\n%PDF-1.4\n1 0 obj", "text/plain", "", "", PLAIN),
    (b"A PDF begins with %PDF-1.4, which is its version.", "", "", "", PLAIN),
    (PRINTED, "text/html", "", "", PDF),
    (b"junk\n" * 50 + PRINTED, "application/pdf", "", "", PDF),
    (b"junk\n" * 50 + PRINTED, "text/html", "", "", PDF),
    (PAGE.encode("utf-16-le"), "text/html", "utf-16le", "", HTML),
    (PAGE.encode("utf-16-be"), "text/html", "utf-16be", "", HTML),
    (PAGE.encode("utf-32"), "text/html", "", "", HTML),
    (("\ufeff" + PAGE).encode("utf-32-be"), "", "", "", HTML),
    (TEXT.encode("utf-32"), "text/plain", "", "", PLAIN),
    (b"\xff\xfe" + PAGE.encode(), "text/html", "utf-8", "", HTML),
    (b"# Title", "text/html", "", "https://lab.example/README.md", MARKDOWN),
    (b"<p>Rendered</p>", "text/html", "", "https://lab.example/README.md", HTML),
    (b"a <p> in words", "", "", "https://lab.example/a.txt", PLAIN),
    (TEXT.encode() + b"\x01" * 4, "text/plain", "", "", PLAIN),
    (NOISE, "text/html", "", "", ""),
    (PAGE.encode("utf-16-le"), "text/html", "", "", ""),
    (b"\xff\xfe" + NOISE, "text/html", "", "", ""),
    (b"x", "image/svg+xml", "", "", ""),
]


@pytest.mark.parametrize(("body", "named", "charset", "url", "kind"), CASES)
def test_what_a_body_is(body: bytes, named: str, charset: str, url: str, kind: str) -> None:
    found = recognised(body, named, charset, url)
    assert found.media_type == kind
    assert bool(found.detail) is not bool(kind)


@pytest.mark.parametrize(("body", "named", "charset", "url", "kind"), [one for one in CASES if one[-1]])
def test_both_stages_go_by_it(body: bytes, named: str, charset: str, url: str, kind: str) -> None:
    first = collected(body, named, url, charset)
    assert first == kind
    assert read(body, first, url, charset) == kind


def test_a_false_mark_is_told_from_a_true_one() -> None:
    assert has_false_mark(b"\xff\xfe" + PAGE.encode())
    assert has_false_mark(b"\xfe\xff" + TEXT.encode())
    assert not has_false_mark(PAGE.encode("utf-16"))
    assert not has_false_mark("\u4f60\u597d".encode("utf-16"))
    assert not has_false_mark(PAGE.encode())


def test_a_header_that_names_utf_16_needs_zero_bytes() -> None:
    assert wide_charset(PAGE.encode("utf-16-le"), "utf-16le") == "utf-16-le"
    assert wide_charset(PAGE.encode(), "utf-16le") == ""
    assert wide_charset(PAGE.encode("utf-16-le"), "klingon") == ""


@pytest.mark.parametrize(
    ("url", "suffix"),
    [
        ("https://x.example/README.md", ".md"),
        ("https://x.example/a.b/README.MD?raw=1.txt", ".md"),
        ("https://x.example/a.b/", ""),
        ("https://x.example", ""),
        ("https://x.example/a%2Emd", ".md"),
    ],
)
def test_path_suffix(url: str, suffix: str) -> None:
    assert suffix_of(url) == suffix
