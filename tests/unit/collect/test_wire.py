"""Answers that never end, end too early, or are no answers."""

import gzip
import socket
import struct
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from stancewatch.collect.collect import collect
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Fetched
from stancewatch.model.lab import PageRole, Source
from tests.unit.collect.conftest import NOW
from tests.unit.collect.site import Site, http, page

CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
Fetch = Callable[[str], Fetched]


def dribbling(start: bytes, drop: bytes) -> Callable[[socket.socket], None]:
    def answer(connection: socket.socket) -> None:
        connection.sendall(start)
        with suppress(OSError):
            while True:
                connection.sendall(drop)
                time.sleep(0.02)  # noqa: TID251, the server takes its time, not the test

    return answer


def resetting(start: bytes) -> Callable[[socket.socket], None]:
    def answer(connection: socket.socket) -> None:
        connection.sendall(start)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return answer


def closing_after(start: bytes) -> Callable[[socket.socket], None]:
    return lambda connection: connection.sendall(start)


class TickingClock(FixedClock):
    """A clock on which a second passes whenever somebody looks, however busy the machine is."""

    looks = 0

    def monotonic(self) -> float:
        self.looks += 1
        return float(self.looks)


@pytest.fixture
def ticking(site: Site) -> Fetch:
    """Collect with 20 s, each read taking one."""
    settings = CollectSettings(pause=0, deadline=20, allow_addresses=(f"127.0.0.1:{site.port}",))

    def one(url: str) -> Fetched:
        (value,) = collect([Source("x", url, PageRole.HOME)], {}, settings, TickingClock(NOW), Silent())
        return value

    return one


@pytest.fixture
def small(site: Site, clock: FixedClock) -> Fetch:
    """Collect with small limits of size."""
    settings = CollectSettings(
        pause=0, raw_limit=20_000, decoded_limit=30_000, allow_addresses=(f"127.0.0.1:{site.port}",)
    )

    def one(url: str) -> Fetched:
        (value,) = collect([Source("x", url, PageRole.HOME)], {}, settings, clock, Silent())
        return value

    return one


@pytest.mark.parametrize(
    "answer",
    [
        dribbling(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"a"),
        dribbling(b"HTTP/1.1 200 OK\r\n", b"X-Slow: a\r\n"),
        dribbling(CHUNKED, b"1\r\na\r\n"),
        dribbling(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"a"),
        dribbling(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["header", "headers", "chunks", "body", "interim"],
)
def test_one_deadline_ends_every_drip(
    answer: Callable[[socket.socket], None], site: Site, ticking: Fetch
) -> None:
    site.give("/", answer)
    value = ticking(site.url())
    assert value.reason is FailureReason.TIMED_OUT
    assert value.detail == "No complete answer within 20 s."
    assert value.body is None


def test_silence_ends_with_the_deadline(site: Site, clock: FixedClock) -> None:
    site.give("/robots.txt", dribbling(b"", b""))
    settings = CollectSettings(pause=0, deadline=0.2, allow_addresses=(f"127.0.0.1:{site.port}",))
    (value,) = collect([Source("x", site.url(), PageRole.HOME)], {}, settings, clock, Silent())
    assert value.reason is FailureReason.TIMED_OUT
    assert value.hops == ()


def test_all_redirects_of_a_page_share_one_deadline(site: Site, ticking: Fetch) -> None:
    site.give("/", http(b"", "302 Found", headers=[("Location", "/")]))
    assert ticking(site.url()).reason is FailureReason.TIMED_OUT
    assert len(site.paths()) < 10


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (http("x" * 20_001), 20_000),
        (dribbling(CHUNKED, b"1000\r\n" + b"x" * 4096 + b"\r\n"), 20_000),
        (http(gzip.compress(bytes(30_001)), headers=[("Content-Encoding", "gzip")]), None),
    ],
    ids=["length", "endless", "bomb"],
)
def test_size_limits(answer: bytes, kept: int | None, site: Site, small: Fetch) -> None:
    site.give("/", answer)
    value = small(site.url())
    assert value.reason is FailureReason.TOO_LARGE
    assert value.body is None
    assert value.flags == ("truncated",)
    assert kept is None or len(value.hops[-1].body) == kept


def test_exactly_the_limit_is_a_page(site: Site, small: Fetch) -> None:
    site.give("/", http("x" * 20_000))
    assert len(small(site.url()).body or b"") == 20_000


@pytest.mark.parametrize(
    ("answer", "reason", "tries"),
    [
        (closing_after(http("x" * 500)[:-9]), FailureReason.INCOMPLETE, 1),
        (closing_after(CHUNKED + b"zz\r\nnot a chunk\r\n"), FailureReason.INCOMPLETE, 1),
        (closing_after(CHUNKED + b"5\r\nabc"), FailureReason.INCOMPLETE, 1),
        (resetting(http("x" * 500)[:-9]), FailureReason.INCOMPLETE, 3),
        (closing_after(b""), FailureReason.UNREACHABLE, 3),
        (resetting(b""), FailureReason.UNREACHABLE, 3),
        (closing_after(b"SSH-2.0-OpenSSH_9.6\r\n\r\n"), FailureReason.UNREADABLE, 1),
        (closing_after(b"HTTP/1.1 200 OK\r\nX-Odd: a\x0bb\x00c\r\n\r\n"), FailureReason.UNREADABLE, 1),
        (closing_after(b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 200_000), FailureReason.UNREADABLE, 1),
        (closing_after(b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"), FailureReason.UNREADABLE, 1),
        (
            closing_after(http(b"not gzip", headers=[("Content-Encoding", "gzip")])),
            FailureReason.UNREADABLE,
            1,
        ),
        (
            closing_after(http(gzip.compress(b"x" * 999)[:-9], headers=[("Content-Encoding", "gzip")])),
            FailureReason.INCOMPLETE,
            1,
        ),
        (http(b""), FailureReason.EMPTY, 1),
        (http(b" \r\n "), FailureReason.EMPTY, 1),
        (http(b"", "204 No Content"), FailureReason.EMPTY, 1),
    ],
)
def test_what_is_no_answer(
    answer: bytes | Callable[[socket.socket], None],
    reason: FailureReason,
    tries: int,
    site: Site,
    fetch: Fetch,
) -> None:
    site.give("/", answer)
    value = fetch(site.url())
    assert value.reason is reason
    assert value.body is None
    assert value.detail.endswith(".")
    assert len(site.paths()) == tries


def test_what_came_of_a_broken_answer_is_kept(site: Site, fetch: Fetch) -> None:
    site.give("/", closing_after(http("x" * 500)[:-9]))
    (hop,) = fetch(site.url()).hops
    assert (hop.status, hop.reason, len(hop.body)) == (200, "OK", 491)


def test_a_long_header_line_is_survived(site: Site, fetch: Fetch) -> None:
    site.give("/", http(page(), headers=[("X-Long", "a" * 65_536)]))
    assert fetch(site.url()).reason is None


def test_hops_are_as_sent_and_received(site: Site, fetch: Fetch) -> None:
    packed = gzip.compress(page().encode(), mtime=0)
    site.give("/", http(packed, headers=[("Content-Encoding", "gzip"), ("X-Odd", "caf\u00e9")]))
    value = fetch(site.url())
    (hop,) = value.hops
    assert value.body == page().encode()
    assert hop.body == packed
    assert ("X-Odd", "caf\u00c3\u00a9") in hop.headers
    assert hop.address == "127.0.0.1"
    sent = dict(hop.request_headers)
    assert sent["User-Agent"].startswith("StanceWatch/")
    assert sent["Accept-Encoding"] == "gzip"
    assert {name.lower(): value for name, value in hop.request_headers} == site.asked[-1].headers


def test_a_body_longer_than_announced_is_cut_and_said(site: Site, fetch: Fetch) -> None:
    whole = page()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(whole)}\r\n\r\n"
    site.give("/long", closing_after(f"{head}{whole}<p>more than that".encode()))
    site.give("/exact", http(whole))
    assert fetch(site.url("/long")).flags == ("longer_than_announced",)
    assert fetch(site.url("/long")).body == whole.encode()
    assert fetch(site.url("/exact")).flags == ()
