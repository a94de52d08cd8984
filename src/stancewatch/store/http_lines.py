"""HTTP heads as they go into a WARC record: bytes that no header of a hostile server can break.

What the world sent as a header may hold line ends, control characters or anything else. In the record such
characters are percent-encoded (UTF-8); the exact original stands in the attempt's metadata record.
"""

import ipaddress
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stancewatch.model.exchange import Hop

ORIGINAL = "X-Archive-Orig-"
"""Put before the name of a header that no longer describes the stored bytes, as warcprox and pywb do."""

_NOT_A_TOKEN = re.compile(r"[^!#$&'*+.^_`|~0-9A-Za-z-]")
_NOT_A_VALUE = re.compile(r"[^\t\x20-\x7e]")
_NOT_AN_ADDRESS = re.compile(r"[^\x21-\x7e]")
_TARGET = re.compile(r"[a-z][a-z0-9+.-]*://(?P<authority>[^/?#]*)(?P<target>[^#]*)", re.IGNORECASE)

_UNDONE = frozenset({"transfer-encoding", "trailer"})
"""Headers of the transfer coding, which the fetcher has undone."""


@dataclass(frozen=True, slots=True)
class Head:
    """The first lines of a request or of an answer, ready for a record."""

    first: str
    """`GET /about HTTP/1.1`, `HTTP/1.1 200 OK`."""
    headers: tuple[tuple[str, str], ...]
    escaped: tuple[tuple[str, str], ...]
    """Headers, exactly as received, that had to be written otherwise."""


def request_head(hop: Hop) -> Head:
    """Return the head of a hop's request."""
    found = _TARGET.match(hop.url)
    target = address((found and found["target"]) or "/")
    if not target.startswith("/"):
        target = f"/{target}"
    return _head(f"{_token(hop.method)} {target} HTTP/1.1", hop.request_headers)


def response_head(hop: Hop) -> Head:
    """Return the head of a hop's answer; headers of the undone transfer coding are renamed."""
    received = [
        (f"{ORIGINAL}{name}" if name.lower() in _UNDONE else name, value) for name, value in hop.headers
    ]
    return _head(f"HTTP/1.1 {hop.status:03d} {_value(hop.reason)}".rstrip(), received)


def address(url: str) -> str:
    """Return an address that stands on one line: everything but visible ASCII percent-encoded."""
    return _NOT_AN_ADDRESS.sub(_percent, url)


def ip_of(connected: str) -> str:
    """Return the bare IP address of `192.0.2.1`, `192.0.2.1:443` or `[2001:db8::1]:443`, empty for anything else."""
    bare = connected.removeprefix("[").split("]")[0] if connected.startswith("[") else connected
    if bare.count(":") == 1:
        bare = bare.split(":")[0]
    try:
        return str(ipaddress.ip_address(bare))
    except ValueError:
        return ""


def _head(first: str, received: Iterable[tuple[str, str]]) -> Head:
    pairs = tuple(received)
    written = tuple((_token(name), _value(value)) for name, value in pairs)
    return Head(first, written, tuple(_differing(pairs, written)))


def _differing(
    received: tuple[tuple[str, str], ...], written: tuple[tuple[str, str], ...]
) -> Iterator[tuple[str, str]]:
    return (one for one, other in zip(received, written, strict=True) if one != other)


def _token(name: str) -> str:
    return _NOT_A_TOKEN.sub(_percent, name) or "%"


def _value(value: str) -> str:
    return _NOT_A_VALUE.sub(_percent, value).strip()


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode(errors="surrogatepass"))
