"""Reading a WARC file of ours back, once its own hash has been found right."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from stancewatch.foundation.canonical import RESTORE, Json, sha256
from stancewatch.foundation.errors import HashMismatch
from stancewatch.store.attempt import Original
from stancewatch.store.coding import Undecodable, decoded

LONGEST_HEAD = 1 << 20
"""Bytes of HTTP head that a record may hold beside its payload."""

_WITH_HEAD = ("request", "response", "revisit")


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """One record as it lies in a file."""

    kind: str
    identity: str
    url: str
    at: str
    coding: str
    """Content coding of the payload, empty for none."""
    payload: bytes
    """As stored, content coding kept."""


@dataclass(frozen=True, slots=True)
class StoredBody:
    """The body that a file holds, and the record it comes from."""

    body: bytes
    holder: StoredRecord

    @property
    def original(self) -> Original | None:
        """What a revisit can point back to: only an answer of a server."""
        holder = self.holder
        if holder.kind != "response":
            return None
        return Original(holder.identity, holder.url, holder.at, holder.payload)


def stored_body(data: bytes, place: str, limit: int) -> StoredBody:
    """Return the body of an attempt's file. Raises HashMismatch where it holds none, or not the one it names."""
    found = {record.identity: record for record in records(data, place, limit)}
    entry = _metadata(found, place).get("body")
    holder = found.get(str(entry.get("record"))) if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or holder is None:
        raise HashMismatch(f"{place!r} holds no body.", hint=RESTORE)
    try:
        body = decoded(holder.payload, holder.coding, limit)
    except Undecodable as error:
        raise HashMismatch(f"The body in {place!r} cannot be decoded: {error}", hint=RESTORE) from error
    if sha256(body) != entry.get("sha256"):
        raise HashMismatch(f"The body in {place!r} is not the one that was stored.", hint=RESTORE)
    return StoredBody(body, holder)


def records(data: bytes, place: str, limit: int) -> Iterator[StoredRecord]:
    """Yield the records of a file in order. Raises HashMismatch where a payload is larger than `limit` bytes."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for one in ArchiveIterator(BytesIO(data), no_record_parse=True):
            block = _block(one.raw_stream, limit, place)
            head, payload = _parted(block) if one.rec_type in _WITH_HEAD else (b"", block)
            fields = one.rec_headers.get_header
            yield StoredRecord(
                kind=one.rec_type,
                identity=fields("WARC-Record-ID", ""),
                url=fields("WARC-Target-URI", ""),
                at=fields("WARC-Date", ""),
                coding=_coding(head),
                payload=payload,
            )
    except (ArchiveLoadFailed, EOFError, zlib.error) as error:
        raise HashMismatch(f"{place!r} is not a readable WARC file: {error}.", hint=RESTORE) from error


def _block(stream: BinaryIO, limit: int, place: str) -> bytes:
    """Read a block to its end; the reader gives it in pieces of its own choice."""
    parts: list[bytes] = []
    left = limit + LONGEST_HEAD
    while part := stream.read(1 << 16):
        parts.append(part)
        left -= len(part)
        if left < 0:
            raise HashMismatch(f"{place!r} holds a record larger than {limit} bytes.", hint=RESTORE)
    return b"".join(parts)


def _parted(block: bytes) -> tuple[bytes, bytes]:
    """Part a block after its HTTP head, which as we write it holds no empty line, whatever the server sent."""
    head, _, payload = block.partition(b"\r\n\r\n")
    return head, payload


def _coding(head: bytes) -> str:
    """Return the content coding that a head names, empty where it names none."""
    named = (line.partition(b":") for line in head.split(b"\r\n")[1:])
    return next(
        (value.decode().strip() for name, _, value in named if name.lower() == b"content-encoding"), ""
    )


def _metadata(found: dict[str, StoredRecord], place: str) -> dict[str, Json]:
    payload = next((record.payload for record in found.values() if record.kind == "metadata"), b"")
    try:
        document = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise HashMismatch(f"{place!r} has no metadata record.", hint=RESTORE) from error
    return document if isinstance(document, dict) else {}
