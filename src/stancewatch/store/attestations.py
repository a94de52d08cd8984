"""Envelopes beside published audits: `audits/<lab>/<id>.dsse`."""

from dataclasses import dataclass
from pathlib import Path

from stancewatch.store.atomic import write_bytes
from stancewatch.store.register import Register
from stancewatch.store.sealed import read_stored
from stancewatch.store.workspace import Workspace

SUFFIX = ".dsse"


@dataclass(frozen=True, slots=True)
class Attestations:
    """The envelopes of all audits in a workspace."""

    workspace: Workspace

    def place(self, lab: str, audit_id: str) -> str:
        """Return the place of an envelope, relative to the workspace."""
        return self.workspace.relative(self._path(lab, audit_id))

    def write(self, lab: str, audit_id: str, data: bytes) -> str:
        """Store an envelope, in the place of an earlier one if there is one, and return its place.

        Raises UsageError where another process writes; NotStored where the disk does not take it.
        """
        place, register = self.place(lab, audit_id), Register(self.workspace)
        with self.workspace.writing():
            if place in register.read().files:
                register.put({place: data})
            else:  # registered with the manifest, once the audit is listed
                write_bytes(self._path(lab, audit_id), data)
        return place

    def read(self, lab: str, audit_id: str) -> bytes:
        """Return an envelope. Raises SnapshotMissing where it is not there."""
        return read_stored(self._path(lab, audit_id), self.place(lab, audit_id))

    def has(self, lab: str, audit_id: str) -> bool:
        """Whether an audit has an envelope."""
        return self._path(lab, audit_id).is_file()

    def _path(self, lab: str, audit_id: str) -> Path:
        return self.workspace.audit(lab, audit_id).with_suffix(SUFFIX)
