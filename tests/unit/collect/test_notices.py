from datetime import UTC, datetime

import pytest

from stancewatch.collect import notices
from stancewatch.collect.setback import Answer
from stancewatch.model.exchange import Hop


def answer(*headers: tuple[str, str]) -> Answer:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    return Answer(Hop("http://lab.example/", at, "GET", (), "", 200, "", headers, b""), b"")


@pytest.mark.parametrize(
    ("headers", "flags"),
    [
        ([("X-Robots-Tag", "noarchive, NoAI")], {"noarchive", "noai"}),
        ([("X-Robots-Tag", "noarchive"), ("x-robots-tag", "nosnippet")], {"noarchive", "nosnippet"}),
        ([("X-Robots-Tag", "googlebot: noarchive")], set()),
        ([("X-Robots-Tag", "googlebot: noarchive, noindex")], set()),
        ([("X-Robots-Tag", "stancewatch: noarchive")], {"noarchive"}),
        ([("X-Robots-Tag", "max-snippet: 5, noindex")], {"noindex"}),
        ([("X-Robots-Tag", "made-up, all")], set()),
        ([("TDM-Reservation", " 1 ")], {"tdm_reservation"}),
        ([("TDM-Reservation", "0")], set()),
    ],
)
def test_reservations_in_headers(headers: list[tuple[str, str]], flags: set[str]) -> None:
    assert notices.header_flags(answer(*headers), "StanceWatch") == flags


@pytest.mark.parametrize(
    ("body", "flags"),
    [
        (b"<meta name=robots content='noai, noarchive'>", {"noai", "noarchive"}),
        (b'<META CONTENT="noindex" NAME="StanceWatch">', {"noindex"}),
        (b"<meta name=googlebot content=noindex>", set()),
        (b"<meta name='tdm-reservation' content=1>", {"tdm_reservation"}),
        (b"<meta http-equiv=refresh content='0;url=http://127.0.0.1:1/'>", {"meta_refresh"}),
        (b"<meta http-equiv=refresh content=30>", set()),
        (b"<metadata name=robots content=noai>", set()),
        (b"<meta " * 20_000, set()),
    ],
)
def test_reservations_in_pages(body: bytes, flags: set[str]) -> None:
    assert notices.page_flags(notices.metas(body), "StanceWatch") == flags


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0;url=/new", "/new"),
        ("5; URL = 'https://lab.example/new' ", "https://lab.example/new"),
        ("0,/new", "/new"),
        ("0; /new", "/new"),
        ("30", ""),
        ("", ""),
        ("0;url=", ""),
        ("0;" + " " * 1900 + "x" + " " * 90, "x"),
    ],
)
def test_where_a_meta_refresh_leads(content: str, target: str) -> None:
    assert notices.refresh_target(content) == target


@pytest.mark.parametrize(
    ("text", "encoding", "charset", "wrong"),
    [
        ("naïve", "utf-8", "iso-8859-1", True),
        ("naïve", "utf-8", "windows-1252", True),
        ("naïve", "utf-8", "utf-8", False),
        ("naïve", "latin-1", "iso-8859-1", False),
        ("naive", "utf-8", "iso-8859-1", False),
    ],
)
def test_a_charset_header_is_doubted(text: str, encoding: str, charset: str, wrong: bool) -> None:
    assert notices.charset_is_wrong(text.encode(encoding), charset) is wrong
