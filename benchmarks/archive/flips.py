"""How many flipped bytes the verifications find, in a workspace, in an unpacked export and in a packed one.

    python benchmarks/archive/flips.py WORKSPACE [TIMES]

Nothing in WORKSPACE changes: it is copied, exported and unpacked into a temporary folder. Each of TIMES (500) flips
takes a file (any is as likely as any other), a position within it and a change, all three drawn from the number of the
flip, so that the trial is the same each time. What finds a flip is what `snapshot verify` runs, for a packed export
`import --dry-run`. `audit verify` runs the first of these and judges every audit again, which takes long, so that it
gets a share of the flips.
"""

import hashlib
import shutil
import sys
import tarfile
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from stancewatch.foundation.errors import EvidenceError
from stancewatch.foundation.progress import Silent
from stancewatch.procedures.verification import verify as verify_audits
from stancewatch.store.export import export
from stancewatch.store.merge import take_in
from stancewatch.store.verify import verify as verify_files
from stancewatch.store.workspace import Workspace

BESIDE = (".stancewatch.lock", "stancewatch.toml")
"""Files of a workspace that hold nothing of the archive: the lock, and the settings."""


RARER = 50
"""How many flips `snapshot verify` gets for one of `audit verify`."""


def drawn(number: int, what: str, below: int) -> int:
    return int.from_bytes(hashlib.sha256(f"{number} {what}".encode()).digest()[:8], "big") % below


def flipped(path: Path, number: int, whole: bytes) -> int:
    at = drawn(number, "position", len(whole))
    change = 1 + drawn(number, "change", 255)
    path.write_bytes(whole[:at] + bytes([whole[at] ^ change]) + whole[at + 1 :])
    return at


def trial(name: str, files: list[Path], times: int, found: Callable[[], bool]) -> None:
    files = [path for path in files if path.stat().st_size]
    missed = []
    for number in range(times):
        path = files[drawn(number, "file", len(files))]
        whole = path.read_bytes()
        at = flipped(path, number, whole)
        if not found():
            missed.append(f"{path.name}: byte {at} of {len(whole)}")
        path.write_bytes(whole)
    print(f"{name:45} {times - len(missed)} of {times} found, {len(files)} files", *missed, sep="\n  ")


def files_of(root: Path) -> list[Path]:
    found = (path for path in root.rglob("*") if path.is_file() and path.name not in BESIDE)
    return sorted(path for path in found if "orphans" not in path.relative_to(root).parts)


def broken_files(place: Workspace) -> bool:
    return bool(verify_files(place))


def broken_audits(place: Workspace) -> bool:
    return bool(verify_audits(place, (), Silent()).broken)


def refused(there: Workspace, packed: Path) -> bool:
    try:
        take_in(there, packed, dry_run=True)
    except EvidenceError:
        return True
    return False


def main(root: Path, times: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Workspace(Path(shutil.copytree(root, Path(folder) / "workspace")))
        packed, unpacked = Path(folder) / "all.tar", Workspace(Path(folder) / "unpacked")
        export(copy, packed)
        with tarfile.open(packed) as archive:
            archive.extractall(unpacked.root, filter="data")
        for name, place in (("workspace", copy), ("unpacked export", unpacked)):
            files = files_of(place.root)
            trial(f"{name}, snapshot verify", files, times, partial(broken_files, place))
            trial(f"{name}, audit verify", files, times // RARER, partial(broken_audits, place))
        there = Workspace(Path(folder) / "there")
        trial("packed export, import --dry-run", [packed], times, partial(refused, there, packed))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 500)
