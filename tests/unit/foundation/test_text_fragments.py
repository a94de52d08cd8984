"""Links to the words of a page: the grammar of text directives, and what must be encoded in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancewatch.foundation.text_fragments import text_fragment

PAGE = "https://lab.example/policy"


def test_a_short_quote_stands_whole() -> None:
    assert text_fragment(PAGE, "new era") == f"{PAGE}#:~:text=new%20era"


@pytest.mark.parametrize(
    ("sign", "code"), [("-", "%2D"), (",", "%2C"), ("&", "%26"), ("%", "%25"), ("é", "%C3%A9")]
)
def test_what_the_grammar_uses_is_encoded(sign: str, code: str) -> None:
    assert text_fragment(PAGE, f"a{sign}b") == f"{PAGE}#:~:text=a{code}b"


def test_a_long_quote_is_named_by_its_ends() -> None:
    words = " ".join(f"word{number}" for number in range(80))
    link = text_fragment(PAGE, words)
    assert link == (
        f"{PAGE}#:~:text=word0%20word1%20word2%20word3%20word4,word75%20word76%20word77%20word78%20word79"
    )


def test_a_long_quote_without_blanks_is_cut() -> None:
    start, end = text_fragment(PAGE, "\u6570" * 400).partition("text=")[2].split(",")
    assert start == end == "%E6%95%B0" * 40


def test_context_is_used_in_whole_words() -> None:
    link = text_fragment(PAGE, "new era", prefix="wledge is removed, and a ", suffix=" of work is on its w")
    assert link == f"{PAGE}#:~:text=is%20removed%2C%20and%20a-,new%20era,-of%20work%20is%20on%20its"


def test_context_ends_with_the_line() -> None:
    link = text_fragment(PAGE, "new era", prefix="half\nHeading\n", suffix="\nNext block\nha")
    assert link == f"{PAGE}#:~:text=Heading-,new%20era,-Next%20block"


def test_no_context_inside_a_word() -> None:
    assert text_fragment(PAGE, "era", prefix="of an op", suffix="torium of") == f"{PAGE}#:~:text=era"


def test_a_fragment_stays_and_a_directive_is_replaced() -> None:
    assert text_fragment(f"{PAGE}#top", "era") == f"{PAGE}#top:~:text=era"
    assert text_fragment(f"{PAGE}#top:~:text=old", "era") == f"{PAGE}#top:~:text=era"


def test_nothing_to_name() -> None:
    assert text_fragment(PAGE, " \u200b") == PAGE


@given(st.text(), st.text(max_size=40), st.text(max_size=40))
def test_never_more_than_the_grammar(quote: str, prefix: str, suffix: str) -> None:
    link = text_fragment(PAGE, quote, prefix, suffix)
    directive = link.removeprefix(PAGE).removeprefix("#:~:text=")
    assert link.isascii()
    assert directive.count(",") <= 3
    assert not set(directive) & set("&#? \n\"'<>")
