"""Writing a site whole or not at all: built beside its place, then swapped in by renaming.

Names used beside `site/`: `.site.building` while files are written, `.site.replaced` for the few moments in
which the earlier site stands aside, `.site.lock` against a second writer. A build that was killed leaves the
earlier site where it was, or, between the two renamings, at `.site.replaced`: the next build puts it back first.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from stancewatch.foundation.errors import PublicationError
from stancewatch.publish.addresses import MARKER
from stancewatch.publish.file import File


def replace_folder(out: Path, files: Iterable[File]) -> None:
    """Make `out` hold exactly these files.

    Raises PublicationError where `out` is something other than an earlier site or an empty folder, where
    another build is at work, or where the files cannot be written; `out` is then as it was.
    """
    out = out.resolve()
    building, replaced = _beside(out, "building"), _beside(out, "replaced")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with _alone(out):
            _restore(out, replaced)
            _check_replaceable(out)
            try:
                _write_all(building, files)
                _swap(building, out, replaced)
            finally:
                shutil.rmtree(building, ignore_errors=True)
    except OSError as error:
        raise PublicationError(
            f"The site cannot be written to {str(out)!r}: {error.strerror or error}.",
            hint="Choose a folder on a disk with free space that you may write to and that is not itself a mount.",
        ) from error


def _beside(out: Path, what: str) -> Path:
    return out.with_name(f".{out.name}.{what}")


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    lock = FileLock(_beside(out, "lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise PublicationError(
            f"Another build is writing to {str(out)!r}.",
            hint="Wait until it is done, or choose another folder.",
        ) from error
    try:
        yield
    finally:
        lock.release()


def _restore(out: Path, replaced: Path) -> None:
    """Put back what a build that was killed between two renamings had set aside."""
    if not replaced.exists():
        return
    if out.exists():
        shutil.rmtree(replaced)
    else:
        replaced.rename(out)


def _check_replaceable(out: Path) -> None:
    if not out.exists() or (out / MARKER).is_file():
        return
    if not out.is_dir() or any(out.iterdir()):
        raise PublicationError(
            f"{str(out)!r} is there already and is not a StanceWatch site (it holds no {MARKER!r}).",
            hint="Choose another folder, or empty this one yourself.",
        )


def _write_all(folder: Path, files: Iterable[File]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for file in files:
        _write(folder / file.path, file.data)
    for inside in (folder, *sorted(path for path in folder.rglob("*") if path.is_dir())):
        _sync_folder(inside)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _swap(building: Path, out: Path, replaced: Path) -> None:
    earlier = out.exists()
    if earlier:
        out.rename(replaced)
    try:
        building.rename(out)
    except OSError:
        if earlier:
            replaced.rename(out)
        raise
    _sync_folder(out.parent)
    shutil.rmtree(replaced, ignore_errors=True)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
