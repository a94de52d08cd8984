"""Many files as one: a plain tar archive (POSIX ustar) that has exactly one byte form.

First stands `inventory.json`, sealed, with the size and hash of every other file; then come these, by name. There is
no compression, so that the same files give the same bytes on every machine, and nothing unfolds to more than it
shows. Any tar program unpacks it.

Reading takes only what writing makes. Every header is compared with the one that would be written for its name and
size, and names and sizes come from the inventory: links, devices, doubled names, paths that lead outside, holes and
whatever else a tar archive may hold get no further than the comparison.
"""

import hashlib
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from stancewatch.foundation.canonical import sha256
from stancewatch.foundation.errors import EvidenceError, HashMismatch, InputError
from stancewatch.store.atomic import write_pieces
from stancewatch.store.inventory import INVENTORY, Member, inventory_of, members_of

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes of one file; an attempt of the fetcher stays far below."""
LARGEST_INVENTORY = 64 * 1024 * 1024
"""Bytes: about 400,000 files."""

_PIECE = 1 << 20
_END = 2 * tarfile.BLOCKSIZE
_AGAIN = "Ask for the file again, or export it anew."


def write_bundle(out: Path, root: Path, places: list[str]) -> tuple[Member, ...]:
    """Write the files at some places below `root` as one file and return what it holds besides the inventory.

    Raises InputError where a file cannot be read or carried, NotStored where the disk does not take the bundle.
    """
    members = tuple(_member(root, place) for place in sorted(places))
    write_pieces(out, _pieces(root, members))
    return members


def is_bundle(path: Path) -> bool:
    """Whether a file begins as a bundle does, or nearly so: a bundle with a damaged name is still one."""
    name = f"{INVENTORY}\0".encode()
    with path.open("rb") as handle:
        begins = handle.read(len(name))
    return sum(one == other for one, other in zip(begins, name, strict=False)) > len(name) // 2


def unpack(path: Path, folder: Path, allowed: Callable[[str], bool]) -> tuple[Member, ...]:
    """Write every file of a bundle below a folder and return them in order; the inventory is not written.

    Nothing is written before the inventory holds and every name in it is `allowed`. Raises HashMismatch where the
    bundle is not, byte for byte, what `write_bundle` wrote; InputError where it is too large or a name is refused.
    """
    with path.open("rb") as handle:
        members = _inventory(handle, path)
        for member in members:
            if not allowed(member.place) or member.size > LARGEST_FILE:
                raise InputError(
                    f"{str(path)!r} holds {member.place[:200]!r} ({member.size} bytes), which no workspace holds.",
                    hint="Nothing was taken from it. Ask whoever gave it to you for an export.",
                )
        for member in members:
            write_pieces(folder / member.place, _checked(handle, member, path))
        ending = _ending(handle.tell())
        if handle.read(len(ending) + 1) != ending:
            raise _altered(path, "its end")
    return members


def _member(root: Path, place: str) -> Member:
    try:
        with (root / place).open("rb") as handle:
            digest, size = hashlib.file_digest(handle, "sha256").hexdigest(), handle.tell()
    except OSError as error:
        raise InputError(f"{place!r} cannot be read ({error.strerror}).", hint="Make it readable.") from error
    if size > LARGEST_FILE:
        raise InputError(
            f"{place!r} has {size} bytes; an export carries files up to {LARGEST_FILE}.",
            hint="Copy the workspace as a folder.",
        )
    return Member(place, size, digest)


def _pieces(root: Path, members: tuple[Member, ...]) -> Iterator[bytes]:
    """Yield the bytes of a bundle. Raises HashMismatch where a file changed since it was counted."""
    size = 0
    for piece in _unended(root, members):
        size += len(piece)
        yield piece
    yield _ending(size)


def _unended(root: Path, members: tuple[Member, ...]) -> Iterator[bytes]:
    inventory = inventory_of(members)
    yield _header(INVENTORY, len(inventory)) + inventory + _padding(len(inventory))
    for member in members:
        data = (root / member.place).read_bytes()
        if sha256(data) != member.sha256:
            raise HashMismatch(f"{member.place!r} changed while it was copied.", hint="Export again.")
        yield _header(member.place, len(data)) + data + _padding(len(data))


def _header(name: str, size: int) -> bytes:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = size, 0o644, 0
    try:
        return entry.tobuf(tarfile.USTAR_FORMAT, "ascii", "strict")
    except ValueError as error:
        raise InputError(
            f"The name {name[:200]!r} cannot be carried in one file ({error}).",
            hint="Shorten the id of the lab or source.",
        ) from error


def _padding(size: int) -> bytes:
    return bytes(-size % tarfile.BLOCKSIZE)


def _ending(size: int) -> bytes:
    """Return what follows the last file: zeros up to a whole record."""
    return bytes(_END + -(size + _END) % tarfile.RECORDSIZE)


def _inventory(handle: BinaryIO, path: Path) -> tuple[Member, ...]:
    size = _size(handle.read(tarfile.BLOCKSIZE), path)
    data = handle.read(size)
    if handle.read(len(_padding(size))) != _padding(size):
        raise _altered(path, "its inventory")
    try:
        return members_of(data)
    except EvidenceError as error:
        raise _altered(path, "its inventory") from error


def _size(header: bytes, path: Path) -> int:
    """Return the size of the inventory by its header, which has to be the one we would write."""
    try:
        size = tarfile.TarInfo.frombuf(header, "ascii", "strict").size
    except (tarfile.TarError, ValueError) as error:
        raise _altered(path, "its beginning") from error
    if not 0 <= size <= LARGEST_INVENTORY or header != _header(INVENTORY, size):
        raise _altered(path, "its beginning")
    return size


def _checked(handle: BinaryIO, member: Member, path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file. Raises HashMismatch where they, or what stands around them, are others."""
    if handle.read(tarfile.BLOCKSIZE) != _header(member.place, member.size):
        raise _altered(path, member.place)
    digest, left = hashlib.sha256(), member.size
    while left and (piece := handle.read(min(left, _PIECE))):
        digest.update(piece)
        left -= len(piece)
        yield piece
    padding = _padding(member.size)
    if left or digest.hexdigest() != member.sha256 or handle.read(len(padding)) != padding:
        raise _altered(path, member.place)


def _altered(path: Path, where: str) -> HashMismatch:
    return HashMismatch(
        f"{str(path)!r} is not, byte for byte, what was exported: {where!r} differs.", hint=_AGAIN
    )
