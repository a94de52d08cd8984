"""What no list names: lab files, envelopes, manifests and their time stamps, by hash, in `log/register.json`.

A list seals its own lines and the files they name; the register does the same for the rest, so that a byte changed in
such a file is found, and so is the loss of the last manifest. Lab files are edited by people: whatever writes a
manifest registers them as they are then, and the manifest names them, so that the day of the change stays known.

Order of writing: the register announces the new hash beside the old one, the file is written, the register settles. A
kill in between leaves a file that has one of the two.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stancewatch.foundation.canonical import RESTORE, Json, sealed, sha256
from stancewatch.foundation.errors import EvidenceError, HashMismatch
from stancewatch.model.verification import Broken
from stancewatch.store.atomic import write_bytes
from stancewatch.store.leftovers import Leftover, listed_envelopes
from stancewatch.store.sealed import read_stored, unseal_bytes
from stancewatch.store.workspace import Workspace

PLACE = "log/register.json"
RESEAL = "If you changed it yourself, `stancewatch manifest write` registers it as it is."

_LABS = "labs/"


@dataclass(frozen=True, slots=True)
class Entries:
    """SHA-256 by place."""

    files: Mapping[str, str] = field(default_factory=dict)
    coming: Mapping[str, str] = field(default_factory=dict)
    """Announced: the file has this hash, or still the one under `files`, or is not there yet."""


@dataclass(frozen=True, slots=True)
class Register:
    """The register of a workspace; written under its lock."""

    workspace: Workspace

    def read(self) -> Entries:
        """Return what is registered, nothing where there are no manifests either.

        Raises HashMismatch where the register is altered, or is gone and manifests are there.
        """
        path = self.workspace.root / PLACE
        if not path.exists():
            if manifests(self.workspace):
                raise HashMismatch(
                    f"The file {PLACE!r}, which names the manifests, is missing.", hint=RESTORE
                )
            return Entries()
        document = unseal_bytes(read_stored(path, PLACE), PLACE)
        return Entries(_digests(document.get("files")), _digests(document.get("coming")))

    def put(self, files: Mapping[str, bytes]) -> None:
        """Write files, by place, that the register names; durable once this returns. Raises as `read` does."""
        self.announce({place: sha256(data) for place, data in files.items()})
        for place, data in files.items():
            if _digest(self.workspace, place) != sha256(data):
                write_bytes(self.workspace.root / place, data)
        self.settle()

    def seal(self) -> None:
        """Register lab files as they are, and the envelopes of listed audits that are not registered yet."""
        known, labs = self.read().files, lab_digests(self.workspace)
        new = [place for place in listed_envelopes(self.workspace) if place not in known]
        envelopes = {place: digest for place in new if (digest := _digest(self.workspace, place))}
        self.announce(
            labs | envelopes, gone=[one for one in known if one.startswith(_LABS) and one not in labs]
        )
        self.settle()

    def announce(self, digests: Mapping[str, str], gone: Collection[str] = ()) -> None:
        """Say which hashes some places are about to have, and forget others. Raises as `read` does."""
        entries = self._settled()
        files = {place: digest for place, digest in entries.files.items() if place not in gone}
        coming = {place: digest for place, digest in digests.items() if files.get(place) != digest}
        self._write(Entries(files, coming))

    def settle(self) -> None:
        """Take what was announced for what is there, place by place, where the file has come."""
        self._write(self._settled())

    def _settled(self) -> Entries:
        entries = self.read()
        came = {
            place: digest
            for place, digest in entries.coming.items()
            if _digest(self.workspace, place) == digest
        }
        return Entries({**entries.files, **came})

    def _write(self, entries: Entries) -> None:
        document: dict[str, Json] = {
            "schema": "stancewatch/register",
            "version": "1.0",
            "files": dict(entries.files),
            "coming": dict(entries.coming),
        }
        path, data = self.workspace.root / PLACE, sealed(document)
        if (entries.files or entries.coming or path.exists()) and not (
            path.exists() and path.read_bytes() == data
        ):
            write_bytes(path, data)


def lab_digests(workspace: Workspace) -> dict[str, str]:
    """Return the SHA-256 of every lab file of a workspace, by place."""
    return {workspace.relative(path): sha256(path.read_bytes()) for path in workspace.lab_files()}


def manifests(workspace: Workspace) -> tuple[Path, ...]:
    """Return the manifests of a workspace, oldest first."""
    return workspace.days("manifest")


def verify_register(workspace: Workspace) -> Iterator[Broken]:
    """Yield every registered file that is another or is gone, and every one that is not registered."""
    try:
        entries = Register(workspace).read()
    except EvidenceError as error:
        yield Broken(PLACE, error.message)
        return
    for place, digest in entries.files.items():
        found = _digest(workspace, place)
        if found not in (digest, entries.coming.get(place, digest)):
            what = "is not, byte for byte, the one" if found else "is missing: it is one"
            again = f" {RESEAL}" if place.startswith(_LABS) else ""
            yield Broken(place, f"The file {what} that {PLACE!r} names.{again}")
    for place in _nameable(workspace):
        if place not in entries.files and place not in entries.coming:
            yield Broken(place, f"{PLACE!r} does not name this file.")


def new_labs(workspace: Workspace) -> tuple[Leftover, ...]:
    """Return the lab files that are not registered yet; none where nothing is. Raises as `Register.read` does."""
    known = Register(workspace).read().files
    what = "A lab file that is not registered yet; it goes before a packaged one of its name."
    return tuple(Leftover(place, what) for place in lab_digests(workspace) if known and place not in known)


def _nameable(workspace: Workspace) -> Iterator[str]:
    """Yield the manifests and time stamps that are there: one that somebody else put there shows."""
    log = workspace.root / "log"
    stamps = sorted(path for kind in ("tsr", "stamp") for path in log.glob(f"*.{kind}"))
    yield from map(workspace.relative, (*manifests(workspace), *stamps))


def _digests(entry: Json) -> dict[str, str]:
    if not isinstance(entry, dict):
        raise HashMismatch(f"{PLACE!r} names no files.", hint=RESTORE)
    return {place: str(digest) for place, digest in sorted(entry.items())}


def _digest(workspace: Workspace, place: str) -> str:
    """Return the SHA-256 of a file, empty where it cannot be read."""
    try:
        with workspace.inside(place).open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except (EvidenceError, OSError):
        return ""
