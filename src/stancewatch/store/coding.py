"""Undoing HTTP content codings with a limit: a few kilobytes can otherwise become gigabytes."""

import zlib

_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_WINDOWS = {"gzip": (_GZIP,), "x-gzip": (_GZIP,), "deflate": (_ZLIB, _RAW)}
"""Servers send `deflate` with and without the zlib frame that RFC 9110 asks for; both are tried."""


class Undecodable(ValueError):
    """The bytes are not in the coding they were said to be in, or become too large."""


def decoded(data: bytes, coding: str, limit: int) -> bytes:
    """Return bytes with their content coding undone, at most `limit` of them.

    Raises Undecodable for an unknown coding, for more than one, for damage and beyond the limit.
    """
    name = coding.strip().lower()
    if name in ("", "identity"):
        return data
    for window in _WINDOWS.get(name, ()):
        try:
            return _inflated(data, window, limit)
        except zlib.error:
            continue
    raise Undecodable(f"The content coding {coding!r} cannot be undone.")


def _inflated(data: bytes, window: int, limit: int) -> bytes:
    """Undo one coding; a gzip file may hold several members one after the other."""
    parts: list[bytes] = []
    left = limit
    while data:
        decoder = zlib.decompressobj(window)
        part = decoder.decompress(data, left + 1)
        left -= len(part)
        if left < 0:
            raise Undecodable(f"The body is larger than {limit} bytes.")
        parts.append(part)
        if not decoder.eof:
            raise Undecodable("The coded body ends too early.")
        data = decoder.unused_data if window == _GZIP else b""
    return b"".join(parts)
