"""Texts as they are kept: one sealed JSON file each, named by the hash of the text."""

import hashlib
from dataclasses import dataclass

from stancewatch.foundation.canonical import RESTORE, Json
from stancewatch.foundation.errors import HashMismatch
from stancewatch.model.evidence import Document
from stancewatch.store.atomic import write_bytes
from stancewatch.store.sealed import read_stored, unseal_bytes
from stancewatch.store.values import parsed, sealed_value
from stancewatch.store.workspace import Workspace

HEADER: dict[str, Json] = {"schema": "stancewatch/text", "version": "1.0"}


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of all labs in a workspace."""

    workspace: Workspace

    def keep(self, lab: str, document: Document) -> Document:
        """Store a text and return it as it is stored; the caller holds the lock of the workspace.

        A text that is there already stays as it is, with the passages, title and extractor version it was
        stored with: audits rest on it. Raises EvidenceError where what is there does not hold.
        """
        path = self.workspace.text(lab, document.sha256)
        data = sealed_value(Document, document, HEADER)
        if not path.exists():
            write_bytes(path, data)
        elif read_stored(path, self.workspace.relative(path)) != data:
            return self.read(lab, document.sha256)
        return document

    def file_digest(self, lab: str, sha256: str) -> str:
        """Return the SHA-256 of the file of a text. Raises SnapshotMissing where it is not there."""
        path = self.workspace.text(lab, sha256)
        return hashlib.sha256(read_stored(path, self.workspace.relative(path))).hexdigest()

    def read(self, lab: str, sha256: str) -> Document:
        """Return a stored text. Raises EvidenceError where it is missing, or not what was stored."""
        path = self.workspace.text(lab, sha256)
        place = self.workspace.relative(path)
        document = parsed(Document, unseal_bytes(read_stored(path, place), place), place)
        if document.sha256 != sha256:
            raise HashMismatch(
                f"{place!r} holds the text {document.sha256[:12]!r}, not the one it is named after.",
                hint=RESTORE,
            )
        return document
