"""What the extractor noticed about the bytes of one capture, where another capture with the same text had others.

A text is stored once, by its hash, with what was noticed about the bytes it was first read from. Other bytes may give
the same text and yet be declared in another character set, carry another title or hide something else. Such notices lie
beside the texts, named by their own hash: `texts/<lab>/noticed-<sha256>.json`; the line of the capture names them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from stancewatch.foundation.canonical import RESTORE, Json, sha256
from stancewatch.foundation.errors import EvidenceError, HashMismatch
from stancewatch.model.evidence import Noticed
from stancewatch.model.verification import Broken
from stancewatch.store.atomic import write_bytes
from stancewatch.store.sealed import read_stored, unseal_bytes
from stancewatch.store.values import parsed, sealed_value
from stancewatch.store.workspace import Workspace

HEADER: dict[str, Json] = {"schema": "stancewatch/noticed", "version": "1.0"}


@dataclass(frozen=True, slots=True)
class Notices:
    """The notices of all labs in a workspace."""

    workspace: Workspace

    def keep(self, lab: str, noticed: Noticed) -> str:
        """Store what was noticed and return the SHA-256 it is named by. Lock and errors as with `Texts.keep`."""
        data = sealed_value(Noticed, noticed, HEADER)
        digest = sha256(data)
        path = self.workspace.notice(lab, digest)
        if path.exists():
            self.read(lab, digest)
        else:
            write_bytes(path, data)
        return digest

    def read(self, lab: str, digest: str) -> Noticed:
        """Return what was noticed. Raises EvidenceError where the file is missing, or not what was stored."""
        path = self.workspace.notice(lab, digest)
        place = self.workspace.relative(path)
        data = read_stored(path, place)
        if sha256(data) != digest:
            raise HashMismatch(f"{place!r} is not, byte for byte, what was stored.", hint=RESTORE)
        return parsed(Noticed, unseal_bytes(data, place), place)


def verify_notices(workspace: Workspace) -> Iterator[Broken]:
    """Yield every stored notice that is not what it is named by."""
    for lab in workspace.labs("texts"):
        for digest in workspace.notice_hashes(lab):
            try:
                Notices(workspace).read(lab, digest)
            except EvidenceError as error:
                yield Broken(workspace.relative(workspace.notice(lab, digest)), error.message)
