"""The public entry: every source gives one value, servers do not wait for each other."""

import socket
from collections.abc import Iterator
from datetime import date, timedelta
from threading import Event

import pytest

from stancewatch.collect.collect import collect
from stancewatch.collect.kinds.packaged import PackagedFetching
from stancewatch.collect.resolver import system_resolver
from stancewatch.collect.run import Run
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.errors import ConfigurationError, SafetyError
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Fetched
from stancewatch.model.lab import PageRole, Source, SourceKind
from tests.unit.collect.site import Site, http, page, serving


class Steps(Silent):
    def __init__(self) -> None:
        self.seen: list[str] = []

    def step(self, what: str) -> None:
        self.seen.append(what)


@pytest.fixture
def other() -> Iterator[Site]:
    with serving() as running:
        yield running


def allowing(*sites: Site, **more: object) -> CollectSettings:
    allow = tuple(f"127.0.0.1:{site.port}" for site in sites)
    return CollectSettings.model_validate({"pause": 0, "deadline": 20, "allow_addresses": allow, **more})


def test_every_source_gives_one_value_and_one_step(site: Site, clock: FixedClock) -> None:
    site.give("/a", http(page("A")))
    sources = [
        Source("a", site.url("/a"), PageRole.ABOUT),
        Source("missing", site.url("/b"), PageRole.POLICY),
        Source("odd", "ftp://lab.example/", PageRole.FAQ),
        Source("packaged", "http://nowhere.example/", PageRole.HOME, SourceKind.PACKAGED),
    ]
    progress = Steps()
    values = list(collect(sources, {}, allowing(site, hosts_at_once=1), clock, progress))
    assert [(value.source, value.role, value.reason) for value in values] == [
        ("a", PageRole.ABOUT, None),
        ("missing", PageRole.POLICY, FailureReason.HTTP_STATUS),
        ("odd", PageRole.FAQ, FailureReason.BLOCKED_ADDRESS),
        ("packaged", PageRole.HOME, FailureReason.HTTP_STATUS),
    ]
    assert progress.seen == ["a", "missing", "odd", "packaged"]
    assert {value.at for value in values} == {clock.now()}


def test_a_server_that_does_not_answer_holds_up_only_its_own_pages(
    site: Site, other: Site, clock: FixedClock
) -> None:
    go = Event()

    def late(connection: socket.socket) -> None:
        assert go.wait(30)
        connection.sendall(http(page()))

    site.give("/slow", late)
    other.give("/quick", http(page()))
    sources = [Source("slow", site.url("/slow"), PageRole.HOME)]
    sources += [Source(f"quick-{number}", other.url("/quick"), PageRole.HOME) for number in range(3)]
    going = collect(sources, {}, allowing(site, other), clock, Silent())
    assert [next(going).source for _ in range(3)] == ["quick-0", "quick-1", "quick-2"]
    go.set()
    assert [value.source for value in going] == ["slow"]


def test_one_server_gets_one_request_at_a_time(site: Site, clock: FixedClock) -> None:
    waiting: list[int] = []

    def answer(connection: socket.socket) -> None:
        waiting.append(1)
        assert len(waiting) == 1
        answered = http(page(), headers=[("Connection", "close")])
        connection.sendall(answered[:-1])
        waiting.pop()  # before the client can go on
        connection.sendall(answered[-1:])

    names = [f"{name}.example" for name in "abcd"]
    for name in names:
        site.give(f"{name}/go", http("", "302 Found", headers=[("Location", "http://hub.example/page")]))
    site.give("/page", answer)
    routes = {(name, 80): ("127.0.0.1", site.port) for name in [*names, "hub.example"]}
    sources = [Source(name[0], f"http://{name}/go", PageRole.HOME) for name in names]
    values = list(collect(sources, {}, allowing(), clock, Silent(), routes=routes))
    assert [value.reason for value in values] == [None] * 4
    assert site.paths().count("/page") == 4


def test_a_source_past_its_last_day_is_left_alone(site: Site, clock: FixedClock) -> None:
    site.give("/a", http(page()))
    today: date = clock.now().date()
    sources = [
        Source("over", site.url("/a"), PageRole.HOME, valid_until=today - timedelta(days=1)),
        Source("last", site.url("/a"), PageRole.HOME, valid_until=today),
    ]
    assert [value.source for value in collect(sources, {}, allowing(site), clock, Silent())] == ["last"]


def test_a_server_that_asked_to_be_left_alone_is(site: Site, clock: FixedClock) -> None:
    until = clock.now() + timedelta(hours=1)
    source = Source("a", site.url("/a"), PageRole.HOME)
    (value,) = collect([source], {}, allowing(site), clock, Silent(), not_before={"a": until})
    assert (value.reason, value.retry_at) == (FailureReason.RATE_LIMITED, until)
    assert value.detail == "The server asked not to be asked again before 2026-03-02T13:00:00Z."
    assert site.asked == []
    clock.sleep(3600)
    (value,) = collect([source], {}, allowing(site), clock, Silent(), not_before={"a": until})
    assert value.reason is FailureReason.HTTP_STATUS


def test_a_run_goes_on_for_the_next_lab(site: Site, clock: FixedClock) -> None:
    settings = allowing(site, pause=3)
    run = Run(settings, clock, {}, system_resolver)
    for _ in range(2):
        source = Source("a", site.url("/a"), PageRole.HOME)
        list(collect([source], {}, settings, clock, Silent(), run=run))
    assert [one.path for one in site.asked] == ["/robots.txt", "/a", "/a"]
    assert clock.slept == [3, 3]


def test_a_wrong_setting_is_raised(clock: FixedClock) -> None:
    settings = CollectSettings(allow_addresses=("localhost:80",))
    with pytest.raises(ConfigurationError):
        list(collect([], {}, settings, clock, Silent()))


def test_two_runs_give_equal_values(site: Site, clock: FixedClock) -> None:
    for path in ("/a", "/b"):
        site.give(path, http(page(path)))
    sources = [Source(path[1], site.url(path), PageRole.HOME) for path in ("/a", "/b", "/c")]
    start = clock.now()
    runs = [
        list(collect(sources, {}, allowing(site, pause=2), FixedClock(start), Silent())) for _ in range(2)
    ]
    assert runs[0] == runs[1]


NOWHERE = [
    "mailto:team@lab.example",
    "javascript:alert(1)",
    "data:text/html,<p>words",
    "http:\\\\127.0.0.1\\",
    "http://0177.0.0.1/",
    "http://127.0.\t0.1/",
    "http://１２７.0.0.1/",
    "http:///etc/passwd",
]
"""Locations that the client library raises for when it builds the next request by itself, and one it mends."""


@pytest.mark.parametrize("location", NOWHERE)
def test_a_redirect_to_nowhere_costs_its_page_and_is_kept(
    location: str, site: Site, clock: FixedClock
) -> None:
    sent = location.encode().decode("latin-1")
    site.give("/", f"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: {sent}\r\n\r\n".encode("latin-1"))
    site.give("/b", http(page()))
    sources = [Source("a", site.url("/"), PageRole.HOME), Source("b", site.url("/b"), PageRole.ABOUT)]
    first, second = collect(sources, {}, allowing(site, hosts_at_once=1), clock, Silent())
    assert (first.reason, second.reason) == (FailureReason.BLOCKED_ADDRESS, None)
    assert [hop.status for hop in first.hops] == [302]
    assert ("Location", sent) in first.hops[0].headers


@pytest.mark.parametrize("location", NOWHERE)
def test_a_robots_txt_that_leads_nowhere_forbids_its_server_only(
    location: str, site: Site, other: Site, clock: FixedClock
) -> None:
    sent = location.encode()
    site.give("/robots.txt", b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + sent + b"\r\n\r\n")
    other.give("/", http(page()))
    sources = [Source("a", site.url("/"), PageRole.HOME), Source("b", other.url("/"), PageRole.ABOUT)]
    first, second = collect(sources, {}, allowing(site, other, hosts_at_once=1), clock, Silent())
    assert (first.reason, second.reason) == (FailureReason.BLOCKED_ADDRESS, None)
    assert [hop.status for hop in first.robots_hops] == [302]


@pytest.mark.parametrize("workers", [1, 4])
def test_a_mistake_of_the_program_costs_one_source(
    workers: int, site: Site, other: Site, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*_: object) -> Fetched:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(PackagedFetching, "fetch", mistaken)
    other.give("/", http(page()))
    sources = [
        Source("a", "http://nowhere.example/", PageRole.HOME, SourceKind.PACKAGED),
        Source("b", other.url("/"), PageRole.ABOUT),
    ]
    values = collect(sources, {}, allowing(site, other, hosts_at_once=workers), clock, Silent())
    had = {value.source: value for value in values}
    assert had["a"].reason is FailureReason.UNREADABLE
    assert "ZeroDivisionError: division by zero" in had["a"].detail
    assert had["b"].reason is None


@pytest.mark.parametrize("error", [KeyboardInterrupt, SafetyError])
def test_what_must_end_a_run_ends_it(
    error: type[BaseException], site: Site, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ending(*_: object) -> Fetched:
        raise error("Enough.")

    monkeypatch.setattr(PackagedFetching, "fetch", ending)
    source = Source("a", "http://nowhere.example/", PageRole.HOME, SourceKind.PACKAGED)
    with pytest.raises(error):
        list(collect([source], {}, allowing(site), clock, Silent()))


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_a_robots_txt_that_asks_to_come_back_later_speaks_for_its_server(
    status: str, site: Site, clock: FixedClock
) -> None:
    site.give("/robots.txt", http(b"", status, headers=[("Retry-After", "86400")]))
    site.give("/a", http(page()))
    sources = [Source(name, site.url("/a"), PageRole.HOME) for name in "ab"]
    values = list(collect(sources, {}, allowing(site), clock, Silent()))
    assert [value.reason for value in values] == [FailureReason.RATE_LIMITED] * 2
    assert {value.retry_at for value in values} == {clock.now() + timedelta(days=1)}
    assert site.paths() == []
