from itertools import permutations

import pytest

from stancewatch.lenses import likeness
from stancewatch.lenses.concepts import Places, concepts
from stancewatch.lenses.likeness import FEWEST, SCALE, Likenesses, Model, cues, load
from stancewatch.lenses.reading import reading_of
from stancewatch.lenses.rubric import load as rubric
from stancewatch.lenses.vocabulary import Vocabulary
from tests.unit.lenses.texts import page

MODEL = Model(
    ("SE4", "FM1"),
    (-100, 50),
    {"audit": (0, 200), "load": (0, 100, 1, -300), "< audit": (0, 500), "yearly": (1, 40)},
)
MANY = Model(("SE4",), (0,), {f"word{number}": (0, SCALE) for number in range(4 * FEWEST)})


def places(*texts: str) -> Places:
    return Places(texts, Vocabulary(texts))


def words(text: str) -> set[str]:
    """Return the cues of a text that are no classes."""
    (found,) = cues(places(text))
    return {cue for cue in found if not cue.startswith("@")}


def test_cues_are_stems_and_pairs_with_the_edges_of_the_text() -> None:
    assert words("We audited.") == {"<", "we", "audit", ">", "< we", "we audit", "audit >"}


def test_only_what_stands_side_by_side_is_a_pair() -> None:
    assert "we loader" not in words("We audited the loader.")


def test_every_number_is_the_same_cue() -> None:
    assert {"0", "0 gwh", "h0"} <= words("41 GWh by H100 in 2025")
    assert words("41 GWh by H100 in 2025") == words("7 GWh by H200 in 1999")


def test_a_class_is_a_cue_of_the_texts_that_name_it_and_of_no_other() -> None:
    asked, other = cues(places("They requested it.", "Cats sleep."))
    assert "@ask" in asked
    assert "@ask" not in other


def test_words_in_addresses_of_links_are_no_cues() -> None:
    (found,) = cues(reading_of([page("See [here](https://x.example/audit).")]).places)
    assert "see" in found
    assert "audit" not in found


def test_no_text_has_no_cues() -> None:
    assert cues(places()) == []


def test_what_cues_weigh_is_summed_for_each_question_by_itself() -> None:
    assert MODEL.likeness(["audit", "load"]) == (-0.329, -0.171)


def test_without_a_cue_a_piece_has_what_every_piece_has() -> None:
    assert MODEL.likeness([]) == (-1.0, 0.5)


def test_a_likeness_has_three_decimals() -> None:
    assert MODEL.likeness(["yearly"]) == (-1.0, 0.589)


def test_few_cues_count_as_one_of_the_fewest_and_many_by_the_root_of_their_number() -> None:
    assert MANY.likeness(list(MANY.weights)[:5]) == (1.118,)
    assert MANY.likeness(list(MANY.weights)[:FEWEST]) == (4.472,)
    assert MANY.likeness(MANY.weights) == (8.944,)


def test_an_unknown_cue_weighs_nothing_and_is_not_counted() -> None:
    unknown = [f"unknown{number}" for number in range(100)]
    assert MODEL.likeness(["audit", *unknown]) == MODEL.likeness(["audit"])


def test_the_order_of_the_cues_does_not_matter() -> None:
    assert len({MODEL.likeness(found) for found in permutations(MODEL.weights)}) == 1


def test_pieces_keep_their_order() -> None:
    unlike, like = Likenesses(places("A zebra slept.", "An outside firm audited our security.")).of("SE4")
    assert unlike < like


def test_a_question_that_was_not_learnt_has_no_likeness() -> None:
    assert list(Likenesses(places("We audited.")).of("ZZ9")) == []


@pytest.fixture
def _by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "load", lambda: MODEL)


@pytest.mark.usefixtures("_by_hand")
def test_each_question_has_its_own_numbers() -> None:
    found = Likenesses(places("We audited.", "We loaded."))
    assert list(found.of("SE4")) == [-0.553, -0.776]
    assert list(found.of("FM1")) == [0.5, -0.171]


def test_the_weights_that_ship_know_every_question_of_the_lenses_in_order() -> None:
    asked = tuple(one.id for lens in rubric() for one in lens.indicators)
    assert len(asked) == 68
    assert load().questions == asked
    assert len(load().start) == len(asked)


def test_every_weight_that_ships_is_a_whole_number_for_a_known_question() -> None:
    known = set(range(len(load().questions)))
    for cue, entry in load().weights.items():
        numbers, weights = entry[::2], entry[1::2]
        assert len(numbers) == len(weights) == len(set(numbers)), cue
        assert set(numbers) <= known, cue
        assert all(type(weight) is int and weight for weight in weights), cue


def test_every_question_has_cues_that_speak_for_it() -> None:
    spoken_for = {
        number
        for entry in load().weights.values()
        for number, weight in zip(entry[::2], entry[1::2], strict=True)
        if weight > 0
    }
    assert spoken_for == set(range(len(load().questions)))


def test_every_class_that_weighs_is_there() -> None:
    assert {cue[1:] for cue in load().weights if cue.startswith("@")} <= set(concepts())


def test_no_cue_that_ships_holds_a_figure_of_a_text_or_cannot_be_shown() -> None:
    for cue in load().weights:
        assert cue.isprintable(), cue
        assert cue.startswith("@") or not set(cue) & set("123456789"), cue
