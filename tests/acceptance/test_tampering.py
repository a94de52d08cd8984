"""Every kind of file in a workspace, flipped, cut, taken away or added: both verifications, and what they name."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stancewatch import pipeline
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.settings import CollectSettings
from stancewatch.procedures.verification import verify as verify_audits
from stancewatch.registry.registry import PACKAGED, find
from stancewatch.store.leftovers import leftovers
from stancewatch.store.verify import verify as verify_files
from stancewatch.store.workspace import Workspace

KINDS = {
    "list of captures": "archive/*/*/captures.jsonl",
    "its head": "archive/*/*/captures.head",
    "archived answer": "archive/*/*/*.warc.gz",
    "text": "texts/*/*.json",
    "index of audits": "audits/*/index.jsonl",
    "head of the index": "audits/*/index.head",
    "audit": "audits/*/*.json",
    "envelope": "audits/*/*.dsse",
    "manifest": "log/*.manifest",
    "register": "log/register.json",
    "lab file": "labs/*.toml",
}


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def halved(data: bytes) -> bytes:
    return data[: len(data) // 2]


@dataclass(frozen=True)
class Checked:
    """The places that each verification names."""

    files: list[str]
    audits: list[str]
    beside: list[str]
    """Leftovers."""

    def both_name(self, place: str) -> bool:
        return any(named(place, one) for one in self.files) and any(named(place, one) for one in self.audits)


def named(place: str, said: str) -> bool:
    """Whether what was said is about a file; the head of a list is missed where the list stands."""
    return said.startswith((place, place.replace(".head", ".jsonl")))


def checked(root: Path) -> Checked:
    workspace = Workspace(root)
    return Checked(
        [one.place for one in verify_files(workspace)],
        [one.place for one in verify_audits(workspace, [], Silent()).broken],
        [one.place for one in leftovers(workspace)],
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one audit of an invented lab that ships; each of its lists has one line."""
    root = tmp_path_factory.mktemp("whole")
    (root / "labs").mkdir()
    shutil.copy(PACKAGED / "ostrevane.toml", root / "labs")
    clock = FixedClock(datetime(2026, 3, 2, tzinfo=UTC))
    collecting = pipeline.Collecting.by(CollectSettings(pause=0), clock)
    assert pipeline.run(find("ostrevane", root), Workspace(root), Silent(), collecting=collecting).new
    assert checked(root) == Checked([], [], [])
    return root


@pytest.fixture
def root(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "copy"))


def some_file(root: Path, kind: str) -> tuple[Path, str]:
    path = sorted(root.glob(KINDS[kind]))[0]
    return path, path.relative_to(root).as_posix()


@pytest.mark.slow
@pytest.mark.parametrize("change", [flipped, halved], ids=["flip", "truncate"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_file_is_named(root: Path, kind: str, change: Callable[[bytes], bytes]) -> None:
    path, place = some_file(root, kind)
    path.write_bytes(change(path.read_bytes()))
    found = checked(root)
    assert found.both_name(place)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_gone_is_named(root: Path, kind: str) -> None:
    path, place = some_file(root, kind)
    path.unlink()
    assert checked(root).both_name(place)


@pytest.mark.slow
@pytest.mark.parametrize(
    "gone",
    [
        "audits/ostrevane",
        "audits",
        "archive/ostrevane/home",
        "archive/ostrevane",
        "archive",
        "texts/ostrevane",
    ],
)
def test_a_folder_that_is_gone_is_named(root: Path, gone: str) -> None:
    shutil.rmtree(root / gone)
    found = checked(root)
    assert [one for one in found.files if one.startswith(gone)]
    assert [one for one in found.audits if one.startswith(gone)]


@pytest.mark.slow
def test_a_list_that_is_gone_with_its_head_is_named(root: Path) -> None:
    for kind in ("list of captures", "index of audits"):
        path, place = some_file(root, kind)
        path.unlink()
        path.with_suffix(".head").unlink()
        assert checked(root).both_name(place)


def added() -> Iterator[tuple[str, str]]:
    yield "audits/ostrevane/2026-03-02-00000000.json", "broken"
    yield "audits/ostrevane/notes.json", "broken"
    yield f"texts/ostrevane/{'0' * 64}.json", "broken"
    yield "log/2026-03-03.manifest", "broken"
    yield "audits/ostrevane/2026-03-02-00000000.dsse", "beside"
    yield "audits/ostrevane/notes.txt", "beside"
    yield "archive/ostrevane/home/20260302T000000Z-00000000.warc.gz", "beside"
    yield "archive/ostrevane/home/notes.jsonl", "beside"


@pytest.mark.slow
@pytest.mark.parametrize(("place", "what"), tuple(added()))
def test_a_file_that_was_added_is_named(root: Path, place: str, what: str) -> None:
    (root / place).write_bytes(b"{}\n")
    found = checked(root)
    assert found.both_name(place) if what == "broken" else found.beside == [place]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["list of captures", "index of audits"])
def test_a_line_that_was_added_is_named(root: Path, kind: str) -> None:
    path, place = some_file(root, kind)
    path.write_bytes(path.read_bytes() * 2)
    assert checked(root).both_name(f"{place}:2")
