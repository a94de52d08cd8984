import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancewatch.publish.hostile import clipped, is_mail_address, is_web_address, live_address, visible

REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


@pytest.mark.parametrize(
    "character", [*REORDERING, "\0", "\a", "\x1b", "\x7f", "\x9b", "\u2028", "\U000e0041"]
)
def test_characters_that_reorder_or_hide_are_written_out(character: str) -> None:
    assert visible(f"a{character}b") == f"a[U+{ord(character):04X}]b"


@pytest.mark.parametrize(
    "text", ["plain", "tab\tand\nline", "👩🏽‍🚒", "نموذجنا", "soft\u00adhyphen", "नमस्ते\u200d"]
)
def test_honest_text_stays(text: str) -> None:
    assert visible(text) == text


def test_the_flag_of_scotland_stays() -> None:
    flag = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    assert visible(flag) == flag


@given(st.text())
def test_nothing_hostile_is_left_and_twice_is_once(text: str) -> None:
    shown = visible(text)
    assert not set(shown) & set(REORDERING)
    assert visible(shown) == shown


@pytest.mark.parametrize(
    "url", ["https://laion.ai", "http://a.example/x?y=1&z=(2)#s", "https://münchen.example/ü"]
)
def test_web_addresses(url: str) -> None:
    assert is_web_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        " https://a.example",
        "https://a.example/\u202egnp",
        "https://a.example/a b",
        'https://a.example/"onmouseover=alert(1)',
        "https://a.example/\n",
        "//a.example",
        "https://a.example/" + "x" * 2000,
        "",
    ],
)
def test_what_is_no_web_address(url: str) -> None:
    assert not is_web_address(url)


def test_mail_addresses() -> None:
    assert is_mail_address("hello@stancewatch.example")
    assert not is_mail_address("hello@stancewatch.example?subject=x")


def test_the_live_address_names_the_words() -> None:
    assert live_address("https://a.example/p", "100% FREE, really") == (
        "https://a.example/p#:~:text=100%25%20FREE%2C%20really"
    )


def test_the_live_address_names_what_stands_around_the_words_and_keeps_a_fragment() -> None:
    assert live_address("https://a.example/p#top", "asked", "Nobody was ", " about it.") == (
        "https://a.example/p#top:~:text=was-,asked,-about"
    )


def test_there_is_no_live_address_of_a_script() -> None:
    assert live_address("javascript:alert(1)", "words") == ""


def test_clipped() -> None:
    assert clipped("abcdef", 6) == "abcdef"
    assert clipped("abcdefg", 6) == "abcde…"
