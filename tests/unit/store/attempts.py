"""Invented attempts at an invented page."""

import gzip
import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from stancewatch.model.audit import Audit
from stancewatch.model.evidence import Document, FailureReason, HiddenText, Passage, PassageKind
from stancewatch.model.exchange import Fetched, Hop
from stancewatch.model.lab import PageRole
from stancewatch.store.archive import FileArchive
from stancewatch.store.audits import Audits
from stancewatch.store.workspace import Workspace

START = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
URL = "https://lab.example/about"
HTML = b"<p>We read every page.</p>\r\n\r\n" * 3
Headers = tuple[tuple[str, str], ...]


def day(number: int) -> datetime:
    return START + timedelta(days=number)


def hop(
    status: int = 200,
    body: bytes = HTML,
    headers: Headers = (("Content-Type", "text/html"),),
    *,
    url: str = URL,
    at: datetime = START,
    reason: str = "OK",
) -> Hop:
    asked = (("Host", "lab.example"), ("User-Agent", "StanceWatch/0.1"))
    return Hop(url, at, "GET", asked, "192.0.2.7:443", status, reason, headers, body)


def page(at: datetime = START, body: bytes = HTML, *, source: str = "about", coded: bool = False) -> Fetched:
    """A page that was had; `coded` sends it gzipped."""
    sent = gzip.compress(body, mtime=0) if coded else body
    coding: Headers = (("Content-Encoding", "gzip"),) if coded else ()
    headers = (("Content-Type", "text/html; charset=utf-8"), ("ETag", '"v1"'), *coding)
    hops = (hop(body=sent, headers=headers, at=at),)
    return Fetched(
        source, PageRole.ABOUT, URL, at, hops, body, "text/html", "utf-8", robots="no robots.txt (404)"
    )


def not_modified(at: datetime, *, source: str = "about") -> Fetched:
    hops = (hop(304, b"", (("ETag", '"v1"'),), at=at, reason="Not Modified"),)
    return Fetched(source, PageRole.ABOUT, URL, at, hops, unchanged=True)


def failure(
    at: datetime,
    reason: FailureReason = FailureReason.UNREACHABLE,
    detail: str = "Nobody answered.",
    *,
    retry_at: datetime | None = None,
) -> Fetched:
    return Fetched("about", PageRole.ABOUT, URL, at, reason=reason, detail=detail, retry_at=retry_at)


def packaged(at: datetime = START, body: bytes = b"A packaged text.") -> Fetched:
    return Fetched("about", PageRole.ABOUT, "packaged:about", at, body=body, media_type="text/plain")


def document(text: str = "We read every page.\nAll of them.", extractor: str = "blocks 1.0") -> Document:
    return Document(
        hashlib.sha256(text.encode()).hexdigest(),
        text,
        extractor,
        tuple(_passages(text)),
        (HiddenText("comment", "never shown", "main/comment()"),),
        title="About",
        language="en",
        notes=("One comment was kept apart.",),
    )


def _passages(text: str) -> Iterator[Passage]:
    start = 0
    for number, line in enumerate(text.split("\n")):
        yield Passage(
            number, PassageKind.PARAGRAPH, line, start, start + len(line), f"main/p[{number + 1}]", "en"
        )
        start += len(line) + 1


def filled(root: Path) -> FileArchive:
    """Return an archive with two sources, every outcome, several texts and two audits."""
    archive = FileArchive(Workspace(root))
    archive.keep("lab", page(), document())
    archive.keep("lab", page(day(1)), document())
    archive.keep("lab", not_modified(day(2)), None)
    archive.keep("lab", failure(day(3)), None)
    archive.keep("lab", page(day(4), b"<p>Other words.</p>", coded=True), document("Other words."))
    archive.keep("lab", page(day(4), source="home"), document())
    archive.keep("other", packaged(), document("A packaged text."))
    for audit in (audit_of(archive, 1), audit_of(archive, 5)):
        Audits(archive.workspace).write(audit)
    return archive


def audit_of(archive: FileArchive, number: int) -> Audit:
    """Return an audit that rests on the first page of `filled`."""
    from tests.unit.audit.readings import audit

    capture = archive.captures("lab", "about")[0]
    assert capture.snapshot
    drawn = audit()
    read = drawn.documents[0].model_copy(
        update={
            "warc": capture.warc,
            "warc_sha256": capture.warc_sha256,
            "sha256": capture.text_sha256,
            "path": f"texts/lab/{capture.text_sha256}.json",
        }
    )
    changed = drawn.model_copy(update={"lab": "lab", "date": day(number).date(), "documents": (read,)})
    return changed.model_copy(update={"id": changed.identity()})


def stored_files(root: Path) -> list[Path]:
    """Return every file of the archive, locks left out."""
    return sorted(path for path in root.rglob("*") if path.is_file() and not path.name.startswith("."))
