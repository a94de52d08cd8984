from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from stancewatch.collect.collect import collect
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.exchange import Capture, Fetched
from stancewatch.model.lab import PageRole, Source
from tests.unit.collect.site import Site, serving

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def settings(site: Site) -> CollectSettings:
    return CollectSettings(pause=0, deadline=5, allow_addresses=(f"127.0.0.1:{site.port}",))


@pytest.fixture
def fetch(settings: CollectSettings, clock: FixedClock) -> Callable[..., Fetched]:
    """Collect one URL."""

    def one(url: str, earlier: Capture | None = None, full: bool = False) -> Fetched:
        source = Source("about", url, PageRole.ABOUT)
        known = {"about": earlier} if earlier else {}
        (fetched,) = collect([source], known, settings, clock, Silent(), full={"about"} if full else ())
        return fetched

    return one
