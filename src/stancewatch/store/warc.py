"""One attempt as one WARC/1.1 file: every hop as sent and received, and a record that says how it came about.

Order of records: warcinfo; robots.txt, where it was read for this page; for every hop a request and its response (or a revisit, where an earlier file
already holds the payload); a resource or conversion record, where the body cannot be had from the last
response; metadata. The same attempt gives the same bytes: dates come from the hops, ids from the content.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import CaptureOutcome, Hop
from stancewatch.store.attempt import SOFTWARE, Attempt, Original, metadata
from stancewatch.store.coding import Undecodable, decoded
from stancewatch.store.http_lines import address, ip_of, request_head, response_head
from stancewatch.store.record import Record, digest, record, warc_bytes

IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"

_TRUNCATED = {
    FailureReason.TOO_LARGE: "length",
    FailureReason.TIMED_OUT: "time",
    FailureReason.INCOMPLETE: "disconnect",
}

Links: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NumberedHop:
    """A hop and its place among those of its kind."""

    hop: Hop
    scope: str
    """`robots/0`, `page/1`."""
    brings_the_page: bool
    """The last hop to the page itself."""


def _numbered(kind: str, hops: Sequence[Hop]) -> Iterator[NumberedHop]:
    """Yield hops with their places."""
    for number, hop in enumerate(hops):
        yield NumberedHop(hop, f"{kind}/{number}", kind == "page" and number == len(hops) - 1)


def warc_of(attempt: Attempt) -> bytes:
    """Return the bytes of the gzipped WARC file of an attempt."""
    return warc_bytes(_records(attempt))


def _records(attempt: Attempt) -> Iterator[Record]:
    about, fetched = _warcinfo(attempt), attempt.fetched
    permission = [
        one for hop in _numbered("robots", fetched.robots_hops) for one in _exchange(attempt, hop, about)
    ]
    records = [one for hop in _numbered("page", fetched.hops) for one in _exchange(attempt, hop, about)]
    answers = [one for one in records if one.kind != "request"]
    body = _body_record(attempt, about, answers)
    yield from (about, *permission, *records)
    if body:
        yield body
    yield metadata(attempt, about, answers, body)


def _warcinfo(attempt: Attempt) -> Record:
    fields = {
        "software": SOFTWARE,
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "isPartOf": attempt.scope,
    }
    payload = "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()
    kind = "application/warc-fields"
    return record("warcinfo", attempt.scope, attempt.fetched.at, payload=payload, media_type=kind)


def _exchange(attempt: Attempt, numbered: NumberedHop, about: Record) -> list[Record]:
    """Return the request and the answer of a hop: neither where no connection was made.

    Of an import only the answer is known; no request is made up for it.
    """
    hop, scope = numbered.hop, f"{attempt.scope}/{numbered.scope}"
    if not (hop.address or hop.status):
        return []
    links: Links = (("WARC-Warcinfo-ID", about.identity),)
    if ip := ip_of(hop.address):
        links += (("WARC-IP-Address", ip),)
    if attempt.fetched.origin:
        return [_answer(attempt, numbered, links)]
    request = record("request", scope, hop.at, url=hop.url, head=request_head(hop), links=links)
    if not hop.status:
        return [request]
    return [request, _answer(attempt, numbered, (*links, ("WARC-Concurrent-To", request.identity)))]


def _answer(attempt: Attempt, numbered: NumberedHop, links: Links) -> Record:
    hop, scope = numbered.hop, f"{attempt.scope}/{numbered.scope}"
    back = _pointing_back(hop, attempt.original) if numbered.brings_the_page else ()
    if back:
        return record("revisit", scope, hop.at, url=hop.url, head=response_head(hop), links=(*links, *back))
    if numbered.brings_the_page and attempt.reason in _TRUNCATED:
        links += (("WARC-Truncated", _TRUNCATED[attempt.reason]),)
    return record(
        "response", scope, hop.at, url=hop.url, head=response_head(hop), payload=hop.body, links=links
    )


def _pointing_back(hop: Hop, original: Original | None) -> Links:
    """Return the fields of a revisit, none where the payload has to be stored."""
    if original is None or not (hop.status == 304 or hop.body == original.payload):
        return ()
    return (
        ("WARC-Profile", NOT_MODIFIED if hop.status == 304 else IDENTICAL),
        ("WARC-Refers-To", original.record),
        ("WARC-Refers-To-Target-URI", original.url),
        ("WARC-Refers-To-Date", original.at),
        ("WARC-Payload-Digest", digest(original.payload)),
    )


def _body_record(attempt: Attempt, about: Record, answers: Sequence[Record]) -> Record | None:
    """Return a record of the body where the last answer does not give it: packaged files, rendered pages."""
    fetched = attempt.fetched
    if fetched.body is None or attempt.outcome is CaptureOutcome.UNCHANGED:
        return None
    if answers and body_of(fetched.hops[-1], attempt.largest_body) == fetched.body:
        return None
    return record(
        "conversion" if answers or fetched.origin else "resource",
        attempt.scope,
        fetched.at,
        url=fetched.final_url,
        payload=fetched.body,
        links=(("WARC-Warcinfo-ID", about.identity),),
        media_type=address(fetched.media_type) or "application/octet-stream",
    )


def body_of(hop: Hop, limit: int) -> bytes | None:
    """Return the payload of an answer with its content coding undone, None where that cannot be done."""
    codings = [value for name, value in hop.headers if name.lower() == "content-encoding"]
    try:
        return decoded(hop.body, ", ".join(codings), limit)
    except Undecodable:
        return None
