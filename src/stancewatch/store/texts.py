"""Texts as they are kept: one sealed JSON file each, named by the hash of the text."""

from dataclasses import dataclass

from stancewatch.foundation.canonical import RESTORE, Json, sealed
from stancewatch.foundation.errors import HashMismatch
from stancewatch.model.evidence import Document
from stancewatch.store.atomic import write_bytes
from stancewatch.store.sealed import read_stored, unseal_bytes
from stancewatch.store.values import parsed, stored
from stancewatch.store.workspace import Workspace

HEADER: dict[str, Json] = {"schema": "stancewatch/text", "version": "1.0"}


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of all labs in a workspace."""

    workspace: Workspace

    def keep(self, lab: str, document: Document) -> str:
        """Store a text and return its place, relative to the workspace.

        A text that is there already stays as it is, with the passages, title and extractor version it was
        stored with: audits rest on it. Raises EvidenceError where what is there does not hold.
        """
        path = self.workspace.text(lab, document.sha256)
        place = self.workspace.relative(path)
        with self.workspace.writing():
            if path.exists():
                self.read(lab, document.sha256)
            else:
                write_bytes(path, sealed({**stored(Document, document), **HEADER}))
        return place

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
