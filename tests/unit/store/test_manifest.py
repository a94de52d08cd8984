import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from stancewatch.store.archive import FileArchive
from stancewatch.store.leftovers import leftovers
from stancewatch.store.manifest import write_manifest
from stancewatch.store.verify import verify
from tests.unit.store.attempts import day, filled, page


@pytest.fixture
def archive(tmp_path: Path) -> FileArchive:
    made = filled(tmp_path)
    assert write_manifest(made.workspace, date(2026, 1, 6)) == "log/2026-01-06.manifest"
    made.keep("lab", page(day(9), b"<p>later</p>"), None)
    write_manifest(made.workspace, date(2026, 1, 11))
    return made


def test_a_manifest_stands_while_its_ledgers_grow(archive: FileArchive) -> None:
    archive.keep("lab", page(day(10)), None)
    assert verify(archive.workspace) == ()
    assert leftovers(archive.workspace) == ()


def test_writing_it_again_on_the_same_day_keeps_the_chain(archive: FileArchive) -> None:
    path = archive.workspace.root / "log/2026-01-11.manifest"
    before = path.read_bytes()
    write_manifest(archive.workspace, date(2026, 1, 11))
    assert path.read_bytes() == before
    archive.keep("lab", page(day(10)), None)
    write_manifest(archive.workspace, date(2026, 1, 11))
    assert path.read_bytes() != before
    assert verify(archive.workspace) == ()


def test_a_history_written_anew_is_found(archive: FileArchive) -> None:
    """Everything is sealed and counted anew, so that only the manifest knows."""
    folder = archive.workspace.source_folder("lab", "about")
    shutil.rmtree(folder)
    archive.keep("lab", page(day(0), b"<p>invented</p>"), None)
    shutil.rmtree(archive.workspace.root / "audits")
    found = [one.what for one in verify(archive.workspace) if one.place == "archive/lab/about/captures.jsonl"]
    assert "Its first 5 lines are not those that 'log/2026-01-06.manifest' stands for." in found


@pytest.mark.parametrize("name", ["2026-01-06.manifest", "2026-01-11.manifest"])
def test_an_altered_manifest_is_found(archive: FileArchive, name: str) -> None:
    path = archive.workspace.root / "log" / name
    for position in (0, 40, path.stat().st_size - 1):
        data = bytearray(path.read_bytes())
        data[position] ^= 1
        path.write_bytes(bytes(data))
        assert any(one.place == f"log/{name}" for one in verify(archive.workspace))
        data[position] ^= 1
        path.write_bytes(bytes(data))


def test_a_missing_manifest_is_found_by_the_next(archive: FileArchive) -> None:
    (archive.workspace.root / "log/2026-01-06.manifest").unlink()
    assert [one.place for one in verify(archive.workspace)] == [
        "log/2026-01-06.manifest",
        "log/2026-01-11.manifest",
    ]


def test_the_last_manifest_is_missed_by_the_register(archive: FileArchive) -> None:
    (archive.workspace.root / "log/2026-01-11.manifest").unlink()
    assert [one.place for one in verify(archive.workspace)] == ["log/2026-01-11.manifest"]


def test_it_holds_the_hash_of_the_one_before(archive: FileArchive) -> None:
    later = json.loads((archive.workspace.root / "log/2026-01-11.manifest").read_bytes())
    assert len(later["previous"]) == 64
    assert set(later["ledgers"]) == {
        "archive/lab/about/captures.jsonl",
        "archive/lab/home/captures.jsonl",
        "archive/other/about/captures.jsonl",
        "audits/lab/index.jsonl",
    }
