from collections.abc import Sequence
from dataclasses import replace

import pytest

from stancewatch.lenses import likeness
from stancewatch.lenses.alike import BESIDE, FEWEST_WORDS, alike, in_context, joined, most_alike
from stancewatch.lenses.expressions import ALIKE, DOUBTFUL, WEAK, Hit
from stancewatch.lenses.guard import Doubt
from stancewatch.lenses.likeness import Model
from stancewatch.lenses.reading import Reading, reading_of
from stancewatch.lenses.rubric import load as rubric
from tests.unit.lenses.texts import page

ANSWER = "Each year an outsider audits our loader."
MODEL = Model(("SE4",), (-100,), {"audit": (0, 2000), "loader": (0, 900), "zebra": (0, -400)})


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "load", lambda: MODEL)


def reading(*pages: str) -> Reading:
    """Return a reading that has not been asked for a likeness yet: it would keep that of another model."""
    return replace(reading_of([page(text, source=f"s{number}") for number, text in enumerate(pages)]))


def proposed(text: str) -> Sequence[Hit]:
    return list(alike(reading(text), "SE4"))


def hit(number: int, reason: str) -> Hit:
    return Hit(number, WEAK, reason, 1, Doubt.NONE, WEAK)


def test_the_most_alike_piece_beside_it_is_added() -> None:
    assert in_context(reading("An audit.\nA loader.\nA fox."), "SE4") == [4.484, 4.484, 2.472]
    assert in_context(reading("A loader.\nA fox.\nAn audit."), "SE4") == [4.484, 2.472, 4.484]


def test_a_piece_is_not_beside_itself() -> None:
    assert in_context(reading("An audit."), "SE4") == [3.472]


def test_what_stands_too_far_off_adds_nothing() -> None:
    text = "An audit.\n" + "A fox.\n" * (BESIDE + 1)
    assert in_context(reading(text), "SE4") == [3.472, *[2.472] * BESIDE, -1.0]


def test_a_neighbour_that_is_not_like_an_answer_takes_nothing_away() -> None:
    assert in_context(reading("An audit.\nA zebra."), "SE4")[0] == 3.472


def test_only_pieces_of_the_same_page_are_beside_each_other() -> None:
    assert in_context(reading("An audit.", "A fox."), "SE4") == [3.472, -1.0]


def test_the_most_alike_comes_first() -> None:
    assert most_alike(reading("A zebra.", "A fox.", "An audit."), "SE4", 3) == [2, 1, 0]


def test_equal_likeness_goes_by_place() -> None:
    assert most_alike(reading("A fox.", "An audit.", "A hen.", "An audit."), "SE4", 4) == [1, 3, 0, 2]


def test_no_more_than_asked_for_are_given() -> None:
    assert most_alike(reading("An audit.", "An audit.", "An audit."), "SE4", 2) == [0, 1]


def test_a_question_that_was_not_learnt_has_nothing_like_it() -> None:
    read = reading(ANSWER)
    assert most_alike(read, "ZZ9", 5) == []
    assert list(alike(read, "ZZ9")) == []


def test_what_reads_like_an_answer_is_proposed_and_says_by_which_words() -> None:
    assert proposed(f"It was a good year.\n{ANSWER}") == [
        Hit(1, WEAK, "weak likeness to an answer by: audit, loader", 0, Doubt.NONE, ALIKE)
    ]


@pytest.mark.parametrize(("weight", "count"), [(1339, 0), (1342, 1)])
def test_it_is_proposed_from_a_likeness_of_two(
    monkeypatch: pytest.MonkeyPatch, weight: int, count: int
) -> None:
    monkeypatch.setattr(likeness, "load", lambda: Model(("SE4",), (-100,), {"audit": (0, weight)}))
    assert len(proposed(ANSWER)) == count


@pytest.mark.parametrize(("words", "count"), [(FEWEST_WORDS - 1, 0), (FEWEST_WORDS, 1)])
def test_a_piece_of_few_words_is_not_proposed(words: int, count: int) -> None:
    assert len(proposed(" ".join(["Audit", "of", "the", "loader", "each", "year"][:words]))) == count


def test_a_neighbour_does_not_make_a_piece_an_answer() -> None:
    assert [one.number for one in proposed(f"{ANSWER}\nThe fox sat on the grass.")] == [0]


def test_what_is_denied_is_doubtful() -> None:
    (found,) = proposed("Nobody has ever carried out an audit of the loader, and we do not offer an audit.")
    assert (found.kind, found.doubt) == (DOUBTFUL, Doubt.DENIED)
    assert found.reason.startswith("doubtful likeness to an answer by: ")


def test_words_of_somebody_else_are_doubtful() -> None:
    (found,) = proposed(f"> {ANSWER}")
    assert (found.kind, found.doubt) == (DOUBTFUL, Doubt.QUOTED)


def test_a_run_of_words_is_doubtful() -> None:
    (found,) = proposed("audit loader audit loader audit loader " * 5)
    assert (found.kind, found.doubt) == (DOUBTFUL, Doubt.STUFFED)


def test_what_is_alike_and_denied_contradicts_nothing() -> None:
    (found,) = proposed("We have never offered anybody an audit of the loader.")
    assert found.doubt is Doubt.DENIED
    assert not found.denies


def test_no_likeness_is_sure_however_great(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tuple(one.id for lens in rubric() for one in lens.indicators)
    every = tuple(part for number in range(len(asked)) for part in (number, 10**6))
    monkeypatch.setattr(likeness, "load", lambda: Model(asked, (0,) * len(asked), {"audit": every}))
    read = reading(f"{ANSWER}\nWe never audit what is loaded here.")
    found = [(one.kind, one.rank) for question in asked for one in alike(read, question)]
    assert len(found) == 2 * len(asked)
    assert set(found) == {(WEAK, ALIKE), (DOUBTFUL, ALIKE)}


def test_control_characters_of_a_page_do_not_reach_the_reason() -> None:
    (found,) = proposed("Each year\x07 an audit\x1b[31m of\u202e the loader\x1b[0m is done.")
    assert found.reason == "weak likeness to an answer by: audit, loader"


def test_a_wording_goes_before_a_likeness() -> None:
    worded = hit(0, "weak expression 1")
    assert joined([worded], [hit(0, "weak likeness")]) == [worded]


def test_what_is_only_alike_stands_among_the_worded_in_the_order_of_the_pages() -> None:
    hits = joined([hit(4, "w"), hit(0, "w")], [hit(2, "a"), hit(0, "a")])
    assert [(one.number, one.reason) for one in hits] == [(0, "w"), (2, "a"), (4, "w")]
