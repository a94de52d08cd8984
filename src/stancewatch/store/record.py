"""WARC/1.1 records whose ids and digests follow from their content, and their bytes.

Source: ISO 28500:2017. All digests are SHA-256, as `sha256:` and 64 hex digits.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from stancewatch.foundation.canonical import sha256
from stancewatch.foundation.clock import instant
from stancewatch.store.http_lines import Head, address

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord
    from warcio.warcwriter import WARCWriter

_PAYLOAD_NOT_ITS_OWN = ("warcinfo", "revisit")
"""Kinds whose payload digest is absent, or that of another record."""


@dataclass(frozen=True, slots=True)
class Record:
    """One WARC record before it is written."""

    kind: str
    """`warcinfo`, `request`, `response`, `revisit`, `resource`, `conversion` or `metadata`."""
    identity: str
    """`<urn:uuid:...>`, derived from everything else."""
    fields: tuple[tuple[str, str], ...]
    """WARC header fields, id and digests included."""
    head: Head | None
    payload: bytes
    media_type: str
    """Content type of the record; empty for the usual one of its kind."""


def record(
    kind: str,
    scope: str,
    at: datetime,
    *,
    url: str = "",
    head: Head | None = None,
    payload: bytes = b"",
    links: Iterable[tuple[str, str]] = (),
    media_type: str = "",
) -> Record:
    """Return a record. `scope` tells records of equal content apart: lab, source and place in the file."""
    whole = sha256(head_bytes(head) + payload)
    name = f"stancewatch:{scope}/{instant(at)}/{kind}/{whole}"
    identity = f"<urn:uuid:{uuid5(NAMESPACE_URL, name)}>"
    fields = [("WARC-Record-ID", identity), ("WARC-Date", instant(at))]
    if url:
        fields.append(("WARC-Target-URI", address(url)))
    fields += [*links, ("WARC-Block-Digest", f"sha256:{whole}")]
    if kind not in _PAYLOAD_NOT_ITS_OWN:
        fields.append(("WARC-Payload-Digest", digest(payload) if head else f"sha256:{whole}"))
    return Record(kind, identity, tuple(fields), head, payload, media_type)


def warc_bytes(records: Iterable[Record]) -> bytes:
    """Return a WARC file, every record gzipped by itself and without a time stamp in the gzip header."""
    from warcio.warcwriter import WARCWriter

    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    for one in records:
        writer.write_record(_for_warcio(writer, one))
    return out.getvalue()


def digest(data: bytes) -> str:
    """Return the digest of bytes as it stands in a WARC field."""
    return f"sha256:{sha256(data)}"


def head_bytes(head: Head | None) -> bytes:
    """Return the lines before a payload, with the empty one that ends them."""
    if head is None:
        return b""
    lines = [head.first, *(f"{name}: {value}" for name, value in head.headers), "", ""]
    return "\r\n".join(lines).encode("ascii")


def _for_warcio(writer: "WARCWriter", one: Record) -> "ArcWarcRecord":
    from warcio.statusandheaders import StatusAndHeaders

    head = None
    if one.head:
        protocol, rest = one.head.first.split(" ", 1)
        head = StatusAndHeaders(rest, list(one.head.headers), protocol=protocol)
    return writer.create_warc_record(
        "",
        one.kind,
        payload=BytesIO(one.payload),
        length=len(one.payload),
        warc_content_type=one.media_type,
        warc_headers_dict=dict(one.fields),
        http_headers=head,
    )
