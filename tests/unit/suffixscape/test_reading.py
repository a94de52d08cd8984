"""Bytes become text with exact offsets, or are refused by name and place while the rest is read."""

import io
from pathlib import Path

import pytest

from stancewatch.foundation.errors import InputError
from stancewatch.suffixscape.engine import examine
from stancewatch.suffixscape.reading import Input, text_of, texts


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a\x00b", "byte 1 is 0x00"),
        (b"a" * 20_000 + b"\x00", "byte 20000 is 0x00"),
        (b"a\nb\xff", "byte 3 is 0xff, in line 2"),
        ("ü".encode("utf-16"), "UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        text_of(data, "x")


def test_offsets_are_those_of_the_file() -> None:
    text = text_of("\ufeffA 🙂\r\n\r\nThe images were removed.\r\n".encode(), "x")
    (hit,) = examine(text)
    assert (text[hit.start : hit.end], hit.start) == ("were removed", 19)


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"\xff")
    (tmp_path / "good.md").write_text("good", "utf-8")
    told: list[InputError] = []
    names = [str(tmp_path / name) for name in ("none.md", "bad.md", ".", "good.md")]
    assert [one.text for one in texts(names, Input.FILES, "-", told.append)] == ["good"]
    assert [one.message.partition(": ")[2] for one in told] == [
        "No such file or directory.",
        "byte 0 is 0xff, in line 1.",
        "Is a directory.",
    ]


def test_lines_of_json_may_begin_with_a_byte_order_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b'\xef\xbb\xbf{"id": 1, "text": "a"}\r\n\n{"id": 2}\n{"id": 3, "text": "\xff"}\n[1]\n{"id": 4, "text": "b"}'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    told: list[InputError] = []
    assert [row[:2] for row in texts(["-"], Input.JSONL, "in", told.append)] == [("1", "a"), ("4", "b")]
    assert "byte 57 is 0xff, in line 4" in told[1].message
    assert len(told) == 3


def test_a_broken_line_of_json_does_not_end_the_run(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(
        '{"id": 2}\n"a"\n3\n' + "[" * 100_000 + '\n{"id": 4, "text": "b"}\n{"_meta": 1}\n', "utf-8"
    )
    told: list[InputError] = []
    assert [row[:2] for row in texts([str(file)], Input.JSONL, "-", told.append)] == [("4", "b")]
    assert [one.message.split()[1] for one in told] == ["1", "2", "3", "4"]
