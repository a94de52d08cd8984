"""Which names, addresses and texts are let into a lab file."""

import pytest
from pydantic_core import PydanticCustomError

from stancewatch.registry.grammar import LONGEST_SLUG, LONGEST_TEXT, address, plain, same_address, slug


@pytest.mark.parametrize("good", ["laion", "hugging-face", "a", "7b", "a" * LONGEST_SLUG])
def test_slugs(good: str) -> None:
    assert slug(good) == good


@pytest.mark.parametrize(
    "bad",
    ["", "-a", "a-", "a--b", "A", "a_b", "a b", "ä", "..", "a/b", "a\n", "a\x1b", "a" * (LONGEST_SLUG + 1)],
)
def test_what_is_no_slug(bad: str) -> None:
    with pytest.raises(PydanticCustomError):
        slug(bad)


@pytest.mark.parametrize(
    "good",
    [
        "https://lab.example",
        "http://127.0.0.1:8765/laion/?a=b&c=d",
        "http://[::1]:80/x",
        "HTTPS://Lab.example/",
        "https://müller.example/straße",
        "https://lab.example/a@b",
        "https://lab.example/?q=a:b",
    ],
)
def test_addresses(good: str) -> None:
    assert address(good) == good


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "lab.example",
        "//lab.example/",
        "file:///etc/hosts",
        "javascript:alert(1)",
        "ftp://lab.example/",
        "data:text/html,x",
        "https://",
        "https:///path",
        "https://user@lab.example/",
        "https://user:word@lab.example/",
        "https://lab.example/#top",
        "https://lab.example/a b",
        "https://lab.example\\@other.example/",
        "https://lab.example/a\\b",
        "https://lab.example:99999/",
        "https://lab.example:port/",
        "https://lab .example/",
        "https://lab.example/\x1b[2J",
        "https://lab.example/\u202emoc",
        "https://" + "a" * LONGEST_TEXT,
    ],
)
def test_what_is_no_address(bad: str) -> None:
    with pytest.raises(PydanticCustomError):
        address(bad)


@pytest.mark.parametrize("good", ["LAION", "Société anonyme", "知識", "Ünïted & <Co>", "نرم\u200cافزار"])
def test_texts(good: str) -> None:
    assert plain(good) == good


@pytest.mark.parametrize(
    "bad", ["", "  ", "a\nb", "a\tb", "\x1b[31m", "a\x7f", "\x9b1m", "a\u202eb", "\u2028x", "\ud800"]
)
def test_what_is_no_plain_text(bad: str) -> None:
    with pytest.raises(PydanticCustomError):
        plain(bad)


def test_one_page_has_one_address() -> None:
    assert same_address("HTTP://Lab.Example") == same_address("http://lab.example/") == "http://lab.example/"
    assert same_address("http://lab.example/A") != same_address("http://lab.example/a")
