"""robots.txt: whose word it is, what it says, and what its absence means (RFC 9309)."""

import re
from dataclasses import dataclass
from datetime import datetime

from protego import Protego

from stancewatch.collect.patience import asked_to_wait, later
from stancewatch.collect.setback import Answer, Setback
from stancewatch.foundation.clock import instant
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Hop

MOST_BYTES = 500 * 1024
"""Read of one robots.txt (RFC 9309, 2.5)."""
MOST_REDIRECTS = 5
"""Followed for one robots.txt (RFC 9309, 2.3.1.2)."""
BUSY = frozenset({429, 503})
"""Statuses whose Retry-After is a request to be left alone."""

_HTML = re.compile(rb"\s*<(?:!doctype|html|head|body|!--)", re.IGNORECASE)
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one origin for one run."""

    origin: str
    words: str
    """The verdict where nothing forbids: `allowed by robots.txt of https://laion.ai`."""
    rules: Protego | None = None
    """None where there are no rules."""
    reason: FailureReason | None = None
    """Why nothing of the origin may be asked for: robots.txt was not to be had."""
    detail: str = ""
    hops: tuple[Hop, ...] = ()
    until: datetime | None = None
    """Until when the server asks to be left alone, None where it does not."""

    @property
    def address(self) -> str:
        """The address that the origin itself was reached at, empty where it was not."""
        return self.hops[0].address if self.hops else ""

    def forbids(self, url: str, agent: str) -> bool:
        """Say whether a URL may not be asked for."""
        return self.rules is not None and not self.rules.can_fetch(url, agent)

    def delay(self, agent: str) -> float:
        """Return the Crawl-delay in seconds, 0 without one."""
        return (self.rules.crawl_delay(agent) if self.rules is not None else None) or 0.0


def agent_name(user_agent: str) -> str:
    """Return the name robots.txt is asked about: what stands before the slash."""
    return user_agent.partition("/")[0].partition(" ")[0]


def read(origin: str, answer: Answer, hops: tuple[Hop, ...], now: datetime) -> Robots:
    """Return what a final answer means: 2xx its rules, 4xx no rules, everything else nothing allowed.

    Whoever answers 429 or 503 with Retry-After asks to be left alone: that holds for the pages of the origin too.
    """
    status = answer.hop.status
    if status in BUSY and (seconds := asked_to_wait(answer, now)):
        return _resting(origin, status, later(now, seconds), hops)
    if 200 <= status < 300:
        return _parsed(origin, answer, hops)
    if 400 <= status < 500:
        return Robots(origin, f"no robots.txt at {origin} ({status})", hops=hops)
    detail = f"robots.txt of {origin!r} answered with status {status}, which counts as forbidding everything."
    words = f"robots.txt of {origin} not available ({status})"
    return Robots(origin, words, reason=FailureReason.REFUSED_BY_ROBOTS, detail=detail, hops=hops)


def _resting(origin: str, status: int, until: datetime, hops: tuple[Hop, ...]) -> Robots:
    words = f"robots.txt of {origin} not available ({status})"
    detail = (
        f"robots.txt of {origin!r} answered {status} and asked not to be asked again before {instant(until)}."
    )
    return Robots(origin, words, reason=FailureReason.RATE_LIMITED, detail=detail, hops=hops, until=until)


def absent(origin: str, setback: Setback, hops: tuple[Hop, ...]) -> Robots:
    """Return what it means that no answer came: the server is not reachable, nothing is asked of it."""
    blocked = setback.reason is FailureReason.BLOCKED_ADDRESS
    detail = setback.message if blocked else f"robots.txt of {origin!r} could not be had: {setback.message}"
    return Robots(
        origin, f"robots.txt of {origin} not available", reason=setback.reason, detail=detail, hops=hops
    )


def endless(origin: str, hops: tuple[Hop, ...]) -> Robots:
    """Return what too many redirects mean: no robots.txt (RFC 9309, 2.3.1.2)."""
    return Robots(origin, f"no robots.txt at {origin} (more than {MOST_REDIRECTS} redirects)", hops=hops)


def _parsed(origin: str, answer: Answer, hops: tuple[Hop, ...]) -> Robots:
    body = answer.body[:MOST_BYTES]
    if _HTML.match(body.removeprefix(_BOM)):
        return Robots(origin, f"no robots.txt at {origin} (a web page)", hops=hops)
    if len(answer.body) >= MOST_BYTES:
        body = body[: max(body.rfind(b"\n"), body.rfind(b"\r")) + 1]
    rules = Protego.parse(body.removeprefix(_BOM).decode("utf-8", "replace"))
    return Robots(origin, f"allowed by robots.txt of {origin}", rules, hops=hops)
