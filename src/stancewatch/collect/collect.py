"""Collecting: a value for every source, a page or the reason why there is none; nothing is raised for it.

Servers are asked side by side, each one page at a time; a server that is slow or asks for long pauses holds
up only its own pages. Values come as they are had, so that each can be stored before anything else happens
and an interrupted run loses nothing. Within one server their order is that of the sources; between servers it
is that of the answers, and with `hosts_at_once` = 1 that of the sources' servers.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from functools import partial
from types import MappingProxyType

from stancewatch.collect.allowances import Place
from stancewatch.collect.crew import results
from stancewatch.collect.kind import Fetching, Kind
from stancewatch.collect.kinds import KINDS
from stancewatch.collect.resolver import Resolver, system_resolver
from stancewatch.collect.run import Run
from stancewatch.collect.validators import FULL_FETCH, has_validators
from stancewatch.foundation.clock import instant
from stancewatch.foundation.errors import StanceWatchError, mistake
from stancewatch.foundation.progress import Progress
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Capture, Fetched
from stancewatch.model.lab import Source
from stancewatch.model.ports import Clock

__all__ = ["Place", "collect"]

NOWHERE: Mapping[Place, Place] = MappingProxyType({})
NEVER: Mapping[str, datetime] = MappingProxyType({})


def collect(
    sources: Sequence[Source],
    earlier: Mapping[str, Capture],
    settings: CollectSettings,
    clock: Clock,
    progress: Progress,
    *,
    full: Collection[str] = (),
    not_before: Mapping[str, datetime] = NEVER,
    routes: Mapping[Place, Place] = NOWHERE,
    resolver: Resolver = system_resolver,
    run: Run | None = None,
) -> Iterator[Fetched]:
    """Yield what the world answered for every source that is still collected (`valid_until`).

    `earlier` holds the last good capture by source id, for conditional requests; sources in `full` are asked
    for without. `not_before` holds, by source id, the moment until which a server asked to be left alone;
    such a source is not asked before. `routes` puts an address and port in the place of a host and port; it
    is for code, never read from a setting. `run` continues a run, with its pauses, cookies and robots.txt,
    for another lab; `settings`, `clock`, `routes` and `resolver` are then those it was begun with. `progress`
    hears one step for each source; whoever asks for several labs begins and ends it.

    Raises ConfigurationError for an entry of `allow_addresses` that is no address.
    """
    run = run or Run(settings, clock, routes, resolver)
    task = _Task(run, earlier, frozenset(full), not_before)
    watched = [source for source in sources if not _is_over(source, clock)]
    lines = [partial(task.follow, kind, queue) for kind, queue in _queues(run, watched)]
    for fetched in results(lines, settings.hosts_at_once):
        yield fetched
        progress.step(fetched.source)


class _Task:
    """What is asked of one run, apart from where."""

    def __init__(
        self,
        run: Run,
        earlier: Mapping[str, Capture],
        full: frozenset[str],
        not_before: Mapping[str, datetime],
    ) -> None:
        self._run = run
        self._earlier = earlier
        self._full = full
        self._not_before = not_before

    def follow(self, kind: Kind, sources: Sequence[Source]) -> Iterator[Fetched]:
        """Yield the values of one server's sources, in order."""
        with closing(kind.fetching(self._run)) as fetching:
            for source in sources:
                yield self._resting(source) or self._marked(source, self._fetched(fetching, source))

    def _fetched(self, fetching: Fetching, source: Source) -> Fetched:
        """Return the value of a source. A mistake of the program costs the run this source, and is named."""
        try:
            return fetching.fetch(source, self._known(source))
        except StanceWatchError:
            raise
        except Exception as error:  # noqa: BLE001, whatever it is, the other sources have nothing to do with it
            detail, now = mistake(error, "the fetching of this page").message, self._run.clock.now()
            reason = FailureReason.UNREADABLE
            return Fetched(source.id, source.role, source.url, now, reason=reason, detail=detail)

    def _known(self, source: Source) -> Capture | None:
        return None if source.id in self._full else self._earlier.get(source.id)

    def _marked(self, source: Source, fetched: Fetched) -> Fetched:
        if source.id in self._full and has_validators(self._earlier.get(source.id)):
            return replace(fetched, flags=tuple(sorted({*fetched.flags, FULL_FETCH})))
        return fetched

    def _resting(self, source: Source) -> Fetched | None:
        now, until = self._run.clock.now(), self._not_before.get(source.id)
        if until is None or until <= now:
            return None
        detail = f"The server asked not to be asked again before {instant(until)}."
        reason = FailureReason.RATE_LIMITED
        return Fetched(source.id, source.role, source.url, now, reason=reason, detail=detail, retry_at=until)


def _queues(run: Run, sources: Sequence[Source]) -> Iterator[tuple[Kind, list[Source]]]:
    """Group sources by the server they are asked of, in the order in which servers are first named."""
    kinds = {kind.name: kind for kind in KINDS}
    queues: dict[tuple[Kind, str], list[Source]] = {}
    for source in sources:
        kind = kinds[source.kind]
        queues.setdefault((kind, kind.server(run, source)), []).append(source)
    return ((kind, queue) for (kind, _), queue in queues.items())


def _is_over(source: Source, clock: Clock) -> bool:
    return source.valid_until is not None and source.valid_until < clock.now().date()
