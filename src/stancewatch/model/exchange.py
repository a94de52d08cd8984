"""What went over the wire, and what was kept of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from stancewatch.model.evidence import FailureReason, Snapshot
from stancewatch.model.lab import PageRole


@dataclass(frozen=True, slots=True)
class Hop:
    """One request and its answer, as sent and received."""

    url: str
    at: datetime
    method: str
    request_headers: tuple[tuple[str, str], ...]
    address: str
    """The address the connection was made to, as the guard checked it; empty where none was made."""
    status: int
    reason: str
    """The reason phrase of the status line."""
    headers: tuple[tuple[str, str], ...]
    body: bytes
    """As received: still in its content coding, transfer coding undone. Cut where a limit was met."""
    resolved: tuple[str, ...] = ()
    """Every address the resolver gave for the host, all of them checked; empty where none was asked."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The answer of the world for one source: either a body, or a reason why there is none."""

    source: str
    role: PageRole
    url: str
    at: datetime
    hops: tuple[Hop, ...] = ()
    body: bytes | None = None
    """Decoded payload; None where there is none to keep, or where the server said it is unchanged."""
    media_type: str = ""
    charset: str = ""
    unchanged: bool = False
    """The server answered 304: the earlier capture still stands."""
    reason: FailureReason | None = None
    detail: str = ""
    retry_at: datetime | None = None
    robots: str = ""
    """The robots verdict in words: `allowed by robots.txt of https://laion.ai`, `no robots.txt (404)`."""
    robots_hops: tuple[Hop, ...] = ()
    """The exchange that gave a robots.txt, with the first page that needed it in a run; else empty."""
    flags: tuple[str, ...] = ()
    """What was noticed on the way: `charset_header_wrong`, `noarchive`, `tdm_reservation`."""
    origin: str = ""
    """Whose archive gave it, as `Capture.origin`; empty for what was fetched here."""

    @property
    def final_url(self) -> str:
        """The address that gave the last answer."""
        return self.hops[-1].url if self.hops else self.url

    def header(self, name: str) -> str:
        """Return a header of the last answer, empty where it is not there."""
        headers = self.hops[-1].headers if self.hops else ()
        return next((value for key, value in headers if key.lower() == name.lower()), "")


class CaptureOutcome(StrEnum):
    """What came of one attempt."""

    ARCHIVED = "archived"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Capture:
    """One line of a source's `captures.jsonl`: an attempt, what came of it, and where it is kept."""

    at: datetime
    outcome: CaptureOutcome
    snapshot: Snapshot | None
    """For ARCHIVED its own, for UNCHANGED the earlier one that still stands, for FAILED None, except where a
    text is held for a person: then its own."""
    text_sha256: str
    """Document the body was extracted to; empty where none was. One that is held does not stand."""
    reason: FailureReason | None = None
    detail: str = ""
    retry_at: datetime | None = None
    warc: str = ""
    """WARC of this attempt, kept for failures and 304s too; empty where nothing was received."""
    warc_sha256: str = ""
    etag: str = ""
    last_modified: str = ""
    flags: tuple[str, ...] = ()
    status: int = 0
    """HTTP status of the last answer; 0 where there was none."""
    robots: str = ""
    """The robots verdict in words, as the fetcher gave it."""
    url: str = ""
    """The address that was asked, as registered at the time."""
    origin: str = ""
    """`imported from WARC <name> sha256 <hash>`, `imported from git <commit>`; empty for what was fetched here."""
    noticed: str = ""
    """SHA-256 of what the extractor noticed about these bytes, and of the file it is stored in; empty where it is what
    the text is stored with."""
    text_file_sha256: str = ""
    """SHA-256 of the file the text is stored in, with its passages, title and notes; empty in lines written before
    2026-11-22."""
