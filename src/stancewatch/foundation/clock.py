"""The only place that asks what time it is, waits, or measures how long something took."""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


class SystemClock:
    """The machine's own clock, in UTC and whole seconds."""

    def now(self) -> datetime:
        """Return the present moment in UTC, cut to whole seconds (the resolution of WARC and HTTP dates)."""
        return datetime.now(UTC).replace(microsecond=0)

    def monotonic(self) -> float:
        """Return seconds that only ever grow, for deadlines."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(max(0.0, seconds))


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still; waiting moves it on. For the demo and for tests."""

    at: datetime
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        """Return the moment the clock was set to, moved on by every wait."""
        return self.at.replace(microsecond=0)

    def monotonic(self) -> float:
        """Return real seconds: a deadline must end a hostile answer even where the calendar stands still."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Move the clock on without waiting, and remember how far."""
        self.slept.append(seconds)
        self.at += timedelta(seconds=max(0.0, seconds))


def instant(moment: datetime) -> str:
    """Return a moment as `2026-11-21T22:03:09Z`. The moment must be aware; it is shown in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_instant(text: str) -> datetime:
    """Return the moment that `instant` wrote. Raises ValueError where the text has another form."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
