from datetime import UTC, datetime

import pytest

from stancewatch.collect.patience import LONGEST, asked_to_wait, growing_pauses, later, may_pass
from stancewatch.collect.setback import Answer
from stancewatch.model.exchange import Hop

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def answer(**headers: str) -> Answer:
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Answer(Hop("http://lab.example/", NOW, "GET", (), "", 429, "", pairs, b""), b"")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("2", 2.0),
        ("86400", 86400.0),
        ("0", 0.0),
        ("9" * 400, LONGEST),
        ("Mon, 02 Mar 2026 12:01:00 GMT", 60.0),
        ("Monday, 02-Mar-26 12:01:00 GMT", 60.0),
        ("Mon, 02 Mar 2026 11:00:00 GMT", 0.0),
        ("Mon, 02 Mar 9026 11:00:00 GMT", LONGEST),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("²", None),
    ],
)
def test_retry_after_is_read_in_both_forms(value: str, seconds: float | None) -> None:
    assert asked_to_wait(answer(Retry_After=value), NOW) == seconds


def test_without_retry_after_nothing_is_asked() -> None:
    assert asked_to_wait(answer(), NOW) is None


def test_a_date_counts_from_the_clock_of_the_server() -> None:
    both = answer(Retry_After="Fri, 01 Jan 2027 00:00:07 GMT", Date="Fri, 01 Jan 2027 00:00:00 GMT")
    assert asked_to_wait(both, NOW) == 7.0


def test_pauses_grow() -> None:
    assert list(growing_pauses(4, 0)) == [1, 2, 4]
    assert list(growing_pauses(3, 5)) == [5, 10]
    assert list(growing_pauses(1, 1)) == []


def test_what_may_pass() -> None:
    assert [status for status in range(200, 600) if may_pass(status)] == [429, *range(500, 600)]


def test_later_stays_within_a_year() -> None:
    assert later(NOW, 1e30).year == 2027
