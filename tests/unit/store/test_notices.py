"""Two captures with one text and other bytes: each keeps what was noticed about its own."""

from dataclasses import replace
from pathlib import Path

import pytest

from stancewatch.model.evidence import Document, HiddenText, Noticed
from stancewatch.model.lab import PageRole, Source
from stancewatch.store.archive import FileArchive
from stancewatch.store.export import export
from stancewatch.store.leftovers import leftovers
from stancewatch.store.merge import take_in
from stancewatch.store.standing import standing
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import URL, day, document, not_modified, page

DECLARED = "The page is declared as 'cp1252'; its bytes are 'utf-8', and were read as that."
SOURCE = Source("about", URL, PageRole.ABOUT)


def noted(*notes: str, hidden: str = "never shown") -> Document:
    return replace(document(), notes=notes, hidden=(HiddenText("comment", hidden, "main"),))


@pytest.fixture
def archive(tmp_path: Path) -> FileArchive:
    made = FileArchive(Workspace(tmp_path / "workspace"))
    made.keep("lab", page(day(0), b"<p>one</p>"), noted(DECLARED))
    made.keep("lab", page(day(1), b"<p>two</p>"), noted(hidden="something else"))
    made.keep("lab", page(day(2), b"<p>three</p>"), noted(DECLARED))
    return made


def read(archive: FileArchive) -> list[Noticed]:
    captures = archive.captures("lab", "about")
    return [archive.document("lab", one.text_sha256, one.noticed).noticed for one in captures]


def test_each_capture_keeps_its_own(archive: FileArchive) -> None:
    first, second, third = read(archive)
    assert (first.notes, second.notes, third.notes) == ((DECLARED,), (), (DECLARED,))
    assert [one.text for one in (*first.hidden, *second.hidden)] == ["never shown", "something else"]
    assert [bool(one.noticed) for one in archive.captures("lab", "about")] == [False, True, False]
    assert len(archive.workspace.text_hashes("lab")) == 1
    assert (verify(archive.workspace), leftovers(archive.workspace)) == ((), ())


def test_an_unchanged_page_keeps_what_stands(archive: FileArchive) -> None:
    archive.keep("lab", page(day(3), b"<p>two</p>"), noted(hidden="something else"))
    archive.keep("lab", not_modified(day(4)), None)
    assert [one.hidden[0].text for one in read(archive)[-2:]] == ["something else"] * 2


def test_a_page_that_stands_is_read_as_its_first_capture(tmp_path: Path) -> None:
    archive = FileArchive(Workspace(tmp_path))
    archive.keep("lab", page(day(0), source="home"), noted(DECLARED))
    archive.keep("lab", page(day(1), b"<p>two</p>"), noted())
    stands = standing(archive.captures("lab", "about"), SOURCE)
    assert archive.document("lab", stands.text_sha256, stands.noticed).notes == ()


def test_a_page_read_again_keeps_what_is_noticed_then(archive: FileArchive) -> None:
    before = archive.captures("lab", "about")[0]
    assert before.snapshot
    archive.read_again(before, before.snapshot, noted("Noticed by a later version."))
    notes = {one.notes for one in read(archive)}
    assert ("Noticed by a later version.",) in notes
    assert verify(archive.workspace) == ()


def test_a_changed_or_missing_notice_is_found(archive: FileArchive) -> None:
    (path,) = archive.workspace.root.glob("texts/lab/noticed-*.json")
    place, whole = archive.workspace.relative(path), path.read_bytes()
    for at in (0, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert place in {one.place for one in verify(archive.workspace)}
    path.unlink()
    assert [one.place for one in verify(archive.workspace)] == [place]


def test_notices_travel(archive: FileArchive, tmp_path: Path) -> None:
    export(archive.workspace, tmp_path / "out.tar")
    there = FileArchive(Workspace(tmp_path / "there"))
    take_in(there.workspace, tmp_path / "out.tar")
    assert read(there) == read(archive)
    assert verify(there.workspace) == ()
