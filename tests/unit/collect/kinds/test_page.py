"""One public page, from its URL to its value."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from stancewatch.model.evidence import FailureReason, Snapshot
from stancewatch.model.exchange import Capture, CaptureOutcome, Fetched
from stancewatch.model.lab import PageRole
from tests.unit.collect.site import Site, http, moved, page

Fetch = Callable[..., Fetched]
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n\x00\x01"


def earlier(url: str, etag: str = '"v1"') -> Capture:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    snapshot = Snapshot("lab", "about", PageRole.ABOUT, url, url, at, "text/html", "", "0" * 64, "", "")
    return Capture(
        at, CaptureOutcome.ARCHIVED, snapshot, "", etag=etag, last_modified="Thu, 01 Jan 2026 00:00:00 GMT"
    )


def test_a_page(site: Site, fetch: Fetch) -> None:
    site.give("/about", http(page(), kind="text/html; charset=UTF-8"))
    value = fetch(site.url("/about"))
    assert value.body == page().encode()
    assert (value.media_type, value.charset, value.reason, value.flags) == ("text/html", "utf-8", None, ())
    assert value.final_url == site.url("/about")
    assert value.role is PageRole.ABOUT


def test_redirects_are_recorded_hop_by_hop(site: Site, fetch: Fetch) -> None:
    for number, status in enumerate(("301 Moved", "302 Found", "303 See", "307 Temp", "308 Perm")):
        site.give(f"/{number}", moved(f"/{number + 1}", status))
    site.give("/5", http(page()))
    value = fetch(site.url("/0"))
    assert [hop.status for hop in value.hops] == [301, 302, 303, 307, 308, 200]
    assert value.url == site.url("/0")
    assert value.final_url == site.url("/5")


def test_a_loop_ends_after_ten_requests(site: Site, fetch: Fetch) -> None:
    site.give("/loop", moved("/loop"))
    value = fetch(site.url("/loop"))
    assert value.reason is FailureReason.TOO_MANY_REDIRECTS
    assert len(site.paths()) == 10


def test_a_redirect_to_nowhere_is_a_status(site: Site, fetch: Fetch) -> None:
    site.give("/x", http("", "302 Found"))
    assert fetch(site.url("/x")).detail == "HTTP 302 (Found)."


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("404 Not Found", FailureReason.HTTP_STATUS),
        ("410 Gone", FailureReason.GONE),
        ("403 Forbidden", FailureReason.HTTP_STATUS),
        ("401 Unauthorized", FailureReason.HTTP_STATUS),
        ("202 Accepted", FailureReason.HTTP_STATUS),
        ("206 Partial Content", FailureReason.HTTP_STATUS),
        ("304 Not Modified", FailureReason.HTTP_STATUS),
    ],
)
def test_a_status_without_a_page(status: str, reason: FailureReason, site: Site, fetch: Fetch) -> None:
    site.give("/x", http(page(), status))
    value = fetch(site.url("/x"))
    assert value.reason is reason
    assert value.body is None
    assert value.detail.startswith(f"HTTP {status[:3]}")
    assert value.hops[-1].status == int(status[:3])


def test_a_challenge_never_becomes_a_page(site: Site, fetch: Fetch) -> None:
    site.give("/x", http(page("Just a moment...", "Checking your browser."), "403 Forbidden"))
    value = fetch(site.url("/x"))
    assert value.reason is FailureReason.CHALLENGE
    assert value.detail == "HTTP 403 with a page that asks whether the reader is a robot ('just a moment')."
    assert value.body is None


def test_a_challenge_is_not_asked_again(site: Site, fetch: Fetch) -> None:
    site.give("/x", http("<script>window._cf_chl_opt={}</script>", "503 Service Unavailable"))
    assert fetch(site.url("/x")).reason is FailureReason.CHALLENGE
    assert site.paths() == ["/x"]


def test_cookies_are_kept_for_the_run(site: Site, fetch: Fetch) -> None:
    wall = moved("/wall", headers=[("Set-Cookie", "seen=1; Path=/")])
    site.give("/wall", wall, http(page()))
    assert fetch(site.url("/wall")).reason is None
    assert site.asked[-1].headers["cookie"] == "seen=1"
    fetch(site.url("/wall"))
    assert "cookie" not in site.asked[-1].headers


def test_cookies_do_not_travel_to_other_hosts(site: Site, fetch: Fetch) -> None:
    site.give("/set", moved(f"http://localhost:{site.port}/x", headers=[("Set-Cookie", "seen=1; Path=/")]))
    site.give("/x", http(page()))
    assert fetch(site.url("/set")).reason is None
    assert "cookie" not in site.asked[-1].headers


def test_unchanged(site: Site, fetch: Fetch) -> None:
    site.give("/about", http(b"", "304 Not Modified", kind=None))
    url = site.url("/about")
    value = fetch(url, earlier(url))
    assert value.unchanged
    assert (value.reason, value.body) == (None, None)
    assert site.asked[-1].headers["if-none-match"] == '"v1"'
    assert site.asked[-1].headers["if-modified-since"] == "Thu, 01 Jan 2026 00:00:00 GMT"


def test_a_full_fetch_asks_for_the_page_itself(site: Site, fetch: Fetch) -> None:
    site.give("/about", http(page()))
    url = site.url("/about")
    value = fetch(url, earlier(url), full=True)
    assert "if-none-match" not in site.asked[-1].headers
    assert value.flags == ("full_fetch",)
    assert fetch(url, None, full=True).flags == ()


def test_validators_go_to_the_end_of_the_redirects(site: Site, fetch: Fetch) -> None:
    site.give("/about", moved("/new"))
    site.give("/new", http(b"", "304 Not Modified", kind=None))
    known = earlier(site.url("/about"))
    assert known.snapshot is not None
    known = replace(known, snapshot=replace(known.snapshot, final_url=site.url("/new")))
    assert fetch(site.url("/about"), known).unchanged
    first, second = (one.headers for one in site.asked[-2:])
    assert "if-none-match" not in first
    assert second["if-none-match"] == '"v1"'


@pytest.mark.parametrize(
    ("body", "kind", "media_type", "flags"),
    [
        (PDF, "text/html", "application/pdf", ("media_type_header_wrong",)),
        (PDF, "application/pdf", "application/pdf", ()),
        (page().encode(), "application/pdf", "text/html", ("media_type_header_wrong",)),
        ("<p>naïve".encode(), "text/html; charset=iso-8859-1", "text/html", ("charset_header_wrong",)),
        (b"# Model card", "text/markdown", "text/markdown", ()),
        (b"Plain words", "text/plain", "text/plain", ()),
    ],
)
def test_bytes_decide_what_it_is(
    body: bytes, kind: str, media_type: str, flags: tuple[str, ...], site: Site, fetch: Fetch
) -> None:
    site.give("/x", http(body, kind=kind))
    value = fetch(site.url("/x"))
    assert (value.media_type, value.flags, value.body) == (media_type, flags, body)


def test_bytes_that_are_no_text_are_no_page(site: Site, fetch: Fetch) -> None:
    site.give("/x", http(bytes(range(256)) * 200))
    value = fetch(site.url("/x"))
    assert value.reason is FailureReason.WRONG_TYPE
    assert value.body is None


def test_reservations_and_refresh_are_recorded(site: Site, fetch: Fetch) -> None:
    body = "<meta http-equiv=refresh content='0;url=http://127.0.0.1:1/'>" + page()
    site.give("/x", http(body, headers=[("X-Robots-Tag", "noarchive, noai"), ("tdm-reservation", "1")]))
    value = fetch(site.url("/x"))
    assert value.flags == ("meta_refresh", "noai", "noarchive", "tdm_reservation")
    assert "'http://127.0.0.1:1/'" in value.detail
    assert value.reason is None
    assert site.paths() == ["/x"]
