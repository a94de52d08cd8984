"""Whatever bytes come in, a value or a setback comes out: nothing else is ever raised."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancewatch.collect import notices, robots
from stancewatch.collect.allowances import Allowances
from stancewatch.collect.challenges import challenge
from stancewatch.collect.coding import Decoder
from stancewatch.collect.collect import collect
from stancewatch.collect.locations import admitted, target_of
from stancewatch.collect.patience import LONGEST, asked_to_wait
from stancewatch.collect.recognise import media_type, named_type
from stancewatch.collect.setback import Answer, Setback
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.recognition import suffix_of
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.exchange import Hop
from stancewatch.model.lab import PageRole, Source
from tests.unit.collect.site import Site, serving

NOW = datetime(2026, 3, 2, tzinfo=UTC)
BASE = admitted("https://lab.example/a", Allowances())
LATIN = st.text(st.characters(max_codepoint=255))
PIECES = st.sampled_from(
    ["http://", "https://", "//", "127.0.0.1", "[::1]", "lab.example", ":80", ":1", "@", "\\", "/", "?", "#", "%00", "１", "。", " ", "..", "\n"]
)  # fmt: skip
URLISH = st.lists(PIECES | st.text(max_size=4), max_size=8).map("".join)
MARKUP = st.lists(
    st.sampled_from([b"<!--", b"-->", b"<meta ", b"name=robots", b" content=", b"'", b'"', b"noai", b"<html>", b"<?xml", b"\xff\xfe"])
    | st.binary(max_size=6),
    max_size=40,
).map(b"".join)  # fmt: skip


def answer(body: bytes = b"", status: int = 200, *headers: tuple[str, str]) -> Answer:
    return Answer(Hop("https://lab.example/a", NOW, "GET", (), "", status, "", headers, b""), body)


@given(URLISH)
def test_urls(text: str) -> None:
    try:
        url = admitted(text, Allowances())
    except Setback:
        return
    assert url.scheme in {"http", "https"}
    assert url.port in {None, 80, 443}
    assert not url.userinfo
    assert url.host
    assert admitted(str(url), Allowances()) == url
    suffix_of(str(url))


@given(URLISH | LATIN)
def test_locations(text: str) -> None:
    try:
        url = target_of(BASE, text.encode("latin-1", "ignore").decode("latin-1"), Allowances())
    except Setback:
        return
    assert url.scheme in {"http", "https"}


@given(LATIN, LATIN)
def test_dates(after: str, date: str) -> None:
    seconds = asked_to_wait(answer(b"", 429, ("Retry-After", after), ("Date", date)), NOW)
    assert seconds is None or 0 <= seconds <= LONGEST


@given(MARKUP, LATIN, st.integers(200, 599))
def test_bodies(body: bytes, text: str, status: int) -> None:
    notices.page_flags(notices.metas(body), "StanceWatch")
    notices.header_flags(answer(body, status, ("X-Robots-Tag", text)), "StanceWatch")
    challenge(answer(body, status, ("CF-Mitigated", text)))
    try:
        media_type(body, named_type(text)[0], "https://lab.example/a")
    except Setback:
        return


@given(MARKUP | st.binary(), st.integers(200, 599))
def test_robots(body: bytes, status: int) -> None:
    rules = robots.read("https://lab.example", answer(body, status), (), NOW)
    rules.forbids("https://lab.example/a", "StanceWatch")
    assert rules.delay("StanceWatch") >= 0


@given(st.sampled_from(["", "gzip", "deflate"]), st.lists(st.binary(max_size=50), max_size=5))
def test_codings(coding: str, pieces: list[bytes]) -> None:
    decoder = Decoder(coding, 100)
    try:
        for piece in pieces:
            decoder.feed(piece)
        decoder.finish()
    except Setback:
        return
    assert sum(map(len, decoder.parts)) <= 100


@pytest.fixture(scope="module")
def running() -> Iterator[Site]:
    with serving() as site:
        yield site


HEADER = st.sampled_from(
    ["Content-Length", "Transfer-Encoding", "Content-Encoding", "Content-Type", "Set-Cookie", "Location", "Retry-After", "Connection", "Upgrade"]
)  # fmt: skip
VALUE = st.sampled_from(
    ["0", "5", "-1", "chunked", "gzip", "close", "/", "a=b; Path=/; Max-Age=x", "=;=;,", "text/html"]
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["HTTP/1.1 200 OK", "HTTP/1.1 302 x", "HTTP/1.0 200", "HTTP/1.1 101 Up", "HTTP/1.1 100 Go", "HTTP/2 200", "ICY 200 OK"]),
    st.lists(st.tuples(HEADER, VALUE | LATIN), max_size=5),
    st.binary(max_size=60),
)  # fmt: skip
def test_whole_answers(running: Site, start: str, headers: list[tuple[str, str]], body: bytes) -> None:
    lines = [start, *(f"{name}: {value}" for name, value in headers)]
    given_bytes = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
    running.give("/x", lambda connection: connection.sendall(given_bytes))
    made = CollectSettings(
        pause=0, deadline=5, redirects=2, tries=2, allow_addresses=(f"127.0.0.1:{running.port}",)
    )
    source = Source("x", running.url("/x"), PageRole.HOME)
    (value,) = collect([source], {}, made, FixedClock(NOW), Silent())
    assert (value.body is None) == (value.reason is not None)
