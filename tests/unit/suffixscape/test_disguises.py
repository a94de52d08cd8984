"""Characters that do not show, and letters that look like others: found all the same, quoted as written, and told."""

import pytest

from stancewatch.model.language import Hit
from stancewatch.suffixscape.disguises import Seen, beyond_latin, look_through, named
from stancewatch.suffixscape.engine import stream
from stancewatch.suffixscape.grammar.tokens import BREAK
from stancewatch.suffixscape.tally import Tally


def read(text: str) -> tuple[list[str], Tally]:
    tally = Tally()
    hits: list[Hit] = list(stream(text, tally))
    return [text[hit.start : hit.end] for hit in hits], tally


@pytest.mark.parametrize(
    "words",
    [
        "were re\u200bmoved",
        "w\u200cere rem\u200doved",
        "were re\u00admoved",
        "were r\u2060emoved",
        "were \u202eremoved",
        "we\ufeffre removed",
        "were rem\U000e0041oved",
        "were \u200b\u200b\u200bremoved",
        "were rem\u043eved",
        "w\u0435r\u0435 removed",
        "were rem\u03bfved",
        "\uff57\uff45\uff52\uff45 \uff52\uff45\uff4d\uff4f\uff56\uff45\uff44",
        "were \U0001d42b\U0001d41e\U0001d426\U0001d428\U0001d42f\U0001d41e\U0001d41d",
    ],
)
def test_a_disguised_passive_is_found_and_quoted_as_written(words: str) -> None:
    assert read(f"The images {words}.")[0] == [words]
    assert read(f"\u200bA\u200b. \u00adB. The images {words} . The images were removed.")[0] == [
        words,
        "were removed",
    ]


def test_what_was_looked_through_is_counted() -> None:
    _, tally = read("The images were re\u200bmo\u00adved. It \u202eensures this. A w\u043erd.")
    assert named(tally.unseen) == "U+00AD 1, U+200B 1, U+202E 1"
    assert tally.lookalikes == 1


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffThe images were removed.",
        "A heart \u2764\ufe0f and a family \U0001f468\u200d\U0001f469\u200d\U0001f467.",
        "Curly “quotes” — and accents: café.",
        "The Greek α and the Russian слово.",
        "A size of 5 μm and β-carotene.",
        "plain",
    ],
)
def test_what_belongs_there_is_not_told(text: str) -> None:
    _, tally = read(text)
    assert not tally.unseen
    assert tally.lookalikes == 0


def test_a_word_of_one_script_is_left_as_it_is() -> None:
    tally = Tally()
    assert look_through("сор и мы", tally, first=True).text == "сор и мы"
    assert tally.lookalikes == 0


def test_places_go_both_ways() -> None:
    written = "a\u200b\u200bbc\u00add"
    seen = look_through(written, Tally(), first=True)
    assert seen.text == "abcd"
    assert [seen.back(place) for place in range(4)] == [0, 3, 4, 6]
    assert seen.here([0, 1, 2, 3, 4, 5, 6]) == [0, 1, 1, 1, 2, 3, 3]
    assert Seen("abc").here([0, 3]) == [0, 3]


def test_plain_text_is_not_looked_at_more_closely() -> None:
    assert [beyond_latin(text) for text in ("abc", "“café” — naïve …", BREAK)] == [False] * 3
    assert all(beyond_latin(text) for text in ("a\u00adb", "a\u200bb", "с", "ａ", "図", "🙂"))
