import gzip
import zlib

import pytest

from stancewatch.collect.coding import STEP, Decoder
from stancewatch.collect.setback import Setback
from stancewatch.model.evidence import FailureReason

TEXT = b"Concerns that are raised are taken seriously. " * 200


def decoded(codings: str, data: bytes, limit: int = 1 << 24, piece: int = 100) -> bytes:
    decoder = Decoder(codings, limit)
    for start in range(0, len(data), piece):
        decoder.feed(data[start : start + piece])
    decoder.finish()
    return b"".join(decoder.parts)


@pytest.mark.parametrize("piece", [1, 7, 100, 10**6])
@pytest.mark.parametrize(
    ("codings", "data"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT)),
        (" X-GZIP ", gzip.compress(TEXT)),
        ("identity, gzip", gzip.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("gzip", gzip.compress(TEXT[:500]) + gzip.compress(TEXT[500:])),
        ("gzip", gzip.compress(TEXT) + b"\0\0padding"),
    ],
)
def test_codings_are_undone(codings: str, data: bytes, piece: int) -> None:
    assert decoded(codings, data, piece=piece) == TEXT


@pytest.mark.parametrize("codings", ["gzip, gzip", "br", "zstd", "gzip, br", "gzip,deflate", "x" * 500])
def test_other_codings_are_refused(codings: str) -> None:
    with pytest.raises(Setback, match="only one gzip was asked for") as caught:
        Decoder(codings, 10)
    assert caught.value.reason is FailureReason.UNREADABLE
    assert len(caught.value.message) < 200


@pytest.mark.parametrize("codings", ["", "gzip"])
def test_nothing_beyond_the_limit_is_kept(codings: str) -> None:
    bomb = bytes(40 * STEP)
    decoder = Decoder(codings, 3 * STEP + 5)
    with pytest.raises(Setback) as caught:
        decoder.feed(gzip.compress(bomb) if codings else bomb)
    assert caught.value.reason is FailureReason.TOO_LARGE
    assert sum(map(len, decoder.parts)) == 3 * STEP + 5


def test_exactly_the_limit_passes() -> None:
    assert decoded("gzip", gzip.compress(TEXT), limit=len(TEXT)) == TEXT


def test_a_cut_gzip_is_incomplete() -> None:
    with pytest.raises(Setback) as caught:
        decoded("gzip", gzip.compress(TEXT)[:-9])
    assert caught.value.reason is FailureReason.INCOMPLETE


@pytest.mark.parametrize("damage", [b"<!doctype html>", gzip.compress(TEXT)[:-8] + b"12345678"])
def test_a_damaged_gzip_is_unreadable(damage: bytes) -> None:
    with pytest.raises(Setback) as caught:
        decoded("gzip", damage)
    assert caught.value.reason is FailureReason.UNREADABLE


def test_a_flood_of_gzip_members_is_refused() -> None:
    with pytest.raises(Setback, match="too many pieces"):
        decoded("gzip", gzip.compress(b"") * 1000, piece=10**6)


def test_an_empty_coded_body_is_empty() -> None:
    assert decoded("gzip", b"") == b""
