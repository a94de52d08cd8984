from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest

from stancewatch.lenses import embeddings
from stancewatch.lenses.embeddings import EMBEDDERS, Vector, by_meaning, nearest, retrievers
from stancewatch.lenses.rubric import find_indicator
from stancewatch.lenses.search import search
from tests.unit.lenses.texts import page

NAME = "letters 0123456789ab"
DAY = date(2026, 6, 8)


@dataclass(frozen=True)
class Letters:
    """Puts texts beside each other by how often they use a, b and c."""

    name: str = NAME
    asked: list[tuple[str, ...]] = field(default_factory=list, hash=False)

    def vectors(self, texts: Sequence[str]) -> Sequence[Vector]:
        self.asked.append(tuple(texts))
        return [tuple(text.count(letter) for letter in "abc") for text in texts]


@pytest.fixture(autouse=True)
def _no_memory() -> None:
    embeddings._placed.cache_clear()


def test_none_ships_and_the_record_says_which_retrievers_ran() -> None:
    assert EMBEDDERS == ()
    assert retrievers() == ("expressions", "BM25", "cues of an answer")
    assert nearest(("a", "b"), ["a"], 5) == {}


def test_one_that_is_added_stands_in_the_record() -> None:
    assert retrievers([Letters()]) == ("expressions", "BM25", "cues of an answer", NAME)


def test_the_nearest_to_any_query_comes_first_whatever_its_length() -> None:
    texts = ("ccc", "ab", "aaaa", "b")
    assert nearest(texts, ["a"], 4, [Letters()]) == {NAME: [2, 1, 0, 3]}
    assert nearest(texts, ["a", "cc"], 2, [Letters()]) == {NAME: [0, 2]}


def test_equal_nearness_goes_by_place() -> None:
    assert nearest(("b", "aa", "a", "aaa"), ["a"], 4, [Letters()]) == {NAME: [1, 2, 3, 0]}


def test_a_text_without_a_vector_is_near_to_nothing() -> None:
    assert nearest(("xyz", "a"), ["a"], 2, [Letters()]) == {NAME: [1, 0]}
    assert nearest(("xyz", "a"), ["xyz"], 2, [Letters()]) == {NAME: [0, 1]}


def test_no_query_of_nothing_and_no_text_are_no_error() -> None:
    assert nearest((), ["a"], 3, [Letters()]) == {NAME: []}


def test_the_pages_are_put_in_place_once_for_all_indicators() -> None:
    letters = Letters()
    texts = ("a", "b")
    for query in ("a", "b", "c"):
        nearest(texts, [query], 2, [letters])
    assert letters.asked.count(texts) == 1


def test_vectors_of_unequal_length_are_refused() -> None:
    class Torn(Letters):
        def vectors(self, texts: Sequence[str]) -> Sequence[Vector]:
            return [(1, 2, 3) if text == "query" else (1, 2) for text in texts]

    with pytest.raises(ValueError, match="zip"):
        nearest(("one",), ["query"], 1, [Torn()])


def test_what_only_an_embedder_put_forward_names_it() -> None:
    assert by_meaning([[0, 1], [1, 2]], {"x": [2, 3], "y": [3, 4]}) == {3: "nearest by x", 4: "nearest by y"}


def test_the_record_of_a_search_lists_its_retrievers() -> None:
    assert search(find_indicator("SE4"), [page("Cats are nice.")], DAY).retrievers == retrievers()


def test_an_embedder_adds_to_what_is_near_and_leaves_what_is_proposed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("stancewatch.lenses.search.most_alike", lambda *_: [])
    pages = [page("An independent audit of the loader was carried out.\nZebra xylophone.")]
    without = search(find_indicator("SE4"), pages, DAY)

    def meant(texts: tuple[str, ...], queries: Sequence[str], most: int) -> dict[str, list[int]]:
        return {NAME: [number for number, text in enumerate(texts) if "Zebra" in text][:most]}

    monkeypatch.setattr("stancewatch.lenses.search.nearest", meant)
    added = search(find_indicator("SE4"), pages, DAY)
    assert added.proposals == without.proposals
    assert [(one.quote.text, one.reason) for one in added.nearest] == [
        ("Zebra xylophone.", f"nearest by {NAME}")
    ]
    assert without.nearest == ()


def test_an_embedder_is_named_before_likeness(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stancewatch.lenses.search.nearest", lambda *_: {NAME: [0]})
    monkeypatch.setattr("stancewatch.lenses.search.most_alike", lambda *_: [0])
    (found,) = search(find_indicator("SE4"), [page("Zebra xylophone.")], DAY).nearest
    assert found.reason == f"nearest by {NAME}"
