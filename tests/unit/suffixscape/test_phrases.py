"""Phrases are found where they stand, whichever of their words they are looked up by."""

import pytest

from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.phrases import COMMONEST, Phrases, lexicon, phrases, word_class
from stancewatch.suffixscape.word_rules import on_condition

LEXICONS = {
    "inflation": ("rank", "praise", "absolute", "assurance", "comparison"),
    "temporal": ("inevitable", "perpetual", "standing"),
    "inanimate": ("happened",),
    "claims": ("effect", "scope", "likeness", "success", "care"),
    "announced": ("announced",),
    "decided": ("decided",),
}


def found(known: Phrases, text: str) -> list[str]:
    tokens = Tokens(text)
    spans = [known.at(tokens, place) for place, word in enumerate(tokens.words) if word in known.words]
    return sorted(" ".join(tokens.words[span[0] : span[1]]) for span in spans if span)


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("within reach", "It is within reach now", ["within reach"]),
        ("the future of *", "the future of bread", ["the future of bread"]),
        ("the future of *", "the future of", []),
        ("robust|strong *? filter", "a strong new filter", ["strong new filter"]),
        ("robust|strong *? filter", "a strong filter", ["strong filter"]),
        ("@quality @capability", "rigorous testing helps", ["rigorous testing"]),
        ("@quality|cosy @capability", "a cosy framework", ["cosy framework"]),
        ("is|are rigorous", "tests are rigorous", ["are rigorous"]),
        ("rigorous", "Rigorous", ["rigorous"]),
        ("robust ~? filter", "a robust spam filter", ["robust spam filter"]),
        ("robust ~? filter", "a robust, filter", []),
        ("robust ~? filter", "robust for filter", []),
    ],
)
def test_finds_a_phrase(line: str, text: str, expected: list[str]) -> None:
    assert found(phrases((line,)), text) == expected


def test_longest_reading_wins() -> None:
    assert found(phrases(("faster", "better and faster")), "better and faster") == ["better and faster"]


def test_unknown_class_is_refused() -> None:
    with pytest.raises(KeyError):
        phrases(("@nowhere model",))


def test_slot_that_takes_any_word_is_never_looked_up_by() -> None:
    known = phrases(("strong * model",))
    assert known.words
    assert found(known, "a strong open model") == ["strong open model"]


def test_open_slot_is_never_looked_up_by() -> None:
    known = phrases(("~ filter",))
    assert known.words == {"filter"}


def test_what_must_stand_near_is_told() -> None:
    known = phrases(("keep *? *? safe",))
    around = known.readings[next(iter(known.words))]
    assert around.beside is None
    assert around.window is not None
    assert around.window.before + around.window.behind == 4
    assert phrases(("keep safe",)).readings["keep"].window is None


def test_slot_before_and_slot_behind_must_both_fit() -> None:
    known = phrases(("keep|hold * data very safe",))
    assert found(known, "we keep our data very safe") == ["keep our data very safe"]
    assert found(known, "we sell our data very safe") == []
    assert found(known, "we keep our data not safe") == []


@pytest.mark.parametrize(
    ("name", "section"), [(name, one) for name, all_ in LEXICONS.items() for one in all_]
)
def test_no_phrase_is_looked_up_by_the_commonest_words(name: str, section: str) -> None:
    """A phrase looked up by "the" is asked about at every twentieth word."""
    lines = lexicon(name)[section]
    assert phrases(lines).words & COMMONEST == set()


@pytest.mark.parametrize(
    ("name", "section"), [(name, one) for name, all_ in LEXICONS.items() for one in all_]
)
def test_no_phrase_stands_twice(name: str, section: str) -> None:
    lines = lexicon(name)[section]
    assert sorted(set(lines)) == sorted(lines)


def test_classes_hold_words_in_lower_case() -> None:
    for name in lexicon("classes"):
        assert all(word == word.lower() for word in word_class(name))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will grow if it rains", True),
        ("When it rains it will grow", True),
        ("It will help when you are ill", False),
        ("It will grow", False),
    ],
)
def test_condition_before_a_future(text: str, expected: bool) -> None:
    tokens = Tokens(text)
    assert on_condition(tokens, tokens.words.index("will")) is expected
