from datetime import UTC, datetime

import pytest

from stancewatch.collect.validators import FULL_FETCH, conditional_headers, due_in_full, has_validators
from stancewatch.model.evidence import FailureReason, Snapshot
from stancewatch.model.exchange import Capture, CaptureOutcome
from stancewatch.model.lab import PageRole

AT = datetime(2026, 3, 2, tzinfo=UTC)
URL = "https://lab.example/about"
GOOD, SAME, BAD = CaptureOutcome.ARCHIVED, CaptureOutcome.UNCHANGED, CaptureOutcome.FAILED


def snapshot(final_url: str = URL) -> Snapshot:
    return Snapshot("lab", "about", PageRole.ABOUT, URL, final_url, AT, "text/html", "", "0" * 64, "", "")


def capture(outcome: CaptureOutcome = GOOD, *flags: str, etag: str = '"a"', modified: str = "") -> Capture:
    reason = FailureReason.TIMED_OUT if outcome is BAD else None
    return Capture(
        AT,
        outcome,
        None if outcome is BAD else snapshot(),
        "",
        reason,
        etag=etag,
        last_modified=modified,
        flags=flags,
    )


def test_validators_go_to_the_url_that_gave_them() -> None:
    known = capture(modified="Sun, 01 Mar 2026 00:00:00 GMT")
    assert conditional_headers(URL, known) == {
        "If-None-Match": '"a"',
        "If-Modified-Since": "Sun, 01 Mar 2026 00:00:00 GMT",
    }
    assert conditional_headers("https://lab.example/", known) == {}


def test_without_validators_nothing_is_asked() -> None:
    assert conditional_headers(URL, None) == {}
    assert conditional_headers(URL, capture(BAD)) == {}
    assert conditional_headers(URL, capture(etag="")) == {}
    assert not has_validators(capture(etag=""))
    assert not has_validators(capture(BAD))
    assert has_validators(capture())


@pytest.mark.parametrize("etag", ['"a"\r\nX: y', '"caf\u00e9"', '"\x00"'])
def test_a_validator_that_is_more_than_itself_is_not_sent(etag: str) -> None:
    assert conditional_headers(URL, capture(etag=etag)) == {}


@pytest.mark.parametrize(
    ("captures", "due"),
    [
        ([], False),
        ([capture()], False),
        ([capture(), capture(SAME)], False),
        ([capture(), capture(SAME), capture(SAME)], True),
        ([capture(), capture(SAME), capture(BAD), capture(SAME)], True),
        ([capture(), capture(SAME), capture(SAME, FULL_FETCH)], False),
        ([capture(), capture(SAME), capture(SAME, FULL_FETCH), capture(SAME), capture(SAME)], True),
        ([capture(), capture(SAME), capture(SAME), capture(BAD, FULL_FETCH)], True),
        ([capture(SAME), capture(SAME), capture()], False),
    ],
)
def test_every_third_fetch_is_in_full(captures: list[Capture], due: bool) -> None:
    assert due_in_full(captures, 3) is due


def test_every_1_never_asks_whether_it_changed() -> None:
    assert due_in_full([capture()], 1)
