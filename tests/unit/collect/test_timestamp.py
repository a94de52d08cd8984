"""One question to an authority: its answer comes back, whatever else it says is an error of the world."""

import pytest

from stancewatch.collect.timestamp import timestamp
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.errors import WorldError
from stancewatch.foundation.settings import CollectSettings
from tests.unit.collect.site import Site, http, moved

TYPES = ("application/timestamp-query", "application/timestamp-reply")


def test_the_answer_comes_back(site: Site, settings: CollectSettings, clock: FixedClock) -> None:
    site.give("/", http(b"reply", kind=TYPES[1]))
    assert timestamp(site.url(), b"", TYPES, 100, settings, clock) == b"reply"


@pytest.mark.parametrize("location", ["mailto:team@lab.example", "javascript:alert(1)", "/elsewhere"])
def test_an_authority_that_sends_on_is_an_error_of_the_world(
    location: str, site: Site, settings: CollectSettings, clock: FixedClock
) -> None:
    site.give("/", moved(location))
    with pytest.raises(WorldError, match="answered 302"):
        timestamp(site.url(), b"", TYPES, 100, settings, clock)
