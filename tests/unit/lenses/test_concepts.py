import re

import pytest

from stancewatch.foundation.errors import ConfigurationError
from stancewatch.lenses.concepts import Places, classes, concepts, unlinked
from stancewatch.lenses.expressions import tried
from stancewatch.lenses.reading import reading_of
from stancewatch.lenses.rubric import load, parse
from stancewatch.lenses.silence import subjects
from stancewatch.lenses.vocabulary import Vocabulary
from stancewatch.model.lens import Expressions
from tests.unit.lenses.texts import page

RUBRIC = """
id = "one"
title = "One"
question = "One?"
corrects = "One."

[[indicator]]
id = "AA1"
dimension = "R"
question = "Is it asked?"
met = "yes"
partial = "half"
unmet = "no"
needs = ["policy"]
detector = "procedure"
worth = "met"
strong = ['one']
concepts = ["ask + {other}"]
queries = ["one"]
"""


def places(*texts: str) -> Places:
    return Places(texts, Vocabulary(texts))


def test_a_conjunction_is_named_in_any_order_and_form() -> None:
    found = places("We erased what they requested.", "They asked.", "On request, links are deleted.")
    assert [number for number, _ in found.naming("ask + remove")] == [0, 2]


def test_the_span_is_that_of_the_first_class() -> None:
    assert list(places("We erased what they requested.").naming("ask + remove")) == [(0, (20, 29))]


def test_whole_words_do_not_begin_others() -> None:
    assert list(places("A pulley, and a request.").naming("ask + remove")) == []


def test_words_in_addresses_of_links_are_not_said() -> None:
    assert unlinked("See [here](https://x.example/remove).").rstrip() == "See [here](" + " " * 24 + ")."
    assert unlinked("At https://x.example/remove you").split() == ["At", "you"]


@pytest.mark.parametrize(
    ("conjunction", "says"),
    [
        ("ask", "'ask' is one class, where two or more are joined by ' + '"),
        ("ask + ask", "'ask + ask' is one class, where two or more are joined by ' + '"),
        ("ask + nothing", "'nothing' is no class of concepts.toml or subjects.toml"),
        ("law", "'law' is one class, where two or more are joined by ' + '"),
    ],
)
def test_what_joins_no_classes_is_told(conjunction: str, says: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(says)}$"):
        classes(conjunction)


def test_every_class_is_used() -> None:
    used = {
        name
        for lens in load()
        for asked in lens.indicators
        for conjunction in asked.expressions.concepts
        for name in classes(conjunction)
    }
    used |= {name for sets in subjects().values() for one in sets for name in one}
    assert set(concepts()) == used


def test_an_unknown_class_is_named_with_its_place() -> None:
    with pytest.raises(ConfigurationError, match="nowhere") as caught:
        parse(RUBRIC.format(other="nowhere"), "one.toml", 1)
    assert "indicator.0.concepts.0" in str(caught.value)


def test_a_class_alone_is_no_conjunction() -> None:
    with pytest.raises(ConfigurationError):
        parse(RUBRIC.format(other="ask"), "one.toml", 1)
    assert parse(RUBRIC.format(other="remove"), "one.toml", 1).indicators[0].expressions.concepts


def test_what_only_concepts_hit_is_weak_and_ranked_below_wordings() -> None:
    expressions = Expressions(weak=("blot out",), concepts=("ask + remove",))
    hits, rejected = tried(expressions, reading_of([page("Links are deleted if anyone asks.")]))
    assert [(one.kind, one.rank, one.reason) for one in hits] == [("weak", "concept", "weak expression 2")]
    assert rejected == []


def test_an_exclusion_takes_concepts_away_too() -> None:
    expressions = Expressions(exclude=("cookies",), concepts=("ask + remove",))
    hits, rejected = tried(expressions, reading_of([page("Cookies are deleted if anyone asks.")]))
    assert (hits, rejected) == ([], [(0, "weak expression 1, taken away by exclusion 1")])


def test_a_denied_conjunction_is_doubtful() -> None:
    expressions = Expressions(concepts=("ask + remove",))
    hits, _ = tried(expressions, reading_of([page("We never act on a request to delete links.")]))
    assert [one.kind for one in hits] == ["doubtful"]
