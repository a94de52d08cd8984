import hashlib
from pathlib import Path

import pytest

from stancewatch.foundation.canonical import SEAL
from stancewatch.foundation.errors import HashMismatch
from stancewatch.store.ledger import Ledger


def ledger(root: Path, about: str = "lab/about", lines: int = 3) -> Ledger:
    made = Ledger(root / "captures.jsonl", "captures.jsonl", about, root / "orphans")
    for number in range(lines):
        made.append({"said": f"line {number} ü"})
    return made


def said(made: Ledger) -> list[object]:
    return [entry["said"] for entry in made.entries()]


def test_lines_come_back_in_order(tmp_path: Path) -> None:
    assert said(ledger(tmp_path)) == ["line 0 ü", "line 1 ü", "line 2 ü"]


def test_a_ledger_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert ledger(tmp_path, lines=0).entries() == ()


def test_every_flipped_byte_is_found(tmp_path: Path) -> None:
    made = ledger(tmp_path)
    for path in (made.path, made.head):
        whole = path.read_bytes()
        for position in range(len(whole)):
            change = hashlib.sha256(bytes([position % 256])).digest()[0] or 1
            path.write_bytes(whole[:position] + bytes([whole[position] ^ change]) + whole[position + 1 :])
            assert made.examine().broken, f"{path.name}: byte {position}"
        path.write_bytes(whole)
    assert not made.examine().broken


def test_every_cut_tail_is_found(tmp_path: Path) -> None:
    made = ledger(tmp_path)
    whole = made.path.read_bytes()
    for size in range(len(whole)):
        made.path.write_bytes(whole[:size])
        assert made.examine().broken, size


@pytest.mark.parametrize("order", [(0, 1), (0, 2), (1, 2), (1, 0, 2), (0, 1, 1), (0, 1, 2, 2)])
def test_dropped_doubled_and_moved_lines_are_found(tmp_path: Path, order: tuple[int, ...]) -> None:
    made = ledger(tmp_path)
    lines = made.path.read_bytes().splitlines(keepends=True)
    made.path.write_bytes(b"".join(lines[number] for number in order))
    with pytest.raises(HashMismatch):
        made.entries()


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    made = ledger(tmp_path)
    made.path.write_bytes(made.path.read_bytes().replace(b"line 1", b"Line 1"))
    with pytest.raises(HashMismatch, match=r"captures\.jsonl:2"):
        made.entries()
    with pytest.raises(HashMismatch, match=r"captures\.jsonl:2"):
        made.append({"said": "on top"})


def test_a_file_of_another_source_is_found(tmp_path: Path) -> None:
    ledger(tmp_path)
    with pytest.raises(HashMismatch, match="'of' is not 'lab/other'"):
        ledger(tmp_path, about="lab/other", lines=0).entries()


def test_the_start_of_a_line_is_never_read_and_set_aside(tmp_path: Path) -> None:
    made = ledger(tmp_path)
    made.path.write_bytes(made.path.read_bytes() + b'{"said":"half a li')
    assert len(made.entries()) == 3
    made.append({"said": "next"})
    assert said(made)[-1] == "next"
    (aside,) = (tmp_path / "orphans").iterdir()
    assert aside.read_bytes() == b'{"said":"half a li'


def test_a_line_that_its_head_does_not_know_yet_counts(tmp_path: Path) -> None:
    made = ledger(tmp_path, lines=2)
    head = made.head.read_bytes()
    made.append({"said": "killed before the head"})
    made.head.write_bytes(head)
    assert said(made)[-1] == "killed before the head"
    made.append({"said": "next"})
    assert len(made.entries()) == 4


@pytest.mark.parametrize("lines", [1, 3])
def test_a_missing_head_is_found(tmp_path: Path, lines: int) -> None:
    made = ledger(tmp_path, lines=lines)
    made.head.unlink()
    with pytest.raises(HashMismatch, match=r"captures\.head"):
        made.entries()


@pytest.mark.parametrize("lines", [1, 3])
def test_a_missing_list_is_found_by_its_head(tmp_path: Path, lines: int) -> None:
    made = ledger(tmp_path, lines=lines)
    made.path.unlink()
    with pytest.raises(HashMismatch, match=f"holds 0 whole lines; {lines} were stored"):
        made.entries()


def test_a_head_stands_before_the_first_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(path: Path, line: bytes) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("stancewatch.store.ledger.append_line", killed)
        with pytest.raises(KeyboardInterrupt):
            ledger(tmp_path, lines=1)
    made = ledger(tmp_path, lines=0)
    assert made.head.is_file()
    assert made.entries() == ()
    made.append({"said": "next"})
    assert said(made) == ["next"]


def test_the_files_of_a_line_are_there_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there: list[bytes] = []
    made, file = ledger(tmp_path, lines=0), tmp_path / "one.warc"

    def looked(*_: object) -> None:
        there.extend((file.read_bytes(), made.head.read_bytes()[:11]))

    monkeypatch.setattr("stancewatch.store.ledger.append_line", looked)
    made.append({"said": "one"}, files={file: b"its file"})
    assert there == [b"its file", b'{"last":"",']


def test_a_line_after_what_was_read_does_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ledger(tmp_path, lines=2)
    before = made.whole()
    with monkeypatch.context() as patched:
        patched.delattr(Ledger, "examine")
        made.append({"said": "next"}, after=before)
    assert said(made) == ["line 0 ü", "line 1 ü", "next"]


def test_a_file_whose_line_never_came_is_announced_then_set_aside(tmp_path: Path) -> None:
    made = ledger(tmp_path, lines=1)
    made.announce("one.json")
    (tmp_path / "one.json").write_text("1")
    assert made.examine().coming == "one.json"
    made.announce("two.json")
    assert (tmp_path / "orphans" / "one.json").read_text() == "1"
    (tmp_path / "two.json").write_text("2")
    made.append({"said": "two"}, announced="two.json")
    assert made.examine().coming == ""
    assert (tmp_path / "two.json").is_file()


def test_a_rewritten_last_line_is_found(tmp_path: Path) -> None:
    made = ledger(tmp_path, lines=2)
    lines, head = made.path.read_bytes(), made.head.read_bytes()
    made.append({"said": "one"})
    other_head = made.head.read_bytes()
    made.path.write_bytes(lines)
    made.head.write_bytes(head)
    made.append({"said": "another"})
    made.head.write_bytes(other_head)
    with pytest.raises(HashMismatch, match="not the one that was stored last"):
        made.entries()


@pytest.mark.parametrize(
    "line", [b"[]\n", b"{}\n", b'{"n":1e999}\n', b'{"n":"\\ud800"}\n', b"[" * 100_000 + b"\n"]
)
def test_hostile_lines_are_broken_lines(tmp_path: Path, line: bytes) -> None:
    made = ledger(tmp_path, lines=1)
    made.path.write_bytes(made.path.read_bytes() + line)
    assert made.examine().broken
    assert SEAL in made.examine().entries[0]
