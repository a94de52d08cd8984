import hashlib
from pathlib import Path

import pytest

from stancewatch.store.leftovers import leftovers, sweep
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import filled, stored_files


@pytest.fixture
def root(tmp_path: Path) -> Path:
    filled(tmp_path)
    return tmp_path


def test_what_was_stored_holds(root: Path) -> None:
    assert verify(Workspace(root)) == ()
    assert leftovers(Workspace(root)) == ()


def test_nothing_is_broken_where_nothing_is(tmp_path: Path) -> None:
    assert verify(Workspace(tmp_path)) == ()
    assert leftovers(Workspace(tmp_path)) == ()


@pytest.mark.slow
def test_any_flipped_byte_is_found(root: Path) -> None:
    """500 positions over all files, and the first and last byte of each."""
    files = stored_files(root)
    sizes = [path.stat().st_size for path in files]
    draws = [int.from_bytes(hashlib.sha256(b"%d" % number).digest()[:8], "big") for number in range(500)]
    places = [(files[number], place) for number, size in enumerate(sizes) for place in (0, size - 1)]
    places += [_place(files, sizes, draw % sum(sizes)) for draw in draws]
    for number, (path, position) in enumerate(places):
        whole = path.read_bytes()
        change = number % 255 + 1
        path.write_bytes(whole[:position] + bytes([whole[position] ^ change]) + whole[position + 1 :])
        found = verify(Workspace(root))
        path.write_bytes(whole)
        assert any(_names(one.place, path, root) for one in found), (
            f"{path.name}: byte {position} of {len(whole)}"
        )


def _place(files: list[Path], sizes: list[int], at: int) -> tuple[Path, int]:
    for path, size in zip(files, sizes, strict=True):
        if at < size:
            return path, at
        at -= size
    raise AssertionError(at)


def _names(place: str, path: Path, root: Path) -> bool:
    """Whether a place names a file; the head of a ledger is found broken by naming the ledger, too."""
    own = path.relative_to(root).as_posix()
    return place.startswith((own, own.replace(".head", ".jsonl")))


def test_any_cut_or_longer_tail_is_found(root: Path) -> None:
    for path in stored_files(root):
        whole = path.read_bytes()
        for change in (whole[:-1], whole[: len(whole) // 2], b"", whole + b"\n", whole + b"{}\n"):
            path.write_bytes(change)
            assert verify(Workspace(root)), f"{path.name}: {len(change)} of {len(whole)} bytes"
        path.write_bytes(whole)


def test_any_missing_file_is_found(root: Path) -> None:
    for path in stored_files(root):
        whole = path.read_bytes()
        path.unlink()
        found = verify(Workspace(root)) or leftovers(Workspace(root))
        path.write_bytes(whole)
        alone = path.suffix == ".head" and path.with_suffix(".jsonl").read_bytes().count(b"\n") == 1
        assert found or alone, path.name


def test_a_deleted_last_line_is_found(root: Path) -> None:
    for path in root.rglob("*.jsonl"):
        whole = path.read_bytes()
        path.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
        assert any("whole lines" in one.what for one in verify(Workspace(root)))
        path.write_bytes(whole)


def test_a_deleted_history_is_found_by_the_audits_that_rest_on_it(root: Path) -> None:
    for name in ("captures.jsonl", "captures.head"):
        (root / "archive/lab/about" / name).unlink()
    found = verify(Workspace(root))
    assert [one.place.split("/")[0] for one in found] == ["audits", "audits"]
    assert all("no line of a captures file names" in one.what for one in found)


def test_swapped_files_are_found(root: Path) -> None:
    one, two = sorted((root / "archive/lab/about").glob("*.warc.gz"))[:2]
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    assert [found.place for found in verify(Workspace(root))] == [
        one.relative_to(root).as_posix(),
        two.relative_to(root).as_posix(),
    ]


def plant(root: Path) -> dict[str, bytes]:
    planted = {
        "archive/lab/about/20260105T000000Z-00000000.warc.gz": b"no line",
        "archive/lab/about/.20260105T000000Z-00000000.warc.gz.partial": b"half",
        "archive/lab/home/notes.txt": b"not ours",
        f"texts/lab/{'0' * 64}.json": b"{}",
        "audits/lab/2026-01-01-00000000.json": b"{}",
    }
    for place, data in planted.items():
        (root / place).write_bytes(data)
    with (root / "archive/lab/about/captures.jsonl").open("ab") as captures:
        captures.write(b'{"at":')
    return planted


def test_what_no_line_names_is_reported_and_swept_on_request(root: Path) -> None:
    planted = plant(root)
    (root / f"texts/lab/{'0' * 64}.json").unlink()
    del planted[f"texts/lab/{'0' * 64}.json"]
    assert verify(Workspace(root)) == ()
    found = [one.place for one in leftovers(Workspace(root))]
    assert found == sorted([*planted, "archive/lab/about/captures.jsonl"])
    assert [one.place for one in sweep(Workspace(root))] == found
    assert leftovers(Workspace(root)) == ()
    assert verify(Workspace(root)) == ()
    for place, data in planted.items():
        assert (root / "orphans" / place).read_bytes() == data
    (torn,) = (root / "orphans/archive/lab/about").glob("captures.jsonl.torn-*")
    assert torn.read_bytes() == b'{"at":'


def test_a_text_that_is_not_one_is_broken_whoever_names_it(root: Path) -> None:
    (root / f"texts/lab/{'0' * 64}.json").write_bytes(b"{}")
    assert [one.place for one in verify(Workspace(root))] == [f"texts/lab/{'0' * 64}.json"]


def test_nothing_is_swept_beside_a_broken_ledger(root: Path) -> None:
    captures = root / "archive/lab/about/captures.jsonl"
    captures.write_bytes(captures.read_bytes()[:-10])
    before = stored_files(root)
    sweep(Workspace(root))
    assert stored_files(root) == before
