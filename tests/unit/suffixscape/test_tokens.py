"""Words and their places, against a slow way that is plainly right."""

import re
import unicodedata

import pytest

from stancewatch.suffixscape.finders import noted
from stancewatch.suffixscape.grammar import nominals, tokens
from stancewatch.suffixscape.grammar.tokens import BREAK, Tokens

TEXTS = (
    "",
    "   \n\n  ",
    'The images, "removed" by hand (twice), were state-of-the-art; 3.5 % of them.',
    "One.\n\nTwo: three.\n \t\nFour\n\n\n\nfive",
    f"# Heading{BREAK}Words{BREAK}{BREAK}and\n\nmore words{BREAK}",
    "Größe – “the users’ own” … 日本語、です。 naïve\u00a0blank\u2003wide\x1cend",
    "a" + " " * 200 + "b " * 50 + "a b ab a-b",
    "".join(chr(number) for number in range(0x2190, 0x2260)) + " were removed",
)


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_of_a_regular_expression(text: str) -> None:
    found = re.findall(r"[\w'\-\x02]+|[^\w\s]", Tokens(text).plain)
    assert [word for word in Tokens(text).raw if word != BREAK] == [one for one in found if one != BREAK]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("step", [1, 7, 40, -1])
def test_places_are_found_in_any_order(text: str, step: int) -> None:
    read = Tokens(text)
    expected = [match.start() for match in re.finditer(r"[\w'\-\x02]+|[^\w\s\x01]", read.plain)]
    words = [place for place, word in enumerate(read.raw) if word != BREAK]
    order = list(zip(words, expected, strict=True))[::step]
    assert [(place, read.start(place)) for place, _ in order] == order


def test_a_span_reaches_over_many_words() -> None:
    text = "We said: " + "word, " * 100 + "end."
    read = Tokens(text)
    assert read.span(0, 2) == (0, 7)
    assert read.span(3, len(read.words)) == (9, len(text))


def test_a_blank_line_stands_at_its_end() -> None:
    read = Tokens("One\n\n\n\ntwo")
    assert [read.start(place) for place in range(4)] == [0, 5, 7, 7]
    assert read.raw[1:3] == [BREAK, BREAK]


def test_a_sentence_is_bounded_by_marks_that_end_it() -> None:
    read = Tokens("See e.g. Smith. It rose to 3.5 metres! Why")
    bounds = [read.sentence(place) for place in range(len(read.words))]
    assert [" ".join(read.raw[low:high]) for low, high in dict.fromkeys(bounds)] == [
        "See e . g . Smith .",
        "It rose to 3 . 5 metres !",
        "Why",
    ]
    read.end_marks = noted(read.words, all_constructions=True).ends()
    assert [read.sentence(place) for place in reversed(range(len(read.words)))] == bounds[::-1]


def test_every_kind_of_mark_is_one_by_the_regular_expression() -> None:
    for number in range(0x3000):
        character = chr(number)
        if unicodedata.category(character) != "Cs":
            assert tokens._is_mark(character) is bool(re.match(r"[^\w\s'\-\x02]", character))


def test_an_act_is_one_where_its_score_is_above_zero() -> None:
    read = Tokens(
        "The removal of the images and the government of the building caused The Collection of data by users."
    )
    for place, word in enumerate(read.words):
        if nominals.is_candidate(word):
            assert max(nominals.act(read, place), 0) == max(nominals.score(read, place), 0)


def test_a_paragraph_holds_its_sentences_and_no_break() -> None:
    read = Tokens(f"One. Two 3.5!\n\nThree{BREAK}four? Five")
    found = [read.paragraph(place) for place, word in enumerate(read.words) if word != BREAK]
    first, second, third = ["one", ".", "two", "3", ".", "5", "!"], ["three"], ["four", "?", "five"]
    assert found == [first] * len(first) + [second] * len(second) + [third] * len(third)
