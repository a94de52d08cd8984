import errno
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from stancewatch.foundation.errors import ExitCode, NotStored
from stancewatch.store import atomic

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def no_room(*_: object) -> None:
    raise FULL


def test_a_written_file_holds_what_was_given(tmp_path: Path) -> None:
    atomic.write_bytes(tmp_path / "a" / "b" / "file", b"one")
    atomic.write_bytes(tmp_path / "a" / "b" / "file", b"two")
    assert (tmp_path / "a" / "b" / "file").read_bytes() == b"two"
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["file"]


def test_a_full_disk_leaves_the_old_file_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    atomic.write_bytes(path, b"old")
    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(NotStored, match="No space left on device") as caught:
        atomic.write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    assert "everything stored before stands" in caught.value.hint
    assert caught.value.exit_code is ExitCode.WORLD


def test_a_full_disk_takes_a_line_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lines"
    atomic.append_line(path, b"one\n")
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, line: write(handle, line[:2]))
    with pytest.raises(NotStored, match="No space left on device"):
        atomic.append_line(path, b"two\n")
    assert path.read_bytes() == b"one\n"


def test_a_file_that_may_not_grow_is_as_it_was(tmp_path: Path) -> None:
    """The same with a limit that the operating system keeps, not a patched function."""
    program = (
        "import sys; from pathlib import Path; from stancewatch.store import atomic\n"
        "from stancewatch.foundation.errors import NotStored\n"
        "path = Path(sys.argv[1])\n"
        "for write in (atomic.append_line, atomic.write_bytes):\n"
        "    try: write(path, b'x' * 5000)\n"
        "    except NotStored as error: print(type(error).__name__)\n"
    )
    path = tmp_path / "lines"
    path.write_bytes(b"one\n")
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["NotStored", "NotStored"]
    assert path.read_bytes() == b"one\n"
    assert list(tmp_path.iterdir()) == [path]


def test_files_written_together_are_settled_once_and_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(
        os, "fsync", lambda handle: done.append(Path(f"/proc/self/fd/{handle}").readlink().name)
    )
    folder = tmp_path / "made"
    folder.mkdir()
    atomic.write_together({folder / "one": b"1", folder / "two": b"2"})
    assert done == [".one.partial", ".two.partial", "made"]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"one": b"1", "two": b"2"}


def test_what_a_kill_left_of_a_file_is_written_over(tmp_path: Path) -> None:
    (tmp_path / f".file{atomic.PARTIAL}").write_bytes(b"half of a lo")
    atomic.write_bytes(tmp_path / "file", b"whole")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("file", b"whole")]


def test_an_unwritable_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotStored, match=r"file/below.* could not be written"):
        atomic.write_bytes(tmp_path / "file" / "below", b"x")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotStored):
        atomic.append_line(tmp_path / "link", b"x\n")
    assert not (tmp_path / "elsewhere").exists()


def test_moving_covers_nothing(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text(name)
        atomic.move(tmp_path / name, tmp_path / "to" / "file")
    assert sorted(path.read_text() for path in (tmp_path / "to").iterdir()) == ["one", "two"]
