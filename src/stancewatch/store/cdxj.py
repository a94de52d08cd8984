"""An index of the archived records that replay tools read (CDXJ), computed from the files.

One line a record: `<key> <time> {json}`, sorted. The key is the address with its host turned round (SURT), the
form that pywb looks up. Answers 304 are left out: they bring no page of their own. Conversions are left out, too:
they are not what a server sent.

Source: CDXJ as pywb and cdxj-indexer write it.
"""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from stancewatch.foundation.canonical import RESTORE, sha256
from stancewatch.foundation.errors import HashMismatch
from stancewatch.model.exchange import Capture
from stancewatch.store.sealed import read_stored
from stancewatch.store.values import parsed
from stancewatch.store.workspace import Workspace

if TYPE_CHECKING:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.recordloader import ArcWarcRecord

_ADDRESS = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]*)://(?P<authority>[^/?#]*)(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?"
)
_DEFAULT_PORT = {"http": "80", "https": "443"}


def cdxj(workspace: Workspace) -> str:
    """Return the index of every archived file, file names relative to `archive/`.

    Raises EvidenceError where a list or a file does not hold.
    """
    lines: set[str] = set()
    for lab in workspace.labs():
        for source in workspace.sources(lab):
            for place, digest in sorted(_files(workspace, lab, source)):
                lines.update(_lines(workspace, place, digest))
    return "".join(f"{line}\n" for line in sorted(lines))


def surt(url: str) -> str:
    """Return the key of an address: `org,example)/about?a=1`. An address without a host is its own key."""
    found = _ADDRESS.match(url.lower())
    if not found:
        return url
    host, port = _parted(found["authority"].rpartition("@")[2])
    turned = ",".join(reversed(re.sub(r"^www\d*\.", "", host).split(".")))
    if port and port != _DEFAULT_PORT.get(found["scheme"]):
        turned += f":{port}"
    path = re.sub("/+", "/", found["path"]).rstrip("/") or "/"
    query = "&".join(sorted(found["query"].split("&"))) if found["query"] else ""
    return f"{turned}){path}" + (f"?{query}" if query else "")


def _parted(authority: str) -> tuple[str, str]:
    """Part host and port; an IPv6 address stands in brackets."""
    if authority.startswith("["):
        host, _, rest = authority[1:].partition("]")
        return host, rest.lstrip(":")
    host, _, port = authority.partition(":")
    return host, port


def _files(workspace: Workspace, lab: str, source: str) -> set[tuple[str, str]]:
    ledger = workspace.captures(lab, source)
    captures = [parsed(Capture, entry, ledger.place) for entry in ledger.entries()]
    return {(capture.warc, capture.warc_sha256) for capture in captures if capture.warc}


def _lines(workspace: Workspace, place: str, digest: str) -> Iterator[str]:
    from warcio.archiveiterator import ArchiveIterator

    data = read_stored(workspace.inside(place), place)
    if sha256(data) != digest:
        raise HashMismatch(f"{place!r} is not, byte for byte, what was stored.", hint=RESTORE)
    archive = ArchiveIterator(BytesIO(data))
    for record in archive:
        status = record.http_headers.get_statuscode() if record.http_headers else ""
        if record.rec_type in ("response", "revisit", "resource") and status != "304":
            yield _line(archive, record, status, place.removeprefix("archive/"))


def _line(archive: "ArchiveIterator", record: "ArcWarcRecord", status: str, name: str) -> str:
    fields = record.rec_headers.get_header
    url, at = fields("WARC-Target-URI", ""), re.sub(r"\D", "", fields("WARC-Date", ""))
    entry = {
        "url": url,
        "mime": _media_type(record),
        "status": status,
        "digest": fields("WARC-Payload-Digest", ""),
        "length": str(archive.get_record_length()),
        "offset": str(archive.get_record_offset()),
        "filename": name,
    }
    return f"{surt(url)} {at} {json.dumps({key: value for key, value in entry.items() if value})}"


def _media_type(record: "ArcWarcRecord") -> str:
    if record.rec_type == "revisit":
        return "warc/revisit"
    holder = record.http_headers or record.rec_headers
    media_type: str = holder.get_header("Content-Type", "") or ""
    return media_type.split(";", maxsplit=1)[0].strip().lower()
