"""What the hostile answers of the shared case server leave in the archive: no false text ever stands."""

import importlib.util
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType

import pytest

from stancewatch import pipeline
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Capture, CaptureOutcome
from stancewatch.model.lab import Lab, Openness, PageRole, Source
from stancewatch.store.archive import FileArchive
from stancewatch.store.history import Version, history
from stancewatch.store.standing import standing
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace

START = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def serve(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("case_server_held", shared / "cases" / "serve.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def base(serve: ModuleType, shared: Path) -> Iterator[str]:
    running = serve.start(shared / "cases")
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    running.server_close()


class Desk:
    """A lab of one source, collected again and again."""

    def __init__(self, root: Path, base: str) -> None:
        self.workspace = Workspace(root)
        self.archive = FileArchive(self.workspace)
        self.base = base
        self.days = 0

    def take(self, path: str, times: int = 1, agent: str = "StanceWatch/0.1") -> Sequence[Capture]:
        """Fetch the page so many times, a day apart, and return every attempt so far."""
        settings = CollectSettings(
            pause=0, allow_addresses=(self.base.removeprefix("http://"),), user_agent=agent, full_every=3
        )
        for _ in range(times):
            clock = FixedClock(START + timedelta(days=self.days))
            collecting = pipeline.Collecting.by(settings, clock)
            pipeline.take(self.lab(path), self.workspace, collecting, Silent())
            self.days += 1
        return self.archive.captures("lab", "page")

    def lab(self, path: str) -> Lab:
        source = Source("page", f"{self.base}{path}", PageRole.POLICY)
        return Lab("lab", "Lab", (), (), self.base, Openness.OPEN, (), None, (), (source,), "packaged")

    def versions(self) -> tuple[Version, ...]:
        captures = self.archive.captures("lab", "page")
        return history(captures, lambda name: self.archive.document("lab", name).text)


@pytest.fixture
def desk(tmp_path: Path, base: str) -> Desk:
    return Desk(tmp_path, base)


def test_a_soft_404_is_archived_and_does_not_stand(desk: Desk) -> None:
    (capture,) = desk.take("/faults/soft-404")
    assert (capture.outcome, capture.reason) == (CaptureOutcome.FAILED, FailureReason.HELD_FOR_REVIEW)
    assert capture.warc
    reading = pipeline.read(desk.lab("/faults/soft-404"), desk.workspace)
    assert reading.pages == ()
    assert [one.reason for one in reading.failures] == [FailureReason.HELD_FOR_REVIEW]
    assert verify(desk.workspace) == ()


def test_a_challenge_never_becomes_a_text(desk: Desk) -> None:
    (capture,) = desk.take("/faults/forbidden")
    assert (capture.reason, capture.status, capture.text_sha256) == (FailureReason.CHALLENGE, 403, "")
    assert desk.versions() == ()


def test_noise_gives_one_text(desk: Desk) -> None:
    captures = desk.take("/faults/noisy", 3)
    assert [one.reason for one in captures] == [None] * 3
    assert [one.label for one in desk.versions()] == ["first", "same", "same"]


def test_two_variants_in_turn_are_seen_before(desk: Desk) -> None:
    captures = desk.take("/faults/flip", 4)
    assert [one.reason for one in captures] == [None] * 4
    assert {one.label for one in desk.versions()[2:]} <= {"same", "seen-before"}
    assert len({one.text_sha256 for one in captures}) <= 2


def test_a_lying_etag_is_found_out_by_a_full_fetch(desk: Desk) -> None:
    captures = desk.take("/faults/etag-lies", 4)
    assert [one.outcome for one in captures] == ["archived", "unchanged", "unchanged", "archived"]
    assert [one.label for one in desk.versions()] == ["first", "same", "same", "changed"]


def test_a_real_page_that_comes_and_goes(desk: Desk, shared: Path) -> None:
    """This page of 2025 answered 200 with an error text in 10 of 19 fetches."""
    manifest = json.loads((shared / "cases" / "manifest.json").read_text())
    (entry,) = [one for one in manifest["histories"] if one["slug"] == "meta-acceptable-use-policy"]
    for version in entry["versions"]:
        _set_clock(desk.base, version["version_date"])
        captures = desk.take("/history/meta-acceptable-use-policy")
    held = [one for one in captures if one.reason is FailureReason.HELD_FOR_REVIEW]
    assert len(held) == 10
    stands = standing(captures, desk.lab("/history/meta-acceptable-use-policy").sources[0])
    assert len(desk.archive.document("lab", stands.text_sha256).text.split()) > 600
    labels = [str(one.label) for one in desk.versions()]
    assert labels[:3] == ["first", "same", "changed"]
    assert set(labels[3:]) == {"same", "seen-before"}


def _set_clock(base: str, at: str) -> None:
    import urllib.parse
    import urllib.request

    moment = datetime.fromisoformat(at).strftime("%Y-%m-%dT%H:%M:%SZ")
    address = f"{base}/__clock?at={urllib.parse.quote(moment)}"
    with urllib.request.urlopen(address):  # noqa: S310, the address is loopback
        pass
