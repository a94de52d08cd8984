"""TimeMaps, read back as link format by a few lines that know nothing of how they were written."""

import json
import re
from dataclasses import replace
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from stancewatch.store.archive import FileArchive
from stancewatch.store.memento import write_mementos
from tests.unit.store.attempts import URL, day, filled, page

REPLAY = "https://replay.example/audits/"
LINK = re.compile(r'<([^>]*)>((?:;[a-z]+="[^"]*")*)')


@pytest.fixture
def archive(tmp_path: Path) -> FileArchive:
    return filled(tmp_path / "workspace")


def links(path: Path) -> list[tuple[str, dict[str, str]]]:
    return [
        (found[1], dict(re.findall(r';([a-z]+)="([^"]*)"', found[2])))
        for found in LINK.finditer(path.read_text(encoding="ascii"))
    ]


def test_a_timemap_lists_original_itself_and_mementos(archive: FileArchive, tmp_path: Path) -> None:
    assert write_mementos(archive.workspace, tmp_path / "out", REPLAY) == (
        "mementos.json",
        "timemap/lab/about.link",
        "timemap/lab/home.link",
    )
    found = links(tmp_path / "out/timemap/lab/about.link")
    assert found[0] == (URL, {"rel": "original"})
    assert found[1][1]["rel"] == "self"
    assert found[1][1]["type"] == "application/link-format"
    mementos = found[2:]
    assert [one["rel"] for _, one in mementos] == ["first memento", "memento", "last memento"]
    assert mementos[0] == (
        f"{REPLAY}20260102030405/{URL}",
        {"rel": "first memento", "datetime": "Fri, 02 Jan 2026 03:04:05 GMT"},
    )
    moments = [parsedate_to_datetime(one["datetime"]) for _, one in mementos]
    assert moments == [day(0), day(1), day(4)], "the failure and the 304 bring no page"
    assert (found[1][1]["from"], found[1][1]["until"]) == (
        mementos[0][1]["datetime"],
        mementos[-1][1]["datetime"],
    )


def test_one_capture_is_first_and_last(archive: FileArchive, tmp_path: Path) -> None:
    write_mementos(archive.workspace, tmp_path / "out", REPLAY)
    assert links(tmp_path / "out/timemap/lab/home.link")[2][1]["rel"] == "first last memento"


def test_the_index_has_the_headers_of_each(archive: FileArchive, tmp_path: Path) -> None:
    write_mementos(archive.workspace, tmp_path / "out", REPLAY)
    entries = json.loads((tmp_path / "out/mementos.json").read_bytes())["mementos"]
    assert len(entries) == 4
    first = entries[0]
    assert first["memento_datetime"] == "Fri, 02 Jan 2026 03:04:05 GMT"
    assert [one[1].split('"')[1] for one in LINK.findall(first["link"])] == [
        "original", "timemap", "first memento", "last memento"
    ]  # fmt: skip
    assert (archive.workspace.root / first["warc"]).is_file()


def test_it_is_the_same_twice_and_an_address_cannot_break_it(archive: FileArchive, tmp_path: Path) -> None:
    hostile = replace(page(day(7), source="odd"), url='https://lab.example/a>;rel="memento",<b')
    archive.keep("lab", hostile, None)
    for name in ("one", "two"):
        write_mementos(archive.workspace, tmp_path / name, REPLAY)
    one, two = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two")
    )
    assert one == two
    assert len(links(tmp_path / "one/timemap/lab/odd.link")) == 3
