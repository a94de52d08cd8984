"""One order of hits and near passages: sections lift, neighbours fall out, doubt lowers."""

from datetime import date

from stancewatch.lenses.ranking import apart, in_order, nearness, with_hits
from stancewatch.lenses.reading import reading_of
from stancewatch.lenses.rubric import find_indicator
from stancewatch.lenses.search import search
from stancewatch.lenses.synonyms import synonyms
from stancewatch.model.lens import Undecided
from stancewatch.model.shown import shown
from tests.unit.lenses.texts import filler, page

DAY = date(2026, 1, 1)


def test_a_section_lifts_its_sentences() -> None:
    reading = reading_of([page("# Weather\nIt rained a good deal today.\n# Errors\nIt was ours, all of it.")])
    scores = nearness(reading, [], [[1]])
    assert in_order(scores)[0] in reading.sections[1]
    assert not set(scores) & set(reading.sections[0])


def test_a_label_without_a_figure_stands_below_a_sentence_that_is_as_near() -> None:
    reading = reading_of([page("Report abuse\nYou may report what you see to us.")])
    assert in_order(nearness(reading, [[0], [1]], [])) == [1, 0]


def test_neighbours_and_repetitions_are_shown_once() -> None:
    text = (
        f"We scan files. We scan images.\n{filler(40)}\nWe scan files.\nWe never scan messages of users here."
    )
    reading = reading_of([page(text)])
    last = len(reading.pieces) - 1
    assert list(apart(reading, [0, 1, last - 1, last])) == [0, last]


def test_scores_without_hits_stay_as_they_are() -> None:
    assert with_hits({3: 0.5}, []) == {3: 0.5}


def test_what_a_reader_sees_first_is_hit_or_near_and_in_one_order() -> None:
    asked = find_indicator("FM1")
    text = f"{filler(60)}\nOur data centre used 41 GWh in 2025.\n{filler(60)}\nThe meter for electricity is read each year."
    found = search(asked, [page(text)], DAY)
    seen = [one.quote.text for one in shown(Undecided(found, None, "test", "needs reading"))]
    assert seen[0] == "Our data centre used 41 GWh in 2025."
    assert "The meter for electricity is read each year." in seen[:3]
    assert [one.quote.text for one in found.first] == seen[: len(found.first)]


def test_every_indicator_has_synonyms_and_they_are_named_in_the_search() -> None:
    asked = find_indicator("FM1")
    assert len(synonyms()) == 68
    assert search(asked, [page("Text.")], DAY).queries[-1] == synonyms()["FM1"]
