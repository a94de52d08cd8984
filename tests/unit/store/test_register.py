"""What no list names: every byte of it is found, its loss too, and a kill in between leaves nothing broken."""

from pathlib import Path

import pytest

from stancewatch.foundation.errors import HashMismatch
from stancewatch.store.archive import FileArchive
from stancewatch.store.attestations import Attestations
from stancewatch.store.audits import Audits
from stancewatch.store.export import export
from stancewatch.store.leftovers import leftovers
from stancewatch.store.manifest import write_manifest
from stancewatch.store.merge import take_in
from stancewatch.store.register import PLACE, Register
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import day, filled, page, stored_files

LAB = "labs/lab.toml"


def complete(root: Path) -> Workspace:
    """A workspace with a lab file, envelopes and two manifests."""
    archive = filled(root)
    (root / "labs").mkdir()
    (root / LAB).write_bytes(b'slug = "lab"\nname = "A lab"\n')
    for line in Audits(archive.workspace).lines("lab"):
        Attestations(archive.workspace).write("lab", line.id, b'{"payload": ""}\n')
    write_manifest(archive.workspace, day(1).date())
    archive.keep("lab", page(day(9), b"<p>later</p>"), None)
    write_manifest(archive.workspace, day(9).date())
    assert verify(archive.workspace) == ()
    return archive.workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return complete(tmp_path / "workspace")


def places(workspace: Workspace) -> set[str]:
    return {one.place for one in verify(workspace)}


def flips(path: Path) -> list[bytes]:
    """The file with its first, its middle and its last byte changed."""
    whole = path.read_bytes()
    at = sorted({0, len(whole) // 2, len(whole) - 1})
    return [whole[:one] + bytes([whole[one] ^ 1]) + whole[one + 1 :] for one in at]


def test_a_byte_of_any_file_of_a_workspace_is_found(workspace: Workspace) -> None:
    for path in stored_files(workspace.root):
        whole = path.read_bytes()
        for changed in flips(path):
            path.write_bytes(changed)
            assert verify(workspace), path.relative_to(workspace.root)
        path.write_bytes(whole)
    assert verify(workspace) == ()


@pytest.mark.parametrize("place", ["log/2026-01-11.manifest", "log/2026-01-03.manifest", PLACE, LAB])
def test_a_registered_file_that_is_gone_is_found(workspace: Workspace, place: str) -> None:
    (workspace.root / place).unlink()
    assert place in places(workspace)


def test_every_envelope_that_is_gone_is_found(workspace: Workspace) -> None:
    for path in workspace.root.glob("audits/*/*.dsse"):
        path.unlink()
        assert workspace.relative(path) in places(workspace)


def test_nothing_is_vouched_for_without_the_register(workspace: Workspace) -> None:
    (workspace.root / PLACE).unlink()
    with pytest.raises(HashMismatch, match="names the manifests"):
        write_manifest(workspace, day(10).date())


def test_a_manifest_that_was_put_in_is_found(workspace: Workspace) -> None:
    last = workspace.root / "log/2026-01-11.manifest"
    (workspace.root / "log/2026-01-12.manifest").write_bytes(last.read_bytes())
    assert any("does not name this file" in one.what for one in verify(workspace))


def test_a_lab_file_that_was_edited_is_named_until_it_is_registered(workspace: Workspace) -> None:
    (workspace.root / LAB).write_bytes(b'slug = "lab"\nname = "Another name"\n')
    (found,) = verify(workspace)
    assert (found.place, "manifest write" in found.what) == (LAB, True)
    write_manifest(workspace, day(10).date())
    assert verify(workspace) == ()
    (workspace.root / LAB).unlink()
    assert places(workspace) == {LAB}
    write_manifest(workspace, day(10).date())
    assert verify(workspace) == ()


def test_a_new_lab_file_is_no_damage(workspace: Workspace) -> None:
    (workspace.root / "labs/new.toml").write_bytes(b"")
    assert verify(workspace) == ()


def test_an_envelope_that_changed_stays_broken_when_a_manifest_is_written(workspace: Workspace) -> None:
    path = next(workspace.root.glob("audits/lab/*.dsse"))
    path.write_bytes(flips(path)[1])
    write_manifest(workspace, day(10).date())
    assert places(workspace) == {workspace.relative(path)}


def test_an_envelope_that_is_signed_later_is_registered(workspace: Workspace) -> None:
    line = Audits(workspace).lines("lab")[0]
    Attestations(workspace).write("lab", line.id, b"signed")
    assert verify(workspace) == ()


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_kill_around_a_write_leaves_nothing_broken(workspace: Workspace, moment: str) -> None:
    """Killed after the announcement, before or after the file itself."""
    place, data = "log/2026-01-20.manifest", (workspace.root / "log/2026-01-11.manifest").read_bytes()
    register = Register(workspace)
    from stancewatch.foundation.canonical import sha256

    register.announce({place: sha256(data), LAB: sha256(b"new")})
    if moment == "after":
        (workspace.root / LAB).write_bytes(b"new")
    assert (verify(workspace), leftovers(workspace)) == ((), ())
    register.settle()
    assert verify(workspace) == ()
    assert register.read().coming == {}


@pytest.fixture
def unpacked(workspace: Workspace, tmp_path: Path) -> Workspace:
    return unpack(workspace, tmp_path, ())


def unpack(workspace: Workspace, tmp_path: Path, labs: tuple[str, ...]) -> Workspace:
    """Export some labs and unpack the file as any tar program does."""
    import tarfile

    export(workspace, tmp_path / "out.tar", labs)
    with tarfile.open(tmp_path / "out.tar") as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    return Workspace(tmp_path / "unpacked")


@pytest.mark.parametrize("labs", [(), ("lab",)])
def test_a_byte_of_any_file_of_an_unpacked_export_is_found(
    workspace: Workspace, tmp_path: Path, labs: tuple[str, ...]
) -> None:
    there = unpack(workspace, tmp_path, labs)
    assert verify(there) == ()
    files = [path for path in there.root.rglob("*") if path.is_file()]
    assert {"inventory.json", LAB} <= {there.relative(path) for path in files}
    for path in files:
        whole = path.read_bytes()
        for changed in (*flips(path), whole[:-1], whole + b"x"):
            path.write_bytes(changed)
            assert there.relative(path) in places(there)
        path.unlink()
        assert path.name == "inventory.json" or there.relative(path) in places(there)
        path.write_bytes(whole)
    assert verify(there) == ()


@pytest.mark.parametrize(
    "place", ["labs/other.toml", "archive/lab/about/x.txt", "log/x", "audits/lab/x.dsse"]
)
def test_a_file_that_is_not_listed_is_found(unpacked: Workspace, place: str) -> None:
    (unpacked.root / place).write_bytes(b"")
    assert place in places(unpacked)


def test_a_flipped_byte_of_a_packed_export_is_found_at_its_beginning_too(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "out.tar"
    export(workspace, file)
    whole = file.read_bytes()
    for at in (*range(20), len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(HashMismatch):
            take_in(Workspace(tmp_path / "there"), file, dry_run=True)


def test_working_on_in_an_unpacked_export_sets_its_inventory_aside(unpacked: Workspace) -> None:
    FileArchive(unpacked).keep("lab", page(day(12), b"<p>more</p>"), None)
    assert not (unpacked.root / "inventory.json").exists()
    assert (unpacked.root / "orphans/inventory.json").is_file()
    assert verify(unpacked) == ()


def test_an_import_registers_what_it_brings(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, tmp_path / "one.tar", ("lab",))
    there = Workspace(tmp_path / "there")
    take_in(there, tmp_path / "one.tar")
    assert verify(there) == ()
    for path in (there.root / LAB, *there.root.glob("audits/*/*.dsse")):
        whole = path.read_bytes()
        path.write_bytes(whole + b" ")
        assert places(there) == {there.relative(path)}
        path.write_bytes(whole)
