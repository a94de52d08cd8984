"""One attempt at a source, as it goes into a WARC file, and the metadata record that explains it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from stancewatch.foundation.canonical import Json, canonical_line, sha256
from stancewatch.foundation.clock import instant
from stancewatch.foundation.version import CODE_VERSION
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import CaptureOutcome, Fetched, Hop
from stancewatch.store.http_lines import request_head, response_head
from stancewatch.store.record import Record, record
from stancewatch.store.values import written

SOFTWARE = f"StanceWatch/{CODE_VERSION}"

METADATA = "metadata://stancewatch/"
"""Begins the address of metadata records: under the address of the page, indexers would offer them in its place."""


@dataclass(frozen=True, slots=True)
class Original:
    """The record of an earlier file that a revisit points back to."""

    record: str
    url: str
    at: str
    payload: bytes
    """As received, content coding kept."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """Everything that goes into one file."""

    lab: str
    fetched: Fetched
    outcome: CaptureOutcome
    reason: FailureReason | None
    detail: str
    flags: tuple[str, ...]
    original: Original | None
    """Where the attempt brought what an earlier one had brought already, which stands or is held."""
    largest_body: int
    """Bytes; a coded body that becomes larger is also stored without its coding."""

    @property
    def scope(self) -> str:
        """What tells its records from those of other sources."""
        return f"{self.lab}/{self.fetched.source}"


def metadata(attempt: Attempt, about: Record, answers: Sequence[Record], body: Record | None) -> Record:
    """Return the record that says how the others came about, what came of it, and which one holds the body."""
    links = [("WARC-Warcinfo-ID", about.identity)]
    if answers:
        links.append(("WARC-Refers-To", answers[-1].identity))
    fetched = attempt.fetched
    document = {**_attempt_entry(attempt), "body": _body_entry(attempt, answers, body)}
    payload = written(canonical_line, document)
    url, kind = f"{METADATA}{attempt.scope}", "application/json"
    return record(
        "metadata", attempt.scope, fetched.at, url=url, payload=payload, links=links, media_type=kind
    )


def _attempt_entry(attempt: Attempt) -> dict[str, Json]:
    fetched = attempt.fetched
    return {
        "schema": "stancewatch/attempt",
        "version": "1.0",
        "software": SOFTWARE,
        "lab": attempt.lab,
        "source": fetched.source,
        "role": fetched.role,
        "url": fetched.url,
        "final_url": fetched.final_url,
        "at": instant(fetched.at),
        "outcome": attempt.outcome,
        "reason": attempt.reason,
        "detail": attempt.detail,
        "retry_at": _instant_or_none(fetched.retry_at),
        "robots": fetched.robots,
        "flags": list(attempt.flags),
        **({"origin": fetched.origin} if fetched.origin else {}),
        "media_type": fetched.media_type,
        "charset": fetched.charset,
        "robots_hops": [_hop_entry(hop) for hop in fetched.robots_hops],
        "hops": [_hop_entry(hop) for hop in fetched.hops],
    }


def _body_entry(attempt: Attempt, answers: Sequence[Record], body: Record | None) -> Json:
    """Name the record that holds the body, here or in an earlier file."""
    if attempt.fetched.body is None:
        return None
    holder = body.identity if body else answers[-1].identity if answers else ""
    if answers and answers[-1].kind == "revisit" and attempt.original:
        holder = attempt.original.record
    return {"record": holder, "sha256": sha256(attempt.fetched.body), "bytes": len(attempt.fetched.body)}


def _hop_entry(hop: Hop) -> dict[str, Json]:
    sides = {"request": request_head(hop).escaped, "answer": response_head(hop).escaped}
    escaped: list[Json] = [
        {"side": side, "name": name, "value": value} for side, pairs in sides.items() for name, value in pairs
    ]
    return {
        "url": hop.url,
        "at": instant(hop.at),
        "address": hop.address,
        "resolved": list(hop.resolved),
        "status": hop.status,
        "reason_phrase": hop.reason,
        "escaped_headers": escaped,
    }


def _instant_or_none(moment: datetime | None) -> str | None:
    return None if moment is None else instant(moment)
