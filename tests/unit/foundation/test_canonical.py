"""Equal documents have equal bytes, and a flip of any byte is found."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancewatch.foundation.canonical import Json, canonical, canonical_line, sealed, unseal
from stancewatch.foundation.errors import HashMismatch

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_round_trip(value: Json) -> None:
    assert json.loads(canonical(value)) == value
    assert json.loads(canonical_line(value)) == value
    assert canonical_line(value).count(b"\n") == 1


def test_key_order_does_not_matter() -> None:
    assert canonical({"b": 1, "a": 2}) == canonical({"a": 2, "b": 1})


def test_not_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        canonical(float("nan"))


def test_every_flipped_byte_of_a_sealed_document_is_found() -> None:
    data = sealed({"text": "naïve – “data”", "blocks": [{"n": 0}], "title": ""})
    assert unseal(data, "x")["text"] == "naïve – “data”"
    for place in range(len(data)):
        for bit in (1, 32, 128):
            broken = data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :]
            with pytest.raises(HashMismatch):
                unseal(broken, "x")


def test_cut_tail_and_added_space_are_found() -> None:
    data = sealed({"a": 1})
    for broken in (data[:-1], data + b" ", data.replace(b":", b": "), b"", b"[]\n"):
        with pytest.raises(HashMismatch):
            unseal(broken, "x")


def test_seal_leaves_itself_out() -> None:
    assert sealed({"a": 1, "seal": "x"}) == sealed({"a": 1})
