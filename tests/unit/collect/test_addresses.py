import tomllib
from pathlib import Path

import pytest

from stancewatch.collect.addresses import is_public

TABLE = tomllib.loads((Path(__file__).parent / "addresses.toml").read_text("utf-8"))

NOT_ADDRESSES = [
    "",
    "localhost",
    "127.1",
    "2130706433",
    "0177.0.0.1",
    "0x7f.0.0.1",
    "8.8.8.8:80",
    "[::1]",
    "１.1.1.1 ",
    "8.8.8",
]


@pytest.mark.parametrize("address", TABLE["public"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", TABLE["private"])
def test_private_addresses_are_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("text", NOT_ADDRESSES)
def test_what_is_no_address_is_not_public(text: str) -> None:
    assert not is_public(text)
