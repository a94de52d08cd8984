"""Writing so that a kill at any moment, or a full disk, leaves either the old state or the new one.

A whole file is written beside its place, made durable, then renamed into it. A line is appended by one
write and made durable; what a kill leaves of such a line is recognised by its missing newline (`ledger`).
"""

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from stancewatch.foundation.errors import NotStored

PARTIAL = ".partial"
"""Ends the name of a file that is not whole yet; it also begins with a dot. Never read."""

_FULL = (errno.ENOSPC, errno.EDQUOT)


def write_bytes(path: Path, data: bytes) -> None:
    """Put a whole file in its place; afterwards it is durable, or the place is as it was.

    Raises NotStored where the disk does not take it.
    """
    write_pieces(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Put a whole file in its place, piece by piece, as `write_bytes` does.

    Whatever the pieces raise leaves the place as it was.
    """
    with _named(path):
        _put(path, pieces)
        _settle(path.parent)


def write_together(files: Mapping[Path, bytes]) -> None:
    """Put whole files of one folder in their places, one after the other; afterwards all of them are durable.

    A kill, or a full disk, leaves each place with the old file or the new one. Raises as `write_bytes` does.
    """
    for path, data in files.items():
        with _named(path):
            _put(path, (data,))
    for path in list(files)[-1:]:
        with _named(path):
            _settle(path.parent)


def append_line(path: Path, line: bytes) -> None:
    """Add a line, newline included, to the end of a file; afterwards it is durable, or the file is as it was.

    Raises NotStored where the disk does not take it.
    """
    with _named(path):
        make_folder(path.parent)
        fresh = not path.exists()
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
        try:
            _append(handle, line)
        finally:
            os.close(handle)
        if fresh:
            _settle(path.parent)


def cut(path: Path, size: int) -> None:
    """Cut a file to its first `size` bytes, durably. Raises NotStored where the disk does not allow it."""
    with _named(path), path.open("r+b") as handle:
        handle.truncate(size)
        os.fsync(handle.fileno())


def move(path: Path, target: Path) -> None:
    """Move a file, durably, without covering one that is there already: that one keeps its place.

    Raises NotStored where the disk does not allow it.
    """
    while target.exists():
        target = target.with_name(f"{target.name}.again")
    with _named(target):
        make_folder(target.parent)
        path.rename(target)
        _settle(target.parent)
        _settle(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, durably."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _settle(folder.parent)


def _put(path: Path, pieces: Iterable[bytes]) -> None:
    """Put a whole file in its place; a power cut may forget its name until the folder is settled."""
    folder = path.parent
    make_folder(folder)
    partial = folder / f".{path.name}{PARTIAL}"
    try:
        _write_new(partial, pieces)
        partial.replace(path)
    except BaseException:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise


def _write_new(path: Path, pieces: Iterable[bytes]) -> None:
    with _opened_new(path) as handle:
        handle.writelines(pieces)
        handle.flush()
        os.fsync(handle.fileno())


def _opened_new(path: Path) -> BinaryIO:
    """Open a file that is not there for writing; what a kill left of an earlier one is removed."""
    try:
        return path.open("xb")
    except FileExistsError:
        path.unlink()
        return path.open("xb")


def _append(handle: int, line: bytes) -> None:
    size = os.fstat(handle).st_size
    try:
        _write_whole(handle, line)
        os.fsync(handle)
    except OSError:
        with suppress(OSError):
            os.ftruncate(handle, size)
        raise


def _write_whole(handle: int, line: bytes) -> None:
    if os.write(handle, line) != len(line):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _settle(folder: Path) -> None:
    """Make the names in a folder durable: without this a power cut may forget a rename."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotStored(
            f"{str(path)!r} could not be written ({error.strerror or error}): nothing of it was kept.",
            hint="Free space on its disk, then run the same command again; everything stored before stands."
            if error.errno in _FULL
            else "Make the workspace writable, then run the same command again; what was stored before stands.",
        ) from error
