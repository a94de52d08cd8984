"""When turns are due."""

from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from stancewatch.foundation.errors import UsageError
from stancewatch.foundation.schedule import Schedule, interval

BEGUN = datetime(2026, 3, 2, 6, tzinfo=UTC)
DAY = timedelta(days=1)
NAMES = ("laion", "openai", "qwen", "xai")


def test_the_first_round_is_due_at_once_in_the_order_given() -> None:
    (turns,) = Schedule(DAY, 0.1, 1).rounds(BEGUN, ("xai", "laion"))
    assert turns == [(BEGUN, "xai"), (BEGUN, "laion")]


def test_later_turns_are_put_off_by_at_most_the_jitter_and_each_by_its_own() -> None:
    _, second, third = Schedule(DAY, 0.1, 3).rounds(BEGUN, NAMES)
    delays = [due - BEGUN - DAY for due, _ in second]
    assert delays == sorted(delays)
    assert all(timedelta() <= delay <= DAY / 10 for delay in delays)
    assert len(set(delays)) == len(NAMES)
    assert {(name, due) for due, name in second} != {(name, due - DAY) for due, name in third}


def test_the_same_names_give_the_same_times() -> None:
    schedule = Schedule(DAY, 0.1, 4)
    assert list(schedule.rounds(BEGUN, NAMES)) == list(schedule.rounds(BEGUN, NAMES))
    assert schedule.delay("laion", BEGUN) == timedelta(seconds=1248)


def test_without_jitter_and_without_end() -> None:
    rounds = Schedule(DAY, 0, None).rounds(BEGUN, ("laion",))
    assert [turns[0][0] for turns in islice(rounds, 3)] == [BEGUN, BEGUN + DAY, BEGUN + 2 * DAY]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("90s", timedelta(seconds=90)),
        ("30m", timedelta(minutes=30)),
        ("24h", DAY),
        (" 7d ", 7 * DAY),
    ],
)
def test_intervals(text: str, length: timedelta) -> None:
    assert interval(text) == length


@pytest.mark.parametrize(
    "text", ["", "0h", "-1h", "24", "h", "1.5h", "24 h", "367d", "999999d", "1h30m", "١h"]
)
def test_what_is_no_interval_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        interval(text)
