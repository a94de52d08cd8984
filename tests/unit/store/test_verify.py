import hashlib
import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stancewatch.foundation.canonical import Json, sealed
from stancewatch.model.exchange import Fetched
from stancewatch.model.lab import PageRole
from stancewatch.store.archive import FileArchive
from stancewatch.store.audits import Audits
from stancewatch.store.leftovers import leftovers, sweep, uncounted
from stancewatch.store.manifest import write_manifest
from stancewatch.store.register import new_labs
from stancewatch.store.stamps import keep_stamp, request_for
from stancewatch.store.verify import holds_anything, verify
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import URL, audit_of, day, document, filled, page, stored_files


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


@pytest.fixture
def everything(root: Path) -> Path:
    """Also pages of other archives, a page read again, a manifest and its time stamp."""
    archive = FileArchive(Workspace(root))
    archive.keep("lab", replace(page(day(-9)), origin="imported from WARC x sha256 0"), document("Older."))
    version = Fetched("terms", PageRole.POLICY, URL, day(-8), body=b"# Terms", media_type="text/markdown")
    archive.keep("lab", replace(version, origin="imported from git 0"), document("Terms"))
    before = archive.captures("lab", "terms")[0]
    assert before.snapshot
    archive.read_again(before, before.snapshot, document("Terms, read again"))
    write_manifest(archive.workspace, day(9).date())
    question = request_for(archive.workspace, day(9).date())
    granted, signed = bytes.fromhex("3003020100"), bytes.fromhex("06092a864886f70d010702")
    token = signed + bytes.fromhex("060b2a864886f70d0109100104") + question
    whole = granted + bytes([0x30, len(token)]) + token
    answer = bytes([0x30, 0x81, len(whole)]) + whole
    keep_stamp(archive.workspace, day(9).date(), answer, "https://tsa.example/")
    assert (verify(archive.workspace), leftovers(archive.workspace)) == ((), ())
    return root


@pytest.mark.slow
def test_any_flipped_byte_is_found(everything: Path) -> None:
    """500 positions over all files, and the first and last byte of each."""
    root = everything
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
    """Whether a place names a file; the head of a ledger is found broken by naming the ledger, too;
    a time stamp by naming the manifest."""
    own = path.relative_to(root).as_posix()
    others = (own.replace(".head", ".jsonl"), own.removesuffix(".tsr"), own.replace(".stamp", ".manifest"))
    return place.startswith((own, *others))


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
        assert found, path.name


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
        "audits/lab/notes.txt": b"not ours",
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


def test_an_audit_that_no_line_names_is_broken_and_stays(root: Path) -> None:
    for place in ("audits/lab/2026-01-01-00000000.json", "audits/lab/copy.json", "audits/Other Lab/one.json"):
        (root / place).parent.mkdir(exist_ok=True)
        (root / place).write_bytes(b"{}")
        assert [(one.place, one.what) for one in verify(Workspace(root))] == [
            (place, "No line of the index names this audit.")
        ]
        assert sweep(Workspace(root)) == ()
        (root / place).unlink()


def test_audits_whose_whole_index_is_gone_are_broken(root: Path) -> None:
    for name in ("index.jsonl", "index.head"):
        (root / "audits/lab" / name).unlink()
    audits = sorted(path.relative_to(root).as_posix() for path in (root / "audits/lab").glob("*.json"))
    assert [one.place for one in verify(Workspace(root))] == audits


@pytest.mark.parametrize("folder", ["audits/lab", "archive/other", "archive", "audits"])
def test_a_folder_that_is_gone_is_found_by_the_manifest(root: Path, folder: str) -> None:
    write_manifest(Workspace(root), date(2026, 1, 20))
    shutil.rmtree(root / folder)
    missing = [one for one in verify(Workspace(root)) if one.what.startswith("The file is missing; 'log/")]
    assert missing
    assert all(one.place.startswith(folder) for one in missing)


def test_an_audit_killed_before_its_line_is_a_leftover(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    audits, new = Audits(Workspace(root)), audit_of(FileArchive(Workspace(root)), 9)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("stancewatch.store.ledger.append_line", killed)
        with pytest.raises(KeyboardInterrupt):
            audits.write(new)
    place = f"audits/lab/{new.id}.json"
    assert verify(Workspace(root)) == ()
    assert [one.place for one in leftovers(Workspace(root))] == [place]
    other = audit_of(FileArchive(Workspace(root)), 10)
    audits.write(other)
    assert (root / "orphans" / place).is_file()
    assert verify(Workspace(root)) == ()
    assert leftovers(Workspace(root)) == ()


def test_a_text_that_is_not_one_is_broken_whoever_names_it(root: Path) -> None:
    (root / f"texts/lab/{'0' * 64}.json").write_bytes(b"{}")
    assert [one.place for one in verify(Workspace(root))] == [f"texts/lab/{'0' * 64}.json"]


def test_nothing_is_swept_beside_a_broken_ledger(root: Path) -> None:
    captures = root / "archive/lab/about/captures.jsonl"
    captures.write_bytes(captures.read_bytes()[:-10])
    before = stored_files(root)
    sweep(Workspace(root))
    assert stored_files(root) == before


@pytest.mark.parametrize(
    "forged",
    [
        {"title": "Another"},
        {"hidden": [{"kind": "comment", "text": "x", "path": ""}]},
        {"notes": ["Forged."]},
        {"language": "zz"},
        {"passages": "fr"},
    ],
    ids=lambda one: next(iter(one)),
)
def test_a_text_sealed_anew_is_found(root: Path, forged: dict[str, Json]) -> None:
    """The line of the capture names the file; only whoever writes the lists anew, too, could hide it."""
    path = next((root / "texts/other").iterdir())
    document = json.loads(path.read_bytes())
    if forged.get("passages"):
        forged = {"passages": [{**one, "language": "fr"} for one in document["passages"]]}
    before = path.read_bytes()
    path.write_bytes(sealed({key: value for key, value in (document | forged).items() if key != "seal"}))
    assert path.read_bytes() != before
    assert [one.place for one in verify(Workspace(root))] == [f"texts/other/{path.name}"]


def test_a_line_written_before_texts_were_named_by_file_holds(root: Path) -> None:
    ledger = Workspace(root).captures("other", "about")
    entries = [{key: one[key] for key in one if key != "text_file_sha256"} for one in ledger.entries()]
    ledger.path.unlink()
    ledger.head.unlink()
    ledger.extend(entries)
    assert verify(Workspace(root)) == ()


def test_a_planted_lab_file_is_named(root: Path) -> None:
    """One that is here goes before the packaged one with its name."""
    write_manifest(Workspace(root), date(2026, 1, 7))
    (root / "labs").mkdir()
    (root / "labs/laion.toml").write_text("slug = 'laion'")
    assert [one.place for one in new_labs(Workspace(root))] == ["labs/laion.toml"]
    write_manifest(Workspace(root), date(2026, 1, 7))
    assert new_labs(Workspace(root)) == ()


def test_a_link_in_the_place_of_a_file_is_broken(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    warc = sorted(root.rglob("*.warc.gz"))[0]
    outside = tmp_path_factory.mktemp("outside") / warc.name
    shutil.move(warc, outside)
    warc.symlink_to(outside)
    assert Workspace(root).relative(warc) in {one.place for one in verify(Workspace(root))}


def test_an_inventory_that_leads_nowhere_is_broken(root: Path) -> None:
    (root / "inventory.json").symlink_to(root / "nowhere")
    assert [one.place for one in verify(Workspace(root))] == ["inventory.json"]


def test_a_line_that_the_head_does_not_know_is_mentioned(root: Path) -> None:
    """It may be what a kill left, and it may be forged: it holds, and is named until the next line counts it."""
    archive = FileArchive(Workspace(root))
    head = archive.workspace.captures("lab", "home").head
    before = head.read_bytes()
    archive.keep("lab", page(day(7), source="home"), document())
    assert uncounted(archive.workspace) == ()
    head.write_bytes(before)
    assert [one.place for one in uncounted(archive.workspace)] == ["archive/lab/home/captures.jsonl"]
    assert verify(archive.workspace) == ()
    archive.keep("lab", page(day(8), source="home"), document())
    assert uncounted(archive.workspace) == ()


def test_an_empty_folder_holds_nothing(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    empty = tmp_path_factory.mktemp("empty")
    (empty / "archive/lab").mkdir(parents=True)
    (empty / "labs").mkdir()
    (empty / "labs/lab.toml").write_text("")
    assert not holds_anything(Workspace(empty))
    assert holds_anything(Workspace(root))
