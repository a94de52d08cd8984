import gzip
import zlib

import pytest

from stancewatch.store.coding import Undecodable, decoded

BODY = b"<p>words</p>" * 50


def raw_deflate(data: bytes) -> bytes:
    coder = zlib.compressobj(wbits=-15)
    return coder.compress(data) + coder.flush()


@pytest.mark.parametrize(
    ("data", "coding"),
    [
        (BODY, ""),
        (BODY, "identity"),
        (gzip.compress(BODY, mtime=0), "gzip"),
        (gzip.compress(BODY, mtime=0), " X-GZIP "),
        (gzip.compress(BODY[:100], mtime=0) + gzip.compress(BODY[100:], mtime=0), "gzip"),
        (zlib.compress(BODY), "deflate"),
        (raw_deflate(BODY), "deflate"),
    ],
)
def test_codings_are_undone(data: bytes, coding: str) -> None:
    assert decoded(data, coding, len(BODY)) == BODY


@pytest.mark.parametrize(
    ("data", "coding"),
    [
        (BODY, "gzip"),
        (BODY, "br"),
        (gzip.compress(BODY, mtime=0), "gzip, gzip"),
        (gzip.compress(BODY, mtime=0)[:-9], "gzip"),
        (gzip.compress(BODY, mtime=0) + b"more", "gzip"),
        (gzip.compress(BODY + b"x", mtime=0), "gzip"),
    ],
)
def test_what_is_not_whole_known_or_small_is_refused(data: bytes, coding: str) -> None:
    with pytest.raises(Undecodable):
        decoded(data, coding, len(BODY))
