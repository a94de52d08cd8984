"""A workspace that goes to another machine and comes back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stancewatch.foundation.errors import HashMismatch, InputError, UsageError
from stancewatch.store.archive import FileArchive
from stancewatch.store.export import export
from stancewatch.store.leftovers import STAGING, leftovers
from stancewatch.store.manifest import write_manifest
from stancewatch.store.manifest_merge import LEFT_OUT
from stancewatch.store.merge import take_in
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import day, document, filled, packaged, page, stored_files


@pytest.fixture
def here(tmp_path: Path) -> FileArchive:
    archive = filled(tmp_path / "here")
    (tmp_path / "here/labs").mkdir()
    (tmp_path / "here/labs/lab.toml").write_text("slug = 'lab'")
    write_manifest(archive.workspace, date(2026, 1, 7))
    return archive


@pytest.fixture
def there(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "there")


def exported(workspace: Workspace, name: str = "one.tar", labs: tuple[str, ...] = ()) -> Path:
    path = workspace.root.parent / name
    export(workspace, path, labs)
    return path


def contents(workspace: Workspace) -> dict[str, bytes]:
    return {workspace.relative(path): path.read_bytes() for path in stored_files(workspace.root)}


def test_everything_arrives_byte_for_byte(here: FileArchive, there: Workspace) -> None:
    done = take_in(there, exported(here.workspace))
    assert contents(there) == contents(here.workspace)
    assert dict(done.lines)["archive/lab/about/captures.jsonl"] == 5
    assert (verify(there), leftovers(there), done.left_out) == ((), (), "")


def test_a_second_time_nothing_is_new(here: FileArchive, there: Workspace) -> None:
    path = exported(here.workspace)
    first, before = take_in(there, path), contents(there)
    again = take_in(there, path)
    assert (again.files, again.lines, again.same) == ((), (), len(first.files))
    assert contents(there) == before


def test_what_was_added_since_arrives(here: FileArchive, there: Workspace) -> None:
    take_in(there, exported(here.workspace))
    here.keep("lab", page(day(9), b"<p>later</p>"), document("later"))
    write_manifest(here.workspace, date(2026, 1, 7))
    write_manifest(here.workspace, date(2026, 1, 11))
    done = take_in(there, exported(here.workspace, "two.tar"))
    assert done.lines == (("archive/lab/about/captures.jsonl", 1),)
    assert contents(there) == contents(here.workspace)
    older = take_in(there, here.workspace.root.parent / "one.tar")
    assert (older.files, older.lines) == ((), ())
    assert older.left_out == LEFT_OUT
    assert verify(there) == ()


def test_some_labs_go_without_manifests(here: FileArchive, there: Workspace) -> None:
    take_in(there, exported(here.workspace, labs=("other",)))
    assert there.labs() == ("other",)
    assert not (there.root / "log").exists()
    assert verify(there) == ()


def test_manifests_of_another_chain_are_left_out(here: FileArchive, there: Workspace) -> None:
    FileArchive(there).keep("third", page(), document())
    write_manifest(there, date(2026, 1, 3))
    done = take_in(there, exported(here.workspace))
    assert done.left_out == LEFT_OUT
    assert there.labs() == ("lab", "other", "third")
    assert verify(there) == ()


def test_another_history_is_not_mixed_in(here: FileArchive, there: Workspace) -> None:
    FileArchive(there).keep("lab", page(day(0), b"<p>another</p>"), document("another"))
    before = contents(there)
    with pytest.raises(InputError, match=r"'archive/lab/about/captures\.jsonl' differs from line 1 on"):
        take_in(there, exported(here.workspace))
    assert contents(there) == before


def test_another_file_is_not_overwritten(here: FileArchive, there: Workspace) -> None:
    (there.root / "labs").mkdir(parents=True)
    (there.root / "labs/lab.toml").write_text("mine")
    with pytest.raises(InputError, match=r"'labs/lab\.toml' is here already"):
        take_in(there, exported(here.workspace))
    assert set(contents(there)) == {"labs/lab.toml"}


def test_a_try_changes_nothing(here: FileArchive, there: Workspace) -> None:
    done = take_in(there, exported(here.workspace), dry_run=True)
    assert dict(done.lines)["audits/lab/index.jsonl"] == 2
    assert contents(there) == {}


def test_what_a_kill_left_of_an_import_is_no_hindrance(here: FileArchive, there: Workspace) -> None:
    (there.root / STAGING / "texts").mkdir(parents=True)
    assert [one.place for one in leftovers(there)] == [STAGING]
    take_in(there, exported(here.workspace))
    assert leftovers(there) == ()


def test_nothing_broken_is_exported(here: FileArchive) -> None:
    text = next((here.workspace.root / "texts/lab").iterdir())
    text.write_bytes(text.read_bytes() + b" ")
    with pytest.raises(HashMismatch, match="1 places do not hold"):
        exported(here.workspace)


def test_what_no_line_names_stays(here: FileArchive, there: Workspace) -> None:
    (here.workspace.root / "archive/lab/about/notes.txt").write_text("mine")
    (here.workspace.root / "stancewatch.toml").write_text("")
    take_in(there, exported(here.workspace))
    assert "archive/lab/about/notes.txt" not in contents(there)
    assert "stancewatch.toml" not in contents(there)


def test_an_export_never_covers_a_file(here: FileArchive) -> None:
    exported(here.workspace)
    with pytest.raises(InputError, match="is there already"):
        exported(here.workspace)


def test_an_unknown_lab_is_answered_with_near_ones(here: FileArchive) -> None:
    with pytest.raises(UsageError) as caught:
        exported(here.workspace, labs=("othr",))
    assert "'other'" in caught.value.hint


def test_files_that_do_not_belong_together_are_refused(here: FileArchive, there: Workspace) -> None:
    """Every file is sealed and the bundle is whole, and yet a text is missing."""
    from stancewatch.store.bundle import write_bundle

    root = here.workspace.root
    places = [place for place in contents(here.workspace) if not place.startswith("texts/other")]
    write_bundle(root.parent / "cut.tar", root, places)
    with pytest.raises(HashMismatch, match="do not belong together"):
        take_in(there, root.parent / "cut.tar")
    assert contents(there) == {}


def test_another_text_under_the_same_name_is_refused(
    here: FileArchive, there: Workspace, tmp_path: Path
) -> None:
    another = FileArchive(Workspace(tmp_path / "another"))
    another.keep("other", packaged(), replace(document("A packaged text."), title="Another"))
    take_in(there, exported(here.workspace))
    with pytest.raises(InputError, match="holds something else"):
        take_in(there, exported(another.workspace, "another.tar"))
