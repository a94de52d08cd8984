"""Verification: everything published about a lab, checked against the archive, from the WARC up to the score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from stancewatch.audit.assemble import Reading
from stancewatch.audit.attestation import is_signed, verify_envelope
from stancewatch.audit.method import method_digest
from stancewatch.audit.verify import quotes, verify_audit
from stancewatch.foundation.clock import instant, parse_instant
from stancewatch.foundation.errors import EvidenceError
from stancewatch.foundation.progress import Progress
from stancewatch.judges import JUDGES
from stancewatch.model.audit import Audit, DocumentEntry, FailureEntry, ProfileEntry
from stancewatch.model.evidence import CollectionFailure, Document, Page, Snapshot
from stancewatch.model.exchange import Capture
from stancewatch.model.lab import Lab, Note
from stancewatch.model.verification import Broken, Checked
from stancewatch.pipeline import judged, key_at
from stancewatch.procedures.rereading import stale
from stancewatch.store.archive import FileArchive
from stancewatch.store.attestations import Attestations
from stancewatch.store.audits import Audits
from stancewatch.store.verify import verify as verify_files
from stancewatch.store.workspace import Workspace


@dataclass(slots=True)
class _Tally:
    """What has been checked so far."""

    broken: list[Broken]
    audits: int = 0
    quotes: int = 0
    searches: int = 0
    signed: int = 0
    other_method: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)


def verify(
    workspace: Workspace, labs: Sequence[str], progress: Progress, public_key: Path | None = None
) -> Checked:
    """Check everything that was published about some labs, or about all, against the archive.

    Every file is hashed, every quote cut again, every audit of this method judged again from its texts and
    compared whole. With a public key every audit has to be signed by it. A damaged file does not end the check:
    everything that does not hold is in the answer.
    """
    key = key_at(public_key, "--key")
    tally = _Tally(list(verify_files(workspace)))
    progress.start("Verifying", 0)
    for audit, digest in _readable(workspace, labs, tally.broken):
        progress.step(f"{audit.lab} {audit.id}")
        _check(workspace, audit, tally)
        tally.signed += _attested(workspace, audit, digest, key, tally.broken)
    progress.finish()
    broken = tuple(dict.fromkeys(tally.broken))
    return Checked(
        tally.audits,
        tally.quotes,
        tally.searches,
        _files(workspace),
        broken,
        tally.signed,
        tuple(tally.other_method),
        tuple(tally.stale),
    )


def _readable(workspace: Workspace, labs: Sequence[str], broken: list[Broken]) -> Iterator[tuple[Audit, str]]:
    audits = Audits(workspace)
    for lab in labs or workspace.labs("audits"):
        try:
            lines = audits.lines(lab)
        except EvidenceError as error:
            broken.append(Broken(f"audits/{lab}", error.message))
            continue
        for line in lines:
            try:
                yield audits.read(lab, line.id), line.sha256
            except EvidenceError as error:
                broken.append(Broken(f"audits/{lab}/{line.id}.json", error.message))


def _check(workspace: Workspace, audit: Audit, tally: _Tally) -> None:
    archive = FileArchive(workspace)
    texts = _texts(archive, audit, tally.broken)
    whole = len(texts) == len({entry.sha256 for entry in audit.documents})
    again = _judged_again(archive, audit, texts) if whole else None
    tally.broken += verify_audit(audit, texts, again)
    tally.broken += _recorded(archive, audit)
    tally.audits += 1
    tally.quotes += sum(1 for _ in quotes(audit))
    if again is not None:
        tally.searches += sum(len(lens.outcomes) for lens in again.lenses)
    elif whole:
        tally.other_method.append(f"{audit.lab}/{audit.id}")
    if whole and _stale(workspace, audit):
        tally.stale.append(f"{audit.lab}/{audit.id}")


def _stale(workspace: Workspace, audit: Audit) -> bool:
    try:
        return bool(stale(workspace, audit))
    except EvidenceError:  # what is wrong with a file is reported where all files are hashed
        return False


def _texts(archive: FileArchive, audit: Audit, broken: list[Broken]) -> dict[str, Document]:
    texts = {}
    for entry in audit.documents:
        try:
            texts[entry.sha256] = archive.document(audit.lab, entry.sha256)
        except EvidenceError as error:
            broken.append(Broken(entry.path, error.message))
    return texts


def _judged_again(archive: FileArchive, audit: Audit, texts: dict[str, Document]) -> Audit | None:
    """Return the audit as it comes out now, None where another method or judge made it."""
    judges = {make().name: make for _, make in JUDGES}
    if audit.method_digest != method_digest() or audit.judge not in judges:
        return None
    reading = Reading(
        pages=tuple(
            Page(
                _as_noticed(archive, audit.lab, entry, texts[entry.sha256]),
                entry.source,
                entry.role,
                entry.url,
                _snapshot(audit.lab, entry),
            )
            for entry in audit.documents
        ),
        paths=tuple(entry.path for entry in audit.documents),
        failures=tuple(map(_failure, audit.failures)),
        sources=audit.confidence.facts["sources"],
    )
    return judged(_lab(audit.lab, audit.profile), reading, judges[audit.judge]())


def _as_noticed(archive: FileArchive, lab: str, entry: DocumentEntry, text: Document) -> Document:
    """Return a text with what was noticed about the bytes the audit read it from.

    Where several captures brought it, one that says what the audit says, else the text as it is stored.
    """
    brought = [one for one in _captures(archive, lab, entry.source) if _brought(one, entry)]
    for noticed in sorted({one.noticed for one in brought if one.noticed}):
        try:
            read = archive.document(lab, entry.sha256, noticed)
        except EvidenceError:  # what is wrong with a file is reported where all files are hashed
            continue
        if (read.notes, read.title) == (entry.notes, entry.title):
            return read
    return text


def _lab(slug: str, profile: ProfileEntry) -> Lab:
    note = Note(profile.note.text, profile.note.author, profile.note.date) if profile.note else None
    return Lab(
        slug,
        profile.name,
        profile.countries,
        profile.scope,
        profile.site,
        profile.openness,
        profile.tags,
        note,
        profile.known,
        sources=(),
        origin="",
    )


def _snapshot(lab: str, entry: DocumentEntry) -> Snapshot:
    return Snapshot(
        lab=lab,
        source=entry.source,
        role=entry.role,
        url=entry.url,
        final_url=entry.final_url,
        captured_at=parse_instant(entry.captured_at),
        media_type=entry.media_type,
        charset="",
        body_sha256=entry.body_sha256,
        warc=entry.warc,
        warc_sha256=entry.warc_sha256,
        origin=entry.origin,
    )


def _failure(entry: FailureEntry) -> CollectionFailure:
    return CollectionFailure(
        entry.source,
        entry.role,
        entry.url,
        entry.reason,
        entry.detail,
        parse_instant(entry.since) if entry.since else None,
        parse_instant(entry.retry_at) if entry.retry_at else None,
        parse_instant(entry.last_read) if entry.last_read else None,
    )


def _recorded(archive: FileArchive, audit: Audit) -> Iterator[Broken]:
    """Yield what an audit says of its pages and failures and no line of a captures file says."""
    place = f"audits/{audit.lab}/{audit.id}.json"
    for entry in audit.documents:
        if not any(_brought(capture, entry) for capture in _captures(archive, audit.lab, entry.source)):
            yield Broken(
                f"{place}, document {entry.source}", "No capture brought this text from this address then."
            )
    for failed in audit.failures:
        if failed.since and not any(
            _missed(capture, failed) for capture in _captures(archive, audit.lab, failed.source)
        ):
            yield Broken(f"{place}, failure {failed.source}", "No attempt ended like this at that time.")


def _captures(archive: FileArchive, lab: str, source: str) -> Sequence[Capture]:
    try:
        return archive.captures(lab, source)
    except EvidenceError:  # what is wrong with the file is reported where all files are hashed
        return ()


def _brought(capture: Capture, entry: DocumentEntry) -> bool:
    kept = capture.snapshot
    return (
        kept is not None
        and capture.text_sha256 == entry.sha256
        and (kept.url, kept.final_url, kept.media_type) == (entry.url, entry.final_url, entry.media_type)
        and (kept.warc, kept.warc_sha256, kept.body_sha256)
        == (entry.warc, entry.warc_sha256, entry.body_sha256)
        and instant(kept.captured_at) == entry.captured_at
    )


def _missed(capture: Capture, failed: FailureEntry) -> bool:
    return (capture.reason, capture.detail, capture.url, instant(capture.at)) == (
        failed.reason,
        failed.detail,
        failed.url,
        failed.since,
    )


def _attested(
    workspace: Workspace, audit: Audit, digest: str, key: bytes | None, broken: list[Broken]
) -> bool:
    attestations = Attestations(workspace)
    place = attestations.place(audit.lab, audit.id)
    try:
        data = attestations.read(audit.lab, audit.id)
    except EvidenceError as error:
        broken.append(Broken(place, error.message))
        return False
    broken += verify_envelope(data, audit, digest, place, key)
    return is_signed(data)


def _files(workspace: Workspace) -> int:
    areas = (workspace.root / area for area in ("archive", "texts", "audits"))
    return sum(path.is_file() for area in areas for path in area.rglob("*"))
