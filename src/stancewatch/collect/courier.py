"""Gets one page: robots.txt first, then the page in its turn, again where that may help, redirects by hand."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from stancewatch.collect import robots
from stancewatch.collect.challenges import challenge
from stancewatch.collect.deadline import Deadline
from stancewatch.collect.locations import Url, admitted, host_of, origin_of, port_of, server_of, target_of
from stancewatch.collect.patience import asked_to_wait, growing_pauses, may_pass
from stancewatch.collect.robots import Robots
from stancewatch.collect.run import Run
from stancewatch.collect.setback import Answer, Setback
from stancewatch.collect.trip import Trip
from stancewatch.collect.wire import Wire
from stancewatch.model.evidence import FailureReason

REDIRECTS = frozenset({301, 302, 303, 307, 308})

Conditions: TypeAlias = Callable[[str], Mapping[str, str]]
"""Gives the conditional headers for a URL."""


class Courier:
    """Asks one page after the other, on one wire."""

    def __init__(self, run: Run, wire: Wire) -> None:
        self._run = run
        self._wire = wire

    def trip(self) -> Trip:
        """Return the beginning of a way to a page."""
        clock = self._run.clock
        return Trip(Deadline(clock, self._run.settings.deadline), clock.now())

    def travel(self, trip: Trip, start: str, conditions: Conditions) -> Answer:
        """Return the answer at the end of a chain of redirects, whatever its status.

        Every hop is checked again: the form of its URL, robots.txt of its origin, the addresses of its host.
        Raises Setback.
        """
        url = admitted(start, self._run.allowances)
        requests = self._run.settings.redirects + 1
        for _ in range(requests):
            self._heed_robots(trip, url)
            answer = self._settled(trip, url, conditions(str(url)))
            location = redirect_of(answer)
            if location is None:
                return answer
            url = self._next(trip, url, location)
        detail = f"The page still redirects after {requests} requests."
        raise Setback(FailureReason.TOO_MANY_REDIRECTS, detail)

    def permits(self, trip: Trip, address: str) -> bool:
        """Say whether something a page loads may be asked for: the form of its URL, and robots.txt of its origin."""
        try:
            self._heed_robots(trip, admitted(address, self._run.allowances))
        except Setback:
            return False
        return True

    def _next(self, trip: Trip, url: Url, location: str) -> Url:
        target = target_of(url, location, self._run.allowances)
        if url.scheme == "https" and target.scheme == "http":
            trip.flags.add("redirect_to_http")
        return target

    def _settled(self, trip: Trip, url: Url, headers: Mapping[str, str], limit: int | None = None) -> Answer:
        """Return an answer that asking again in this run would not change, after waiting as it asks."""
        for pause in growing_pauses(self._run.settings.tries, self._run.settings.pause):
            try:
                answer = self._once(trip, url, headers, limit)
            except Setback as setback:
                if not setback.passing:
                    raise
                wait = pause
            else:
                wait = self._worth_waiting(answer, pause)
                if not wait:
                    return answer
            self._run.pace.rest(server_of(url), wait)
        return self._once(trip, url, headers, limit)

    def _worth_waiting(self, answer: Answer, pause: float) -> float:
        """Return the seconds after which asking again may help, 0 where it will not in this run."""
        if not may_pass(answer.hop.status) or challenge(answer):
            return 0.0
        asked = asked_to_wait(answer, self._run.clock.now()) or 0.0
        return max(asked, pause) if asked <= self._run.settings.longest_wait else 0.0

    def _once(self, trip: Trip, url: Url, headers: Mapping[str, str], limit: int | None) -> Answer:
        settings = self._run.settings
        raw, decoded = limit or settings.raw_limit, limit or settings.decoded_limit
        with self._run.pace.turn(server_of(url), robots=limit is not None):
            try:
                answer = self._wire.ask(url, headers, trip.deadline, raw, decoded)
            except Setback as setback:
                trip.record(setback.answer)
                raise
        trip.record(answer)
        return answer

    def _heed_robots(self, trip: Trip, url: Url) -> None:
        """Read robots.txt of a URL's origin once a run. Raises Setback where it forbids the URL."""
        rules, fresh = self._run.robots(origin_of(url), lambda: self._read_robots(url))
        if fresh:
            trip.robots_hops.extend(rules.hops)
        if rules.reason is not None:
            trip.heard(rules.words)
            now = self._run.clock.now()
            seconds = max((rules.until - now).total_seconds(), 0.0) if rules.until else None
            raise Setback(rules.reason, rules.detail, seconds=seconds)
        if rules.forbids(str(url), self._run.agent):
            trip.heard(f"forbidden by robots.txt of {rules.origin}")
            detail = f"robots.txt of {rules.origin!r} asks {self._run.agent!r} not to read {url.path!r}."
            raise Setback(FailureReason.REFUSED_BY_ROBOTS, detail)
        trip.heard(rules.words)

    def _read_robots(self, url: Url) -> Robots:
        origin, trip = origin_of(url), self.trip()
        try:
            answer = self._robots_answer(trip, url.join("/robots.txt"))
        except Setback as setback:
            return robots.absent(origin, setback, tuple(trip.hops))
        if answer is None:
            return robots.endless(origin, tuple(trip.hops))
        rules = robots.read(origin, answer, tuple(trip.hops), self._run.clock.now())
        self._slow_down(url, rules)
        return rules

    def _robots_answer(self, trip: Trip, url: Url) -> Answer | None:
        """Return the final answer for a robots.txt, cut at its limit; None after too many redirects."""
        for _ in range(robots.MOST_REDIRECTS + 1):
            try:
                answer = self._settled(trip, url, {}, robots.MOST_BYTES)
            except Setback as setback:
                if setback.reason is not FailureReason.TOO_LARGE or setback.answer is None:
                    raise
                answer = setback.answer
            location = redirect_of(answer)
            if location is None:
                return answer
            url = target_of(url, location, self._run.allowances)
        return None

    def _slow_down(self, url: Url, rules: Robots) -> None:
        server = self._run.pace.server(server_of(url))
        private = self._run.allowances.is_private(host_of(url), port_of(url), rules.address)
        if not (private and self._run.settings.pause == 0):
            server.delay = max(server.delay, rules.delay(self._run.agent))


def redirect_of(answer: Answer) -> str | None:
    """Return where an answer sends on to, None where it does not."""
    if answer.hop.status not in REDIRECTS:
        return None
    return next((value for name, value in answer.hop.headers if name.lower() == "location"), None)
