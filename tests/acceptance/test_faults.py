"""The 48 hostile answers of the shared case server, each as far as collecting decides it."""

import importlib.util
import json
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from stancewatch.collect.collect import collect
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.evidence import FailureReason, Snapshot
from stancewatch.model.exchange import Capture, CaptureOutcome, Fetched
from stancewatch.model.lab import PageRole, Source

SERVER = Path(__file__).parents[3] / "shared" / "cases" / "serve.py"
NOW = datetime(2026, 3, 2, tzinfo=UTC)
MIXED = "naïve – “data”"


@dataclass
class Case:
    """What came of one fault, and how the collector behaved on the way."""

    value: Fetched
    slept: list[float]
    requests: list[str]


@pytest.fixture(scope="module")
def serve() -> ModuleType:
    if not SERVER.is_file():
        pytest.skip("the shared case server is not there")
    spec = importlib.util.spec_from_file_location("case_server", SERVER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def base(serve: ModuleType) -> Iterator[str]:
    running = serve.start(None)
    running.handle_error = lambda *_: None
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    running.server_close()


@pytest.fixture
def take(base: str) -> Callable[..., Case]:
    def one(name: str, earlier: Capture | None = None, *, full: bool = False, deadline: float = 60) -> Case:
        before, clock = len(_log(base)), FixedClock(NOW)
        settings = CollectSettings(
            pause=0, deadline=deadline, allow_addresses=(base.removeprefix("http://"),)
        )
        source = Source(name, f"{base}/faults/{name}", PageRole.POLICY)
        known = {name: earlier} if earlier else {}
        (value,) = collect([source], known, settings, clock, Silent(), full=[name] if full else [])
        asked = [
            entry["path"] for entry in _log(base)[before:] if not entry["path"].startswith(("/__", "/robots"))
        ]
        return Case(value, clock.slept, asked)

    return one


def _log(base: str) -> list[dict[str, str]]:
    with urllib.request.urlopen(f"{base}/__log") as answer:  # noqa: S310, the address is loopback
        entries: list[dict[str, str]] = json.load(answer)
    return entries


def statuses(case: Case) -> list[int]:
    return [hop.status for hop in case.value.hops]


PAGES = {
    "moved": [301, 200],
    "chain": [301, 302, 303, 307, 308, 200],
    "soft-404": [200],
    "deep": [200],
    "table-span": [200],
    "private-ok": [200],
    "js-only": [200],
    "noisy": [200],
    "flip": [200],
    "header-huge": [200],
    "cookie-wall": [302, 200],
}
"""Archived; what their text is worth is for extraction and history to say."""

FAILURES = {
    "missing": (FailureReason.HTTP_STATUS, "HTTP 404 (Not Found)."),
    "gone": (FailureReason.GONE, "HTTP 410 (Gone)."),
    "forbidden": (FailureReason.CHALLENGE, "HTTP 403 with a page that asks whether the reader is a robot"),
    "loop": (FailureReason.TOO_MANY_REDIRECTS, "The page still redirects after 10 requests."),
    "endless": (FailureReason.TOO_LARGE, "The answer is larger than 8,388,608 bytes."),
    "large": (FailureReason.TOO_LARGE, "The answer is larger than 8,388,608 bytes."),
    "bomb": (FailureReason.TOO_LARGE, "The page is larger than 16,777,216 bytes unpacked."),
    "bomb-double": (FailureReason.UNREADABLE, "The answer has the content coding 'gzip, gzip'"),
    "truncated": (FailureReason.INCOMPLETE, "The answer ended too early"),
    "bad-chunk": (FailureReason.INCOMPLETE, "The answer ended too early"),
    "empty": (FailureReason.EMPTY, "HTTP 200 with an empty body."),
    "binary": (FailureReason.WRONG_TYPE, "The bytes, sent as"),
    "header-inject": (FailureReason.UNREADABLE, "The answer is not HTTP that can be read"),
    "private": (FailureReason.REFUSED_BY_ROBOTS, "robots.txt of"),
}

BLOCKED = (
    "to-loopback",
    "to-metadata",
    "to-decimal",
    "to-ipv6",
    "to-mapped",
    "to-nat64",
    "to-file",
    "to-userinfo",
)

CHARSETS = {
    "wrong-charset": ("utf-8", "iso-8859-1", ("charset_header_wrong",)),
    "meta-charset": ("cp1252", "", ()),
    "utf16": ("utf-16", "", ()),
}

BY_BYTES = {"pdf-as-html": "application/pdf", "html-as-pdf": "text/html"}

WITH_OWN_TEST = {
    "busy", "busy-date", "busy-long", "flaky", "reset", "slow-header", "drip", "etag-lies", "canonical", "noarchive"
}  # fmt: skip


def test_every_fault_has_a_test(serve: ModuleType) -> None:
    tested = {*PAGES, *FAILURES, *BLOCKED, *CHARSETS, *BY_BYTES, *WITH_OWN_TEST}
    assert tested == set(serve.FAULTS)


@pytest.mark.parametrize(("name", "hops"), PAGES.items())
def test_pages(name: str, hops: list[int], take: Callable[[str], Case]) -> None:
    case = take(name)
    assert case.value.reason is None
    assert case.value.body
    assert case.value.media_type == "text/html"
    assert statuses(case) == hops


@pytest.mark.parametrize(("name", "expected"), FAILURES.items())
def test_failures(name: str, expected: tuple[FailureReason, str], take: Callable[[str], Case]) -> None:
    case = take(name)
    reason, detail = expected
    assert case.value.reason is reason
    assert case.value.detail.startswith(detail)
    assert case.value.body is None
    assert len(case.requests) == {"private": 0, "loop": 10}.get(name, 1)
    assert case.slept == []


@pytest.mark.parametrize("name", BLOCKED)
def test_redirects_into_private_space(name: str, take: Callable[[str], Case]) -> None:
    case = take(name)
    assert case.value.reason is FailureReason.BLOCKED_ADDRESS
    assert statuses(case) == [302]
    assert case.requests == [f"/faults/{name}"]


@pytest.mark.parametrize(("name", "expected"), CHARSETS.items())
def test_charsets(name: str, expected: tuple[str, str, tuple[str, ...]], take: Callable[[str], Case]) -> None:
    encoding, charset, flags = expected
    value = take(name).value
    assert value.body is not None
    assert MIXED in value.body.decode(encoding)
    assert (value.charset, value.flags) == (charset, flags)


@pytest.mark.parametrize(("name", "media_type"), BY_BYTES.items())
def test_bytes_decide(name: str, media_type: str, take: Callable[[str], Case]) -> None:
    value = take(name).value
    assert (value.media_type, value.flags) == (media_type, ("media_type_header_wrong",))
    assert value.body


def test_busy_is_waited_for(take: Callable[[str], Case]) -> None:
    case = take("busy")
    assert case.value.reason is None
    assert statuses(case) == [429, 429, 200]
    assert case.slept == [2, 2]


def test_busy_until_a_date_is_waited_for(take: Callable[[str], Case]) -> None:
    case = take("busy-date")
    assert case.value.reason is None
    assert statuses(case) == [503, 200]
    assert 1 <= sum(case.slept) <= 2


def test_busy_for_a_day_is_left_for_later(take: Callable[[str], Case]) -> None:
    case = take("busy-long")
    assert case.value.reason is FailureReason.RATE_LIMITED
    assert case.value.retry_at == datetime(2026, 3, 3, tzinfo=UTC)
    assert case.slept == []
    assert len(case.requests) == 1


def test_flaky_is_asked_again_with_growing_pauses(take: Callable[[str], Case]) -> None:
    case = take("flaky")
    assert case.value.reason is None
    assert statuses(case) == [500, 500, 200]
    assert case.slept == [1, 2]


def test_a_reset_is_asked_again(take: Callable[[str], Case]) -> None:
    case = take("reset")
    assert case.value.reason is FailureReason.INCOMPLETE
    assert len(case.requests) == 3
    assert case.slept == [1, 2]


@pytest.mark.parametrize("name", ["slow-header", "drip"])
def test_one_deadline_ends_it(name: str, take: Callable[..., Case]) -> None:
    case = take(name, deadline=0.5)
    assert case.value.reason is FailureReason.TIMED_OUT
    assert case.value.body is None
    assert case.value.detail == "No complete answer within 0.5 s."


@pytest.mark.slow
def test_slow_headers_are_waited_for_within_the_deadline(take: Callable[..., Case]) -> None:
    assert take("slow-header", deadline=30).value.reason is None


def test_a_lying_etag_is_noticed_by_a_full_fetch(take: Callable[..., Case], base: str) -> None:
    first = take("etag-lies").value
    url = first.final_url
    snapshot = Snapshot("lab", "x", PageRole.POLICY, url, url, NOW, "text/html", "utf-8", "0" * 64, "", "")
    earlier = Capture(NOW, CaptureOutcome.ARCHIVED, snapshot, "", etag=first.header("ETag"))
    assert take("etag-lies", earlier).value.unchanged
    full = take("etag-lies", earlier, full=True).value
    assert full.body not in (None, first.body)
    assert full.flags == ("full_fetch",)


def test_a_meta_refresh_is_recorded_and_not_followed(take: Callable[[str], Case]) -> None:
    case = take("canonical")
    assert case.value.flags == ("meta_refresh",)
    assert "'http://127.0.0.1:1/'" in case.value.detail
    assert case.requests == ["/faults/canonical"]


def test_reservations_are_recorded(take: Callable[[str], Case]) -> None:
    case = take("noarchive")
    assert case.value.flags == ("noai", "noarchive", "tdm_reservation")
    assert case.value.header("X-Robots-Tag") == "noarchive, noai"


@pytest.mark.parametrize(
    ("host", "path", "reason", "words"),
    [
        ("robots-404.test", "private", None, "no robots.txt at http://robots-404.test (404)"),
        ("robots-500.test", "deep", FailureReason.REFUSED_BY_ROBOTS, "robots.txt of http://robots-500.test not available (503)"),
        ("robots-html.test", "private", None, "no robots.txt at http://robots-html.test (a web page)"),
        ("robots-redirect.test", "private", FailureReason.REFUSED_BY_ROBOTS, "forbidden by robots.txt of http://robots-redirect.test"),
        ("robots-bom.test", "private", FailureReason.REFUSED_BY_ROBOTS, "forbidden by robots.txt of http://robots-bom.test"),
        ("robots-big.test", "soft-404", None, "allowed by robots.txt of http://robots-big.test"),
        ("robots-agent.test", "soft-404", FailureReason.REFUSED_BY_ROBOTS, "forbidden by robots.txt of http://robots-agent.test"),
    ],
)  # fmt: skip
def test_robots_variants(host: str, path: str, reason: FailureReason | None, words: str, base: str) -> None:
    address, port = base.removeprefix("http://").split(":")
    source = Source("x", f"http://{host}/faults/{path}", PageRole.POLICY)
    routes = {(host, 80): (address, int(port))}
    (value,) = collect([source], {}, CollectSettings(pause=0), FixedClock(NOW), Silent(), routes=routes)
    assert (value.reason, value.robots) == (reason, words)


def test_a_slow_robots_txt_ends_with_the_deadline(base: str) -> None:
    address, port = base.removeprefix("http://").split(":")
    source = Source("x", "http://robots-slow.test/faults/deep", PageRole.POLICY)
    routes = {("robots-slow.test", 80): (address, int(port))}
    settings = CollectSettings(pause=0, deadline=0.5)
    (value,) = collect([source], {}, settings, FixedClock(NOW), Silent(), routes=routes)
    assert value.reason is FailureReason.TIMED_OUT
