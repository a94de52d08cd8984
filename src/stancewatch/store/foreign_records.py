"""Records of a WARC file that somebody else wrote, each whole and with the bytes that its digests name."""

import base64
import hashlib
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from stancewatch.foundation.clock import instant
from stancewatch.foundation.errors import InputError
from stancewatch.store.foreign import LARGEST_PAGE
from stancewatch.store.http_lines import ip_of

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_HEAD = 1 << 20
"""Bytes of HTTP head beside a payload."""
_ENCODERS: tuple[Callable[[bytes], str], ...] = (bytes.hex, lambda found: base64.b32encode(found).decode())
_ALGORITHMS = {"sha1": hashlib.sha1, "sha256": hashlib.sha256, "sha512": hashlib.sha512}
"""Those that WARC writers use; a digest by any other is not checked."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One response or revisit."""

    identity: str
    url: str
    at: datetime
    address: str
    digest: str
    """As claimed, empty where none is."""
    status: int
    phrase: str
    headers: tuple[tuple[str, str], ...]
    payload: bytes
    """Transfer coding undone; empty in a revisit until it is resolved."""
    refers_to: tuple[str, ...]
    """What a revisit may be resolved by: the digest, the record, the address with the date."""
    checked: bool
    """Whether it has a digest, of its block or its payload, that could be compared with its bytes."""


class Unusable(ValueError):
    """A record that cannot be taken; says why in one phrase."""


def records(path: Path) -> "Iterator[ArcWarcRecord]":
    """Yield the records of a file. Raises InputError where it is no WARC file, or damaged."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        with path.open("rb") as handle:
            found = ArchiveIterator(handle, no_record_parse=True)
            yield next(found)
            yield from found
    except StopIteration as error:
        raise InputError(f"{str(path)!r} holds no WARC record.", hint="Name another file.") from error
    except (ArchiveLoadFailed, EOFError, zlib.error, OSError, ValueError) as error:
        raise InputError(
            f"{str(path)!r} cannot be read as a WARC file: {str(error)[:200]!r}.",
            hint="Check it with its own tools; nothing was taken in.",
        ) from error


def exchange_of(record: "ArcWarcRecord") -> Exchange:
    """Return a record that is whole and has the digest it claims. Raises Unusable for any other."""
    fields = record.rec_headers.get_header
    block = _block(record.raw_stream)
    if str(len(block)) != (fields("Content-Length", "") or "").strip():
        raise Unusable("cut off")
    head, separator, payload = block.partition(b"\r\n\r\n")
    status, phrase, headers = _head(head)
    if not separator and record.rec_type == "response":
        raise Unusable("no HTTP answer")
    revisit, digest = record.rec_type == "revisit", fields("WARC-Payload-Digest", "") or ""
    plain = b"" if revisit else _unchunked(payload, headers)
    if not revisit and not any(holds(digest, data) for data in (payload, plain)):
        raise Unusable("another payload than its digest says")
    whole = fields("WARC-Block-Digest", "") or ""
    if not holds(whole, block):
        raise Unusable("another block than its digest says")
    return Exchange(
        identity=fields("WARC-Record-ID", "") or "",
        url=target(record),
        at=_moment(fields("WARC-Date", "") or ""),
        address=ip_of(fields("WARC-IP-Address", "") or ""),
        digest=digest,
        status=status,
        phrase=phrase,
        headers=headers,
        payload=plain,
        refers_to=tuple(_referred(record)) if revisit else (),
        checked=can_be_checked(whole) or can_be_checked(digest),
    )


def target(record: "ArcWarcRecord") -> str:
    """Return the address that a record is about; older writers put it between angle brackets."""
    return (record.rec_headers.get_header("WARC-Target-URI", "") or "").strip("<>")


def claimed_names(record: "ArcWarcRecord") -> Iterator[str]:
    """Yield what a revisit could call a record by, as its head has it."""
    fields = record.rec_headers.get_header
    yield fields("WARC-Record-ID", "") or ""
    yield fields("WARC-Payload-Digest", "") or ""
    yield f"{target(record)} {fields('WARC-Date', '')}"


def _referred(record: "ArcWarcRecord") -> Iterator[str]:
    fields = record.rec_headers.get_header
    names = (
        fields("WARC-Refers-To", "") or "",
        fields("WARC-Payload-Digest", "") or "",
        f"{(fields('WARC-Refers-To-Target-URI', '') or '').strip('<>')} {fields('WARC-Refers-To-Date', '')}",
    )
    yield from (name for name in names if name.strip() and not name.endswith(" None"))
    yield "a record that is not named"


def names(one: Exchange) -> tuple[str, ...]:
    """Return what a revisit could call a record by."""
    return tuple(name for name in (one.identity, one.digest, f"{one.url} {instant(one.at)}") if name.strip())


def _block(stream: BinaryIO) -> bytes:
    parts: list[bytes] = []
    left = LARGEST_PAGE + _HEAD
    while part := stream.read(1 << 16):
        parts.append(part)
        left -= len(part)
        if left < 0:
            raise Unusable(f"larger than {LARGEST_PAGE} bytes")
    return b"".join(parts)


def _head(head: bytes) -> tuple[int, str, tuple[tuple[str, str], ...]]:
    first, *lines = head.decode("latin-1").split("\r\n")
    parts = [*first.split(" ", 2), "", ""]
    pairs = (line.partition(":") for line in lines if ":" in line)
    headers = tuple((name.strip(), value.strip()) for name, _, value in pairs)
    status = int(parts[1]) if parts[1].isascii() and parts[1].isdecimal() and len(parts[1]) == 3 else 0
    return status, parts[2], headers


def _unchunked(payload: bytes, headers: Sequence[tuple[str, str]]) -> bytes:
    """Undo the chunks of an answer, where it says it has any and they are still there."""
    from warcio.bufferedreaders import ChunkedDataReader

    if "chunked" not in header(headers, "transfer-encoding").lower():
        return payload
    reader: BinaryIO = ChunkedDataReader(BytesIO(payload))
    parts: list[bytes] = []
    while part := reader.read(1 << 16):
        parts.append(part)
    return b"".join(parts)


def can_be_checked(digest: str) -> bool:
    """Whether a digest is there, and of a kind that WARC writers use."""
    return digest.partition(":")[0].lower() in _ALGORITHMS


def holds(digest: str, payload: bytes) -> bool:
    """Whether bytes have a digest, written as hex or base 32; one that cannot be checked is passed."""
    name, _, value = digest.partition(":")
    if not can_be_checked(digest):
        return True
    found = _ALGORITHMS[name.lower()](payload).digest()
    return any(encode(found).lower() == value.strip().lower() for encode in _ENCODERS)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        return (
            (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
        )
    except (ValueError, OverflowError) as error:
        raise Unusable("no readable date") from error


def header(headers: Sequence[tuple[str, str]], name: str) -> str:
    """Return what a head says under a name in small letters, empty where it says nothing."""
    return ", ".join(value for key, value in headers if key.lower() == name)
