"""`words-1`: same words or not."""

from hypothesis import given
from hypothesis import strategies as st

from stancewatch.foundation.normalisation import same_words


def test_what_is_ignored() -> None:
    assert same_words(" a\u200bb\n\tc\u00a0d\u2060 ") == "ab c d"
    assert same_words("e\u0301") == "é"


def test_what_is_not() -> None:
    assert same_words("A") != same_words("a")
    assert same_words("a-b") != same_words("ab")


@given(st.text())
def test_twice_is_once(text: str) -> None:
    assert same_words(same_words(text)) == same_words(text)
