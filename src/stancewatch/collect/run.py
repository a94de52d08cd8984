"""What all pages of one run share: settings, clock, manners, the robots.txt files read so far."""

import ssl
from collections.abc import Callable, Mapping
from functools import cache
from threading import Lock

import httpx

from stancewatch.collect.allowances import Allowances, Place
from stancewatch.collect.deadline import Deadline
from stancewatch.collect.guard import GuardedBackend
from stancewatch.collect.pace import Pace
from stancewatch.collect.resolver import Resolver
from stancewatch.collect.robots import Robots, agent_name
from stancewatch.collect.wire import Wire
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.ports import Clock


class Run:
    """One run of collecting. Safe to share between threads."""

    def __init__(
        self,
        settings: CollectSettings,
        clock: Clock,
        routes: Mapping[Place, Place],
        resolver: Resolver,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.pace = Pace(settings, clock)
        self.agent = agent_name(settings.user_agent)
        self.allowances = Allowances.of(settings.allow_addresses, routes)
        self._resolver = resolver
        self._trust = trust or usual_trust()
        self._lock = Lock()
        self._robots: dict[str, tuple[Lock, list[Robots]]] = {}

    def wire(self) -> Wire:
        """Return a client for one thread."""
        return Wire(self.settings, self.clock, self.allowances, self._resolver, self._trust)

    def guard(self) -> GuardedBackend:
        """Return a guarded way to connect, with the time for one page."""
        deadline = Deadline(self.clock, self.settings.deadline)
        return GuardedBackend(self.allowances, self._resolver, deadline)

    def robots(self, origin: str, read: Callable[[], Robots]) -> tuple[Robots, bool]:
        """Return the rules of an origin, and whether they were read just now, which happens once a run."""
        with self._lock:
            lock, known = self._robots.setdefault(origin, (Lock(), []))
        with lock:
            fresh = not known
            if fresh:
                known.append(read())
            return known[0], fresh


@cache
def usual_trust() -> ssl.SSLContext:
    """Return the certificate authorities that browsers trust, made once since reading them takes a while."""
    return httpx.create_ssl_context(trust_env=False)
