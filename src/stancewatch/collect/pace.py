"""Courtesy: one request at a time to a server, with a pause between."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from stancewatch.collect.setback import Setback
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.evidence import FailureReason
from stancewatch.model.ports import Clock


@dataclass(slots=True)
class Server:
    """What is remembered of one server in a run."""

    turn: Lock = field(default_factory=Lock)
    last: datetime | None = None
    """When its last answer ended."""
    last_page: datetime | None = None
    """The same, robots.txt not counted."""
    requests: int = 0
    """Made so far."""
    rested: float = 0.0
    """Seconds that it was left alone on purpose since its last answer."""
    delay: float = 0.0
    """Seconds that its robots.txt asks for between two pages."""


class Pace:
    """The servers of a run and whose turn it is. Safe to share between threads."""

    def __init__(self, settings: CollectSettings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._lock = Lock()
        self._servers: dict[str, Server] = {}

    def server(self, name: str) -> Server:
        """Return what is remembered of a server."""
        with self._lock:
            return self._servers.setdefault(name, Server())

    @contextmanager
    def turn(self, name: str, *, robots: bool = False) -> Iterator[None]:
        """Wait for the turn at a server and hold it for one request.

        Raises Setback where its robots.txt asks for a longer wait than one run will make.
        """
        server = self.server(name)
        with server.turn:
            self._wait(name, server, robots=robots)
            try:
                yield
            finally:
                server.last, server.rested = self._clock.now(), 0.0
                server.requests += 1
                if not robots:
                    server.last_page = server.last

    def rest(self, name: str, seconds: float) -> None:
        """Leave a server alone before asking it again; the time counts towards the next pause."""
        server = self.server(name)
        requests = server.requests
        self._clock.sleep(seconds)
        if server.requests == requests:
            server.rested += seconds

    def _wait(self, name: str, server: Server, *, robots: bool) -> None:
        if server.last is None:
            return
        pause, page_pause = self._settings.pause, server.delay
        wait = self._owed(server.last, pause - server.rested)
        if server.last_page is not None and not robots:
            wait = max(wait, self._owed(server.last_page, page_pause - server.rested))
        if wait > max(self._settings.longest_wait, pause):
            raise _too_slow(name, page_pause, wait)
        if wait > 0:
            self._clock.sleep(wait)

    def _owed(self, since: datetime, pause: float) -> float:
        """Return the pause still to be made.

        The clock counts whole seconds, so a pause is made in full unless it is over for certain.
        """
        passed = self._clock.now() - since
        return pause if pause > 0 and passed < timedelta(seconds=pause + 1) else 0.0


def _too_slow(name: str, delay: float, wait: float) -> Setback:
    detail = f"robots.txt of {name!r} asks for {delay:g} s between two pages, more than one run waits."
    return Setback(FailureReason.RATE_LIMITED, detail, seconds=wait)
