import hashlib

import pytest

from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.recognition import recognised
from stancewatch.model.evidence import FailureReason


@pytest.mark.parametrize(
    ("body", "said", "url", "media_type"),
    [
        (b"%PDF-1.4\n...", "text/html", "", "application/pdf"),
        (b"<!doctype html><p>x", "application/pdf", "", "text/html"),
        (b"\n<!-- a --> <!-- b --><html>", "text/plain", "", "text/html"),
        (b"\xef\xbb\xbf<!DOCTYPE HTML><p>x", "", "", "text/html"),
        (b"<div>readme</div>\n# Title", "text/markdown", "", "text/markdown"),
        (b"# Title", "text/plain", "https://a.example/README.md?raw=1", "text/markdown"),
        (b"# Title", "", "", "text/plain"),
        (b"a <p>b", "", "", "text/html"),
        (b"a <p>b", "text/plain", "", "text/plain"),
        (b"words", "text/html; charset=utf-8", "", "text/html"),
        (b"words", "application/octet-stream", "", "text/plain"),
        ("<html>".encode("utf-16"), "", "", "text/html"),
    ],
)
def test_the_bytes_decide_first(body: bytes, said: str, url: str, media_type: str) -> None:
    assert recognised(body, said, url) == media_type


@pytest.mark.parametrize(
    ("body", "said", "reason", "detail"),
    [
        (b"", "text/html", FailureReason.EMPTY, "The answer has 0 bytes and no text."),
        (b" \r\n\t", "text/html", FailureReason.EMPTY, "The answer has 4 bytes and no text."),
        (
            hashlib.shake_256(b"x").digest(60000),
            "text/html",
            FailureReason.WRONG_TYPE,
            "The bytes, sent as 'text/html', are not text of any kind.",
        ),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "text/html",
            FailureReason.WRONG_TYPE,
            "The bytes, sent as 'text/html', are a PNG image, not text.",
        ),
        (
            b'{"a": 1}',
            "application/json",
            FailureReason.WRONG_TYPE,
            "The answer is of type 'application/json', which holds no prose.",
        ),
        (
            b"<rss></rss>",
            "application/rss+xml",
            FailureReason.WRONG_TYPE,
            "The answer is of type 'application/rss+xml', which holds no prose.",
        ),
    ],
)
def test_what_holds_no_prose_is_named(body: bytes, said: str, reason: FailureReason, detail: str) -> None:
    assert recognised(body, said, "") == Unreadable(reason, detail)


def test_a_row_of_comments_is_looked_at_once() -> None:
    assert recognised(b"<!--x-->" * 100_000, "text/html", "") == "text/html"
