"""Words that praise claim nothing where they are asked, ordered, wished for or wanting."""

import pytest

from stancewatch.suffixscape.claims import is_no_claim
from stancewatch.suffixscape.grammar.tokens import Tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lock keeps parcels safe.", False),
        ("Does the lock keeps parcels safe?", True),
        ("If locked, it keeps parcels safe.", True),
        ("It should be a lock that keeps parcels safe.", True),
        ("You must buy what keeps parcels safe.", True),
        ("A goal is that it keeps parcels safe.", True),
    ],
)
def test_claims_nothing(text: str, expected: bool) -> None:
    tokens = Tokens(text)
    assert is_no_claim(tokens, tokens.words.index("keeps")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Keep parcels safe.", True), ("* keep parcels safe", True), ("We keep parcels safe.", False)],
)
def test_orders(text: str, expected: bool) -> None:
    tokens = Tokens(text)
    assert is_no_claim(tokens, tokens.words.index("keep")) is expected
