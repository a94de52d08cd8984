import io
import tomllib
from datetime import UTC, datetime
from importlib.resources import files

import pytest

from stancewatch.collect.collect import collect
from stancewatch.collect.kinds import packaged
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Fetched
from stancewatch.model.lab import PageRole, Source, SourceKind

SITES = {
    "2026-03-01": {"lab.example": {"/": {"file": "a.html", "media_type": "text/html; charset=utf-8"}}},
    "2026-06-01": {"lab.example": {"/": {"file": "b.html", "media_type": "text/html"}}},
}


class Folder:
    """Stands for the folder of packaged sites."""

    def joinpath(self, name: str) -> "Folder":
        self.name = name
        return self

    def read_bytes(self) -> bytes:
        return self.name.encode()


@pytest.fixture
def _two_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaged, "_sites", lambda: SITES)
    monkeypatch.setattr(packaged, "_folder", Folder)


def fetched(url: str, month: int) -> Fetched:
    clock = FixedClock(datetime(2026, month, 15, tzinfo=UTC))
    source = Source("home", url, PageRole.HOME, SourceKind.PACKAGED)
    (value,) = collect([source], {}, CollectSettings(), clock, Silent())
    return value


@pytest.mark.usefixtures("_two_versions")
def test_the_newest_version_that_is_not_in_the_future_is_read() -> None:
    first, second = fetched("http://lab.example/", 4), fetched("http://lab.example/", 9)
    assert (first.body, first.media_type, first.charset) == (b"a.html", "text/html", "utf-8")
    assert (second.body, second.charset) == (b"b.html", "")
    assert first.hops == ()
    assert first.final_url == "http://lab.example/"


@pytest.mark.usefixtures("_two_versions")
@pytest.mark.parametrize(
    ("url", "month"),
    [("http://lab.example/", 2), ("http://lab.example/x", 9), ("http://other.example/", 9)],
)
def test_a_page_that_does_not_stand_is_a_value(url: str, month: int) -> None:
    value = fetched(url, month)
    assert value.reason is FailureReason.HTTP_STATUS
    assert value.body is None
    assert repr(url) in value.detail


def test_every_packaged_page_can_be_read() -> None:
    index = files("stancewatch").joinpath("demo", "sites", "index.toml")
    if not index.is_file():
        pytest.skip("no packaged site stands yet")
    table = tomllib.load(io.BytesIO(index.read_bytes()))
    for version, hosts in table.items():
        moment = datetime.fromisoformat(version).replace(tzinfo=UTC)
        urls = [f"http://{host}{path}" for host, paths in hosts.items() for path in paths]
        sources = [Source(url, url, PageRole.HOME, SourceKind.PACKAGED) for url in urls]
        values = list(collect(sources, {}, CollectSettings(), FixedClock(moment), Silent()))
        assert [value.source for value in values if not value.body] == []
