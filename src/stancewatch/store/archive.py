"""The archive: every attempt at a source, what it brought, and the texts that were read from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Lock

from stancewatch.foundation.canonical import RESTORE, sha256
from stancewatch.foundation.errors import HashMismatch
from stancewatch.model.evidence import Document, FailureReason, Snapshot
from stancewatch.model.exchange import Capture, CaptureOutcome, Fetched
from stancewatch.store.acceptance import accepted, held
from stancewatch.store.attempt import Attempt, Original
from stancewatch.store.keeping import Verdict, same_body, validator, verdict_on
from stancewatch.store.ledger import NO_FILES, Examined
from stancewatch.store.notices import Notices
from stancewatch.store.rereading import READ_AGAIN, read_again
from stancewatch.store.sealed import read_stored
from stancewatch.store.texts import Texts
from stancewatch.store.values import parsed, stored
from stancewatch.store.warc import warc_of
from stancewatch.store.warc_reading import StoredBody, stored_body
from stancewatch.store.workspace import Workspace

LARGEST_BODY = 64 * 1024 * 1024
"""Bytes of a decoded payload that are read back; four times what the fetcher takes by default."""


@dataclass(frozen=True, slots=True)
class FileArchive:
    """Captures and texts as the files of a workspace; their only writer."""

    workspace: Workspace
    largest_body: int = LARGEST_BODY
    _one_at_a_time: Lock = field(default_factory=Lock, repr=False, compare=False)

    def captures(self, lab: str, source: str) -> Sequence[Capture]:
        """Return every attempt at a source, oldest first; what was imported stands among the rest by its date.

        Raises HashMismatch, naming file and line, where one is not what was stored or the last are missing.
        """
        ledger = self.workspace.captures(lab, source)
        return _captures(ledger.place, ledger.whole())

    def body(self, snapshot: Snapshot) -> bytes:
        """Return the decoded payload of a snapshot.

        Raises EvidenceError where its file is missing, altered, or holds another body.
        """
        return self._stored_body(snapshot).body

    def document(self, lab: str, sha256: str, noticed: str = "") -> Document:
        """Return a stored text, with what was noticed about the bytes of a capture (`Capture.noticed`).

        Raises EvidenceError where one of them is missing or damaged.
        """
        text = self.texts.read(lab, sha256)
        return text.with_noticed(Notices(self.workspace).read(lab, noticed)) if noticed else text

    @property
    def texts(self) -> Texts:
        """The texts alone."""
        return Texts(self.workspace)

    def keep(
        self,
        lab: str,
        fetched: Fetched,
        document: Document | None,
        *,
        reason: FailureReason | None = None,
        detail: str = "",
        flags: tuple[str, ...] = (),
    ) -> Capture:
        """Store an attempt, its text if there is one, and return the line of it; then all of it is durable.

        `reason` and `detail` say why the body cannot be read (empty, held for review) where the fetcher had
        no objection; `flags` are added to the fetcher's. A 304, or the same body again, is UNCHANGED and
        points to the snapshot that still stands. Order: text, WARC, line; a kill in between leaves a file
        without a line, which nothing reads.

        Raises UsageError where another process writes, NotStored where the disk does not take it, and
        EvidenceError where what is already stored for this source does not hold.

        A document given together with a reason is held: it is stored and named by the line, and does not stand
        until `accept`.
        """
        with self._one_at_a_time, self.workspace.writing():
            ledger = self.workspace.captures(lab, fetched.source)
            earlier = ledger.whole()
            captures = _captures(ledger.place, earlier)
            standing = _comparable(captures, fetched)
            verdict = verdict_on(fetched, standing, reason, detail, flags)
            if _reads_otherwise(verdict, standing, document):
                verdict = replace(verdict, flags=tuple(dict.fromkeys((*verdict.flags, READ_AGAIN))))
            text, noticed = self._text(lab, document, verdict, standing)
            repeated = _repeated(captures, fetched, verdict, standing)
            capture, files = self._capture(lab, fetched, verdict, text, repeated)
            digest = self.texts.file_digest(lab, text) if text else ""
            line = stored(Capture, replace(capture, noticed=noticed, text_file_sha256=digest))
            ledger.append(line, after=earlier, files=files)
        return parsed(Capture, line, capture.warc)

    def accept(self, lab: str, source: str, at: datetime, by: str) -> Capture | None:
        """Let the held text of a source stand from `at` on and return the line that says so, with `by` whom.

        None where no text of this source is held. Nothing is fetched or written anew; the line names the files
        of the held attempt. Raises as `keep` does.
        """
        with self._one_at_a_time, self.workspace.writing():
            waiting = held(self.captures(lab, source))
            if waiting is None:
                return None
            line = stored(Capture, accepted(waiting, at, by))
            self.workspace.captures(lab, source).append(line)
        return parsed(Capture, line, waiting.warc)

    def read_again(self, before: Capture, snapshot: Snapshot, document: Document) -> None:
        """Let a capture stand with another text, read from the same bytes; both texts are kept.

        `snapshot` holds the bytes of `before`. Raises as `keep` does.
        """
        with self._one_at_a_time, self.workspace.writing():
            noticed = self._noticed(snapshot.lab, document)
            again = read_again(before, document, noticed)
            digest = self.texts.file_digest(snapshot.lab, document.sha256)
            line = stored(Capture, replace(again, text_file_sha256=digest))
            self.workspace.captures(snapshot.lab, snapshot.source).append(line)

    def _text(
        self, lab: str, document: Document | None, verdict: Verdict, standing: Capture | None
    ) -> tuple[str, str]:
        """Return the text of an attempt and what was noticed beside it, both by hash, empty where there is none."""
        if document is not None:
            return document.sha256, self._noticed(lab, document)
        if standing and verdict.outcome is CaptureOutcome.UNCHANGED:
            return standing.text_sha256, standing.noticed
        return "", ""

    def _noticed(self, lab: str, document: Document) -> str:
        """Store a text, and what was noticed about its bytes where the text is stored with something else."""
        as_stored = self.texts.keep(lab, document)
        if as_stored.noticed == document.noticed:
            return ""
        return Notices(self.workspace).keep(lab, document.noticed)

    def _capture(
        self, lab: str, fetched: Fetched, verdict: Verdict, text: str, repeated: Capture | None
    ) -> tuple[Capture, Mapping[Path, bytes]]:
        """Return the line of an attempt and the files that have to be written before it."""
        place, digest, files = self._warc(lab, fetched, verdict, repeated)
        earlier = repeated if verdict.outcome is CaptureOutcome.UNCHANGED else None
        snapshot = repeated.snapshot if repeated and (text or earlier) else None
        if snapshot is None and (verdict.outcome is CaptureOutcome.ARCHIVED or text):
            snapshot = _snapshot(lab, fetched, place, digest)
        capture = Capture(
            at=fetched.at,
            outcome=verdict.outcome,
            snapshot=snapshot,
            text_sha256=text,
            reason=verdict.reason,
            detail=verdict.detail,
            retry_at=fetched.retry_at,
            warc=place,
            warc_sha256=digest,
            etag=validator(fetched, "etag", earlier.etag if earlier else ""),
            last_modified=validator(fetched, "last-modified", earlier.last_modified if earlier else ""),
            origin=fetched.origin,
            flags=verdict.flags,
            status=fetched.hops[-1].status if fetched.hops else 0,
            robots=fetched.robots,
            url=fetched.url,
        )
        return capture, files

    def _warc(
        self, lab: str, fetched: Fetched, verdict: Verdict, earlier: Capture | None
    ) -> tuple[str, str, Mapping[Path, bytes]]:
        """Return place and hash of the file of an attempt, empty where nothing was received, and what to write."""
        if not _received(fetched, verdict):
            return "", "", NO_FILES
        data = warc_of(
            Attempt(
                lab,
                fetched,
                verdict.outcome,
                verdict.reason,
                verdict.detail,
                verdict.flags,
                self._original(earlier),
                self.largest_body,
            )
        )
        digest = sha256(data)
        name = f"{fetched.at:%Y%m%dT%H%M%SZ}-{digest[:8]}.warc.gz"
        path = self.workspace.source_folder(lab, fetched.source) / name
        place = self.workspace.relative(path)
        if not path.exists():
            return place, digest, {path: data}
        if path.read_bytes() != data:
            raise HashMismatch(f"{place!r} is there already and holds something else.", hint=RESTORE)
        return place, digest, NO_FILES

    def _original(self, earlier: Capture | None) -> Original | None:
        return self._stored_body(earlier.snapshot).original if earlier and earlier.snapshot else None

    def _stored_body(self, snapshot: Snapshot) -> StoredBody:
        data = read_stored(self.workspace.inside(snapshot.warc), snapshot.warc)
        if sha256(data) != snapshot.warc_sha256:
            raise HashMismatch(f"{snapshot.warc!r} is not, byte for byte, what was stored.", hint=RESTORE)
        found = stored_body(data, snapshot.warc, self.largest_body)
        if sha256(found.body) != snapshot.body_sha256:
            raise HashMismatch(f"{snapshot.warc!r} holds another body than its capture says.", hint=RESTORE)
        return found


def _captures(place: str, lines: Examined) -> tuple[Capture, ...]:
    """Return the captures of a list, oldest first; what was imported stands among the rest by its date."""
    found = (
        parsed(Capture, entry, f"{place}:{number}") for number, entry in enumerate(lines.entries, start=1)
    )
    return tuple(sorted(found, key=lambda capture: capture.at))


def last_read(captures: Sequence[Capture]) -> Capture | None:
    """Return the last attempt that brought the page, or found it unchanged; None where there is none."""
    return next((one for one in reversed(captures) if one.snapshot and not one.reason), None)


def _comparable(captures: Sequence[Capture], fetched: Fetched) -> Capture | None:
    """Return the last capture before an attempt that brought the page, if both are ours or both imported.

    What we saw ourselves never rests on a file that somebody else wrote, nor the other way round.
    """
    before = last_read([one for one in captures if one.at <= fetched.at])
    return before if before and bool(before.origin) == bool(fetched.origin) else None


def _repeated(
    captures: Sequence[Capture], fetched: Fetched, verdict: Verdict, standing: Capture | None
) -> Capture | None:
    """Return the capture whose bytes an attempt brought again: the one that stands, or the one that is held."""
    if verdict.outcome is CaptureOutcome.UNCHANGED:
        return standing
    waiting = held([one for one in captures if one.at <= fetched.at]) if verdict.reason else None
    if waiting is None or bool(waiting.origin) != bool(fetched.origin):
        return None
    return waiting if same_body(fetched, waiting.snapshot) else None


def _reads_otherwise(verdict: Verdict, standing: Capture | None, document: Document | None) -> bool:
    """Whether an unchanged page now gives another text: its selector or its extractor is another."""
    unchanged = verdict.outcome is CaptureOutcome.UNCHANGED
    return unchanged and bool(document and standing and document.sha256 != standing.text_sha256)


def _received(fetched: Fetched, verdict: Verdict) -> bool:
    """Whether there is anything to keep: a packaged file that stands unchanged brings nothing new."""
    body = fetched.body is not None and verdict.outcome is not CaptureOutcome.UNCHANGED
    return bool(fetched.hops or fetched.robots_hops or body)


def _snapshot(lab: str, fetched: Fetched, place: str, digest: str) -> Snapshot:
    return Snapshot(
        lab=lab,
        source=fetched.source,
        role=fetched.role,
        url=fetched.url,
        final_url=fetched.final_url,
        captured_at=fetched.at,
        media_type=fetched.media_type,
        charset=fetched.charset,
        body_sha256=sha256(fetched.body or b""),
        warc=place,
        warc_sha256=digest,
        origin=fetched.origin,
    )
