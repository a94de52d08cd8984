"""Pauses between requests to one server, in seconds of the clock that is given."""

import pytest

from stancewatch.collect.collect import collect
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Fetched
from stancewatch.model.lab import PageRole, Source
from tests.unit.collect.site import Site, http, moved, page


def collected(site: Site, clock: FixedClock, *paths: str, host: str = "", **settings: float) -> list[Fetched]:
    """Collect some pages, by address or by a name that is routed to it."""
    base = f"http://{host}" if host else site.url("")
    allow = (f"127.0.0.1:{site.port}",)
    sources = [Source(path.strip("/") or "home", base + path, PageRole.HOME) for path in paths]
    made = CollectSettings.model_validate({"deadline": 5, "allow_addresses": allow, **settings})
    routes = {(host, 80): ("127.0.0.1", site.port)} if host else {}
    return list(collect(sources, {}, made, clock, Silent(), routes=routes))


@pytest.fixture(autouse=True)
def _pages(site: Site) -> None:
    for path in ("/a", "/b", "/c"):
        site.give(path, http(page()))


def test_every_request_but_the_first_waits(site: Site, clock: FixedClock) -> None:
    collected(site, clock, "/a", "/b", pause=1.5)
    assert clock.slept == [1.5, 1.5]
    assert len(site.asked) == 3


def test_redirects_wait_too(site: Site, clock: FixedClock) -> None:
    site.give("/go", moved("/a"))
    collected(site, clock, "/go", pause=2)
    assert clock.slept == [2, 2]


def test_a_longer_crawl_delay_wins_between_pages(site: Site, clock: FixedClock) -> None:
    site.give("/robots.txt", http("User-agent: *\nCrawl-delay: 7\n", kind="text/plain"))
    collected(site, clock, "/a", "/b", pause=1)
    assert clock.slept == [1, 7]


def test_a_shorter_crawl_delay_changes_nothing(site: Site, clock: FixedClock) -> None:
    site.give("/robots.txt", http("User-agent: *\nCrawl-delay: 0.1\n", kind="text/plain"))
    collected(site, clock, "/a", "/b", pause=1)
    assert clock.slept == [1, 1]


def test_pause_0_lifts_crawl_delay_for_allowed_addresses_only(site: Site, clock: FixedClock) -> None:
    site.give("/robots.txt", http("User-agent: *\nCrawl-delay: 7\n", kind="text/plain"))
    collected(site, clock, "/a", "/b", pause=0)
    assert clock.slept == []


def test_pause_0_keeps_crawl_delay_for_everyone_else(
    site: Site, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stancewatch.collect.allowances.Allowances.is_private", lambda *_: False)
    site.give("/robots.txt", http("User-agent: *\nCrawl-delay: 7\n", kind="text/plain"))
    collected(site, clock, "/a", "/b", pause=0)
    assert clock.slept == [7]


def test_a_crawl_delay_beyond_one_run_gives_one_page(site: Site, clock: FixedClock) -> None:
    site.give("/robots.txt", http("User-agent: *\nCrawl-delay: 86400\n", kind="text/plain"))
    first, second = collected(site, clock, "/a", "/b", pause=1, longest_wait=60)
    assert first.reason is None
    assert second.reason is FailureReason.RATE_LIMITED
    assert second.retry_at is not None
    assert (second.retry_at - clock.now()).total_seconds() == 86400
    assert sum(clock.slept) < 60


def test_a_pause_longer_than_the_longest_wait_is_the_operators_word(site: Site, clock: FixedClock) -> None:
    values = collected(site, clock, "/a", "/b", pause=120, longest_wait=60)
    assert [value.reason for value in values] == [None, None]
    assert clock.slept == [120, 120]


def test_growing_pauses_take_the_place_of_the_usual_one(site: Site, clock: FixedClock) -> None:
    site.give("/b", http("", "500 Error"), http("", "500 Error"), http(page()))
    collected(site, clock, "/b", "/a", pause=1)
    assert clock.slept == [1, 1, 2, 1]


def test_a_wait_shorter_than_the_crawl_delay_is_made_up(site: Site, clock: FixedClock) -> None:
    site.give("/robots.txt", http("User-agent: *\nCrawl-delay: 7\n", kind="text/plain"))
    site.give("/b", http("", "500 Error"), http(page()))
    collected(site, clock, "/b", pause=1)
    assert clock.slept == [1, 1, 6]


def test_time_that_passes_by_itself_counts(site: Site, clock: FixedClock) -> None:
    site.give("/b", http("", "429 Too Many Requests", headers=[("Retry-After", "10")]), http(page()))
    collected(site, clock, "/b", pause=5)
    assert clock.slept == [5, 10]


@pytest.mark.parametrize(
    ("answers", "slept", "statuses"),
    [
        ((("500 Error", ""), ("500 Error", ""), ("200 OK", "")), [1, 2], [500, 500, 200]),
        ((("429 Busy", "2"), ("429 Busy", "2"), ("200 OK", "")), [2, 2], [429, 429, 200]),
        ((("503 Busy", "Mon, 02 Mar 2026 12:00:09 GMT"), ("200 OK", "")), [9], [503, 200]),
        ((("503 Busy", "0"), ("200 OK", "")), [1], [503, 200]),
        ((("503 Busy", "60"), ("200 OK", "")), [60], [503, 200]),
    ],
)
def test_what_may_pass_is_asked_for_again(
    answers: tuple[tuple[str, str], ...],
    slept: list[float],
    statuses: list[int],
    site: Site,
    clock: FixedClock,
) -> None:
    given = [
        http(page(), status, headers=[("Retry-After", after)] if after else []) for status, after in answers
    ]
    site.give("/busy", *given)
    (value,) = collected(site, clock, "/busy", pause=0)
    assert value.reason is None
    assert [hop.status for hop in value.hops] == statuses
    assert clock.slept == slept


@pytest.mark.parametrize(
    ("status", "after", "reason", "seconds", "tries"),
    [
        ("429 Busy", "86400", FailureReason.RATE_LIMITED, 86400, 1),
        ("503 Busy", "3600", FailureReason.RATE_LIMITED, 3600, 1),
        ("503 Busy", "Tue, 03 Mar 2026 12:00:00 GMT", FailureReason.RATE_LIMITED, 86400, 1),
        ("429 Busy", "", FailureReason.RATE_LIMITED, None, 3),
        ("500 Error", "", FailureReason.HTTP_STATUS, None, 3),
        ("503 Busy", "", FailureReason.HTTP_STATUS, None, 3),
        ("404 Not Found", "5", FailureReason.HTTP_STATUS, None, 1),
    ],
)
def test_what_does_not_pass_says_when_to_come_back(
    status: str,
    after: str,
    reason: FailureReason,
    seconds: int | None,
    tries: int,
    site: Site,
    clock: FixedClock,
) -> None:
    site.give("/busy", http(page(), status, headers=[("Retry-After", after)] if after else []))
    (value,) = collected(site, clock, "/busy", pause=0)
    assert value.reason is reason
    assert len(value.hops) == tries
    left = None if value.retry_at is None else (value.retry_at - clock.now()).total_seconds()
    assert left == seconds
    assert sum(clock.slept) <= 3
