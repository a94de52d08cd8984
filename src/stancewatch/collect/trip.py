"""The way to one page: what was asked on it, what is left of its time, and the value it ends in."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from stancewatch.collect.deadline import Deadline
from stancewatch.collect.patience import later
from stancewatch.collect.setback import Answer, Setback
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Fetched, Hop
from stancewatch.model.lab import Source

TRUNCATED = "truncated"
"""Flag of an answer that was cut at a limit: what is archived of it is not all of it."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an answer holds once it is recognised."""

    body: bytes
    media_type: str
    charset: str
    detail: str = ""


@dataclass(slots=True)
class Trip:
    """One source on its way, or one robots.txt."""

    deadline: Deadline
    at: datetime
    hops: list[Hop] = field(default_factory=list)
    robots: list[str] = field(default_factory=list)
    robots_hops: list[Hop] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)

    def arrived(self, source: Source, page: Page) -> Fetched:
        """Return the value of a page that was had."""
        return replace(
            self._so_far(source),
            body=page.body,
            media_type=page.media_type,
            charset=page.charset,
            detail=page.detail,
        )

    def unchanged(self, source: Source) -> Fetched:
        """Return the value of a page that the server says is as it was."""
        return replace(self._so_far(source), unchanged=True)

    def ended(self, source: Source, setback: Setback, now: datetime) -> Fetched:
        """Return the value of a page that was not had."""
        retry_at = None if setback.seconds is None else later(now, setback.seconds)
        if setback.reason is FailureReason.TOO_LARGE:
            self.flags.add(TRUNCATED)
        return replace(self._so_far(source), reason=setback.reason, detail=setback.message, retry_at=retry_at)

    def record(self, answer: Answer | None) -> None:
        """Keep what came of one request."""
        if answer is not None:
            self.hops.append(answer.hop)

    def heard(self, words: str) -> None:
        """Keep a verdict of a robots.txt, each once."""
        if words not in self.robots:
            self.robots.append(words)

    def _so_far(self, source: Source) -> Fetched:
        return Fetched(
            source=source.id,
            role=source.role,
            url=source.url,
            at=self.at,
            hops=tuple(self.hops),
            robots="; ".join(self.robots),
            robots_hops=tuple(self.robots_hops),
            flags=tuple(sorted(self.flags)),
        )
