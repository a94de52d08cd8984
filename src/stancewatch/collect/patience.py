"""How long to wait before asking again, as the server says or as manners have it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from stancewatch.collect.setback import Answer

FIRST_PAUSE = 1.0
"""Least seconds before the second try; each further pause is twice as long."""
LONGEST = 365 * 86400.0
"""Seconds. A longer Retry-After is a mistake or a joke; a year is said instead."""


def growing_pauses(tries: int, pause: float) -> Iterator[float]:
    """Yield the seconds after each try but the last: 1, 2, 4, or more where the usual pause is longer."""
    return (max(FIRST_PAUSE, pause) * 2**number for number in range(tries - 1))


def may_pass(status: int) -> bool:
    """Say whether a status is one that asking again may cure."""
    return status == 429 or 500 <= status < 600


def asked_to_wait(answer: Answer, now: datetime) -> float | None:
    """Return the seconds that Retry-After asks for, in either form (RFC 9110, 10.2.3); None without one.

    A date is compared with the server's own Date header where there is one, since clocks differ.
    """
    value = answer.header("retry-after").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), LONGEST)
    until = _moment(value)
    if until is None:
        return None
    seconds = (until - (_moment(answer.header("date")) or now)).total_seconds()
    return min(max(seconds, 0.0), LONGEST)


def later(now: datetime, seconds: float) -> datetime:
    """Return the moment some seconds ahead."""
    return now + timedelta(seconds=min(seconds, LONGEST))


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
