"""When something that is done again and again is due. Nothing here is random: the same names give the same times."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from stancewatch.foundation.canonical import sha256
from stancewatch.foundation.errors import UsageError

MOST = timedelta(days=366)
"""Longest interval."""

_INTERVAL = re.compile(r"(?P<number>[0-9]{1,6})(?P<unit>[smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often something is done to each of several names."""

    every: timedelta
    jitter: float
    """Share of `every` by which a name's turn is put off, 0 to below 1, so that not all fall on one moment."""
    runs: int | None
    """How often each name has its turn; None for ever."""

    def rounds(self, begun: datetime, names: Sequence[str]) -> Iterator[Sequence[tuple[datetime, str]]]:
        """Yield each round as moments and names, earliest first. The first round is due at once, in the order given.

        Rounds are counted from `begun`, so that a round that takes long does not push the next one off.
        """
        for number in count() if self.runs is None else range(self.runs):
            start = begun + number * self.every
            turns = [(start + self.delay(name, start) if number else start, name) for name in names]
            yield sorted(turns, key=lambda turn: turn[0])

    def delay(self, name: str, start: datetime) -> timedelta:
        """Return by how much a name's turn is put off in the round that starts at a moment: 0 to `jitter * every`.

        It follows from the name and the moment, so that it is another on another day and can be foretold.
        """
        drawn = int(sha256(f"{name} {start.isoformat()}".encode())[:8], 16) / 0x1_0000_0000
        return timedelta(seconds=int(self.every.total_seconds() * self.jitter * drawn))


def interval(text: str) -> timedelta:
    """Return an interval such as `90s`, `30m`, `24h` or `7d`.

    Raises UsageError for anything else, for none at all, and for more than a year.
    """
    found = _INTERVAL.fullmatch(text.strip())
    length = timedelta(**{_UNITS[found["unit"]]: int(found["number"])}) if found else timedelta()
    if not timedelta() < length <= MOST:
        raise UsageError(
            f"The interval {text[:40]!r} cannot be used.",
            hint="Write a number and a unit, at most a year: 90s, 30m, 24h, 7d.",
        )
    return length
