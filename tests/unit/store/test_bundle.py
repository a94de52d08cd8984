import io
import os
import tarfile
from pathlib import Path

import pytest

from stancewatch.foundation.errors import EvidenceError, HashMismatch, InputError
from stancewatch.store.bundle import is_bundle, unpack, write_bundle
from stancewatch.store.export import carried
from stancewatch.store.inventory import INVENTORY

FILES = {
    "labs/lab.toml": b"slug",
    "texts/lab/" + "0" * 64 + ".json": b"{}" * 700,
    "log/2026-01-02.manifest": b"",
}


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    for place, data in FILES.items():
        (tmp_path / "root" / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "root" / place).write_bytes(data)
    write_bundle(tmp_path / "bundle.tar", tmp_path / "root", list(FILES))
    return tmp_path / "bundle.tar"


def allowed(_: str) -> bool:
    return True


def test_it_comes_back_as_it_was(bundle: Path, tmp_path: Path) -> None:
    members = unpack(bundle, tmp_path / "out", carried)
    assert [one.place for one in members] == sorted(FILES)
    assert {one.place: (tmp_path / "out" / one.place).read_bytes() for one in members} == FILES


def test_the_same_files_give_the_same_bytes(bundle: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "root").rglob("*"):
        os.utime(path, (1, 1))
    write_bundle(tmp_path / "again.tar", tmp_path / "root", list(reversed(FILES)))
    assert (tmp_path / "again.tar").read_bytes() == bundle.read_bytes()


def test_any_tar_program_unpacks_it(bundle: Path) -> None:
    with tarfile.open(bundle, "r:") as archive:
        assert archive.getnames() == [INVENTORY, *sorted(FILES)]
        assert {one.mtime for one in archive.getmembers()} == {0}


def test_any_flipped_byte_is_found(bundle: Path, tmp_path: Path) -> None:
    whole = bundle.read_bytes()
    for position in range(0, len(whole), 41):
        changed = bytearray(whole)
        changed[position] ^= position % 255 + 1
        bundle.write_bytes(changed)
        if is_bundle(bundle):
            with pytest.raises(EvidenceError):
                unpack(bundle, tmp_path / "out", allowed)


@pytest.mark.parametrize("change", ["cut", "cut header", "longer", "twice", "a byte"])
def test_any_other_length_is_found(bundle: Path, tmp_path: Path, change: str) -> None:
    whole = bundle.read_bytes()
    others = {
        "cut": whole[:-1], "cut header": whole[:700], "longer": whole + b"\0", "twice": whole * 2, "a byte": whole[:1]
    }  # fmt: skip
    bundle.write_bytes(others[change])
    with pytest.raises(HashMismatch):
        unpack(bundle, tmp_path / "out", allowed)


@pytest.mark.parametrize(
    "name",
    ["../labs/x.toml", "/labs/x.toml", "labs/../../x.toml", "labs/x.toml\n", "stancewatch.toml", "labs/X.toml",
     "orphans/x", "archive/lab/about/x.warc.gz", ".stancewatch.lock", "labs/é.toml"],
)  # fmt: skip
def test_a_name_that_no_workspace_holds_is_not_carried(name: str) -> None:
    assert not carried(name)


def test_nothing_is_written_where_one_name_is_refused(bundle: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="which no workspace holds"):
        unpack(bundle, tmp_path / "out", lambda place: not place.startswith("texts/"))
    assert not (tmp_path / "out").exists()


def hostile(kind: bytes, bundle: Path) -> bytes:
    """The bundle with one member turned into a link, a device or a sparse file."""
    whole = bundle.read_bytes()
    entry = tarfile.TarInfo("labs/lab.toml")
    entry.type, entry.linkname, entry.size = kind, "/etc/passwd", 4
    at = whole.index(b"labs/lab.toml\0")
    return whole[:at] + entry.tobuf(tarfile.USTAR_FORMAT) + whole[at + tarfile.BLOCKSIZE :]


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE, tarfile.GNUTYPE_SPARSE]
)
def test_what_is_no_plain_file_is_refused(bundle: Path, tmp_path: Path, kind: bytes) -> None:
    bundle.write_bytes(hostile(kind, bundle))
    with pytest.raises(HashMismatch, match=r"labs/lab\.toml"):
        unpack(bundle, tmp_path / "out", carried)
    assert not list((tmp_path / "out").rglob("*.toml"))


def test_a_compressed_or_foreign_archive_is_no_bundle(tmp_path: Path) -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo(INVENTORY))
    (tmp_path / "x").write_bytes(data.getvalue())
    assert not is_bundle(tmp_path / "x")
