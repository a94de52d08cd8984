"""Comparison: what differs between two audits and why, what a page no longer says, what a verdict rests on."""

from collections.abc import Iterator, Mapping, Sequence

from stancewatch.audit.changes import changes
from stancewatch.audit.explanation import Explanation, explained
from stancewatch.audit.sentences_removed import Captured, Quoted, removed_over
from stancewatch.audit.verify import quotes
from stancewatch.foundation.clock import instant
from stancewatch.foundation.normalisation import same_words
from stancewatch.model.audit import Audit, QuoteEntry
from stancewatch.model.change import AuditChanges, RemovedSentence
from stancewatch.model.evidence import Document
from stancewatch.model.exchange import Capture, CaptureOutcome
from stancewatch.store.archive import FileArchive
from stancewatch.store.audits import Audits
from stancewatch.store.noise import comparable
from stancewatch.store.rereading import READ_AGAIN, later_reading
from stancewatch.store.workspace import Workspace


def compare(workspace: Workspace, old: Audit, new: Audit) -> AuditChanges:
    """Return every difference of two audits of a lab, each with its cause."""
    archive = FileArchive(workspace)
    read_as = dict(_read_as(archive, old, new))
    wanted = {entry.sha256: audit.lab for audit in (old, new) for entry in audit.documents}
    wanted |= dict.fromkeys(read_as.values(), old.lab)
    return changes(
        old,
        new,
        {sha256: archive.document(lab, sha256) for sha256, lab in wanted.items()},
        plain=_plain,
        last_seen=dict(_last_seen(archive, old, new, read_as)),
        read_as=read_as,
    )


def _read_as(archive: FileArchive, old: Audit, new: Audit) -> Iterator[tuple[str, str]]:
    """Yield for each source the text that the bytes of the earlier audit were read as when the later text came."""
    until = {entry.source: entry.captured_at for entry in new.documents}
    for entry in old.documents:
        captures = archive.captures(old.lab, entry.source)
        again = later_reading(captures, entry.body_sha256, entry.sha256, until.get(entry.source, ""))
        if again:
            yield entry.source, again


def _plain(text: str) -> str:
    return comparable(text).key


def _last_seen(
    archive: FileArchive, old: Audit, new: Audit, read_as: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield for each source when the text that the earlier audit read was last captured before the later text.

    What its bytes were read as later is the same text in this respect.
    """
    until = {entry.source: entry.captured_at for entry in new.documents}
    for entry in old.documents:
        seen = [
            instant(capture.at)
            for capture in archive.captures(old.lab, entry.source)
            if _brought_text(capture) and capture.text_sha256 in (entry.sha256, read_as.get(entry.source))
        ]
        before = [at for at in seen if at < until.get(entry.source, at)]
        yield entry.source, max(before, default=entry.captured_at)


def _brought_text(capture: Capture) -> bool:
    return capture.outcome is not CaptureOutcome.FAILED and bool(capture.text_sha256)


def removed(workspace: Workspace, lab: str, sources: Sequence[str]) -> tuple[RemovedSentence, ...]:
    """Return the sentences of earlier captures that do not stand in the latest text of their page, by source."""
    archive = FileArchive(workspace)
    audits = [(audit, entry) for audit in Audits(workspace).all(lab) for _, entry in quotes(audit)]
    found: list[RemovedSentence] = []
    for source in sources:
        captures = [one for one in archive.captures(lab, source) if _brought_text(one)]
        texts = {one.text_sha256: archive.document(lab, one.text_sha256) for one in captures}
        captured = [_captured(one, texts[one.text_sha256]) for one in captures]
        quoted = [_quoted(one, entry) for one, entry in audits if entry.document in texts]
        found += removed_over(source, captured, quoted, _plain)
    return tuple(found)


def _captured(capture: Capture, text: Document) -> Captured:
    body = capture.snapshot.body_sha256 if capture.snapshot else ""
    return Captured(instant(capture.at), text, body, READ_AGAIN in capture.flags)


def _quoted(audit: Audit, entry: QuoteEntry) -> Quoted:
    return Quoted(audit.id, entry.document, entry.start, entry.end, same_words(entry.quote))


def explain(workspace: Workspace, audit: Audit, name: str) -> Explanation:
    """Return what an indicator, by id, or a flag, by number, rests on, down to the archived file."""
    archive = FileArchive(workspace)
    texts = {entry.sha256: archive.document(audit.lab, entry.sha256) for entry in audit.documents}
    return explained(audit, name, texts)
