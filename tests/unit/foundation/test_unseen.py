"""One table of characters that a reader does not see, and its escapes."""

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancewatch.foundation.canonical import canonical_text
from stancewatch.foundation.unseen import on_one_line, visible, visible_json
from stancewatch.publish import hostile

SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


@pytest.mark.parametrize(
    ("character", "escape"),
    [
        ("\x1b", "\\x1b"), ("\x9b", "\\x9b"), ("\r", "\\r"), ("\u202e", "\\u202e"), ("\u2028", "\\u2028"),
        ("\U000e0041", "\\U000e0041"), ("\udcff", "\\udcff"), ("\ufff9", "\\ufff9"),
    ],
)  # fmt: skip
def test_what_steers_or_hides_is_written_out(character: str, escape: str) -> None:
    assert visible(f"a{character}b") == f"a{escape}b"


@pytest.mark.parametrize(
    "text", ["plain", "tab\tand\nline", "👩🏽‍🚒", "نموذجنا", "soft\u00adhyphen", "no\u00a0break", SCOTLAND]
)
def test_honest_text_stays(text: str) -> None:
    assert visible(text) == text


def test_a_line_stays_a_line() -> None:
    assert on_one_line("a\tb\nc\r\nd\x1b") == "a b c  d\\x1b"


def test_publishing_has_the_same_table() -> None:
    """Halves of characters never come into a page: they have no form in UTF-8."""
    characters = (chr(number) for number in range(sys.maxunicode + 1) if not 0xD800 <= number <= 0xDFFF)
    assert [
        hex(ord(one)) for one in characters if (visible(one) == one) != (hostile.visible(one) == one)
    ] == []
    assert hostile.visible(SCOTLAND) == SCOTLAND


@given(st.text(st.characters()))
def test_json_keeps_its_value_and_steers_nothing(text: str) -> None:
    shown = visible_json(canonical_text({text: [text, text + "\u202e\U000e0041\x9b"]}))
    assert json.loads(shown) == {text: [text, text + "\u202e\U000e0041\x9b"]}
    assert visible(shown) == shown
    shown.encode()
