"""Published audits: written once, never altered, listed in an index that shows any change."""

from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from stancewatch.foundation.canonical import RESTORE, canonical, sha256
from stancewatch.foundation.errors import HashMismatch, InputError, SnapshotMissing
from stancewatch.model.audit import Audit
from stancewatch.store.atomic import write_bytes
from stancewatch.store.sealed import read_stored
from stancewatch.store.values import parsed, stored
from stancewatch.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line of `audits/<lab>/index.jsonl`."""

    id: str
    date: date
    """Of the audit, not of its writing."""
    sha256: str
    """Of the file."""


@dataclass(frozen=True, slots=True)
class Audits:
    """The audits of all labs in a workspace."""

    workspace: Workspace

    def write(self, audit: Audit) -> str:
        """Store an audit and return its place, relative to the workspace. Storing the same again changes nothing.

        Raises HashMismatch where the id does not belong to the content, or where another file has its place;
        UsageError where another process writes; NotStored where the disk does not take it.
        """
        data, path = canonical(audit.document()), self.workspace.audit(audit.lab, audit.id)
        place = self.workspace.relative(path)
        if audit.identity() != audit.id:
            raise HashMismatch(
                f"The id {audit.id!r} does not belong to this audit: it is {audit.identity()!r}."
            )
        with self.workspace.writing():
            index, listed = self.workspace.audit_index(audit.lab), {line.id for line in self.lines(audit.lab)}
            if not path.exists():
                index.announce(place)
                write_bytes(path, data)
            elif path.read_bytes() != data:
                raise HashMismatch(f"{place!r} is there already and holds something else.", hint=RESTORE)
            if audit.id not in listed:
                line = AuditLine(audit.id, audit.date, sha256(data))
                index.append(stored(AuditLine, line), announced=place)
        return place

    def lines(self, lab: str) -> tuple[AuditLine, ...]:
        """Return the index of a lab's audits in the order they were written.

        Raises HashMismatch, naming file and line, where it does not hold.
        """
        ledger = self.workspace.audit_index(lab)
        return tuple(
            parsed(AuditLine, entry, f"{ledger.place}:{number}")
            for number, entry in enumerate(ledger.entries(), start=1)
        )

    def read(self, lab: str, audit_id: str) -> Audit:
        """Return an audit.

        Raises SnapshotMissing where no such audit is listed or its file is gone, HashMismatch where its bytes
        are not those that were published, and InputError where this version cannot read its form.
        """
        line = next((line for line in self.lines(lab) if line.id == audit_id), None)
        if line is None:
            raise SnapshotMissing(
                f"The lab {lab!r} has no audit {audit_id!r}.", hint="`audit history` lists those it has."
            )
        return self._read(lab, line)

    def latest(self, lab: str) -> Audit | None:
        """Return the audit with the latest date, of several the one written last; None where there is none."""
        lines = self.lines(lab)
        if not lines:
            return None
        latest = max(enumerate(lines), key=lambda numbered: (numbered[1].date, numbered[0]))
        return self._read(lab, latest[1])

    def all(self, lab: str) -> tuple[Audit, ...]:
        """Return every audit of a lab in the order they were written. Raises as `read` does."""
        return tuple(self._read(lab, line) for line in self.lines(lab))

    def labs(self) -> tuple[str, ...]:
        """Return the labs that have audits, by slug."""
        return tuple(lab for lab in self.workspace.labs("audits") if self.lines(lab))

    def _read(self, lab: str, line: AuditLine) -> Audit:
        path = self.workspace.audit(lab, line.id)
        place = self.workspace.relative(path)
        data = read_stored(path, place)
        if sha256(data) != line.sha256:
            raise HashMismatch(f"{place!r} is not, byte for byte, what was published.", hint=RESTORE)
        return _audit(data, place)


def _audit(data: bytes, place: str) -> Audit:
    try:
        audit = Audit.model_validate_json(data)
    except ValidationError as error:
        raise InputError(
            f"{place!r} has a form this version cannot read: {error.errors()[0]['msg']}.",
            hint="It was written by a newer version; use that one.",
        ) from error
    return audit
