from dataclasses import replace

import pytest

from stancewatch.lenses import likeness
from stancewatch.lenses.alike import BESIDE, in_context, most_alike
from stancewatch.lenses.likeness import Model
from stancewatch.lenses.reading import Reading, reading_of
from tests.unit.lenses.texts import page

ANSWER = "Each year an outsider audits our loader."
MODEL = Model(("SE4",), (-100,), {"audit": (0, 2000), "loader": (0, 900), "zebra": (0, -400)})


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "load", lambda: MODEL)


def reading(*pages: str) -> Reading:
    """Return a reading that has not been asked for a likeness yet: it would keep that of another model."""
    return replace(reading_of([page(text, source=f"s{number}") for number, text in enumerate(pages)]))


def test_the_most_alike_piece_beside_it_is_added() -> None:
    assert in_context(reading("An audit.\nA loader.\nA fox."), "SE4") == [4.484, 4.484, 2.472]
    assert in_context(reading("A loader.\nA fox.\nAn audit."), "SE4") == [4.484, 2.472, 4.484]


def test_a_piece_is_not_beside_itself() -> None:
    assert in_context(reading("An audit."), "SE4") == [3.472]


def test_what_stands_too_far_off_adds_nothing() -> None:
    foxes = "A fox.\n" * (BESIDE + 1)
    assert in_context(reading(f"An audit.\n{foxes}"), "SE4") == [3.472, *[2.472] * BESIDE, -1.0]
    assert in_context(reading(f"{foxes}An audit."), "SE4") == [-1.0, *[2.472] * BESIDE, 3.472]


def test_a_neighbour_that_is_not_like_an_answer_takes_nothing_away() -> None:
    assert in_context(reading("An audit.\nA zebra."), "SE4")[0] == 3.472


def test_only_pieces_of_the_same_page_are_beside_each_other() -> None:
    assert in_context(reading("An audit.", "A fox."), "SE4") == [3.472, -1.0]


def test_the_most_alike_comes_first() -> None:
    assert most_alike(reading("A fox.", "A loader.", "An audit."), "SE4", 3) == [2, 1, 0]


def test_what_is_quite_unlike_an_answer_takes_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "load", lambda: Model(("SE4",), (-301,), {"audit": (0, 2000)}))
    assert most_alike(reading("A fox.", "An audit."), "SE4", 3) == [1]


def test_equal_likeness_goes_by_place() -> None:
    assert most_alike(reading("A fox.", "An audit.", "A hen.", "An audit."), "SE4", 4) == [1, 3, 0, 2]


def test_no_more_than_asked_for_are_given() -> None:
    assert most_alike(reading("An audit.", "An audit.", "An audit."), "SE4", 2) == [0, 1]


def test_a_question_that_was_not_learnt_has_nothing_like_it() -> None:
    read = reading(ANSWER)
    assert most_alike(read, "ZZ9", 5) == []
