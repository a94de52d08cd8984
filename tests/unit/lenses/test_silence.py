from collections.abc import Sequence

import pytest

from stancewatch.judges.figures import load
from stancewatch.lenses.reading import reading_of
from stancewatch.lenses.rubric import find_indicator
from stancewatch.lenses.silence import against_silence, near, subjects
from tests.unit.lenses.texts import filler, page


def objections(name: str, *texts: str) -> Sequence[str]:
    return near(find_indicator(name), reading_of([page("\n".join(texts))]))


def test_a_page_that_names_nothing_of_the_subject_is_silent() -> None:
    assert [objections(name, filler()) for name in subjects()] == [()] * len(subjects())


def test_subjects_that_decide_whether_a_silence_counts_stand_before_those_that_decide_nothing() -> None:
    counts = [
        name not in load().muted and load().silence_counts(find_indicator(name).detector)
        for name in subjects()
    ]
    assert counts == sorted(counts, reverse=True), "put the lines of [subjects] in the part they belong to"


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("IK1", "Elders of two Mapuche villages spoke.", '"Elders"'),
        ("IK2", "They want autonomy over the recordings.", '"autonomy", "recordings"'),
        ("IK7", "We care for languages with few speakers.", '"few speakers", "languages"'),
        ("CC4", "Folklorists went through it.", '"Folklorists"'),
        ("AP7", "A painter joined.", '"painter"'),
        ("MV3", "It was tried with a screen reader.", '"screen reader"'),
        ("MV4", "Its members are mostly women.", '"women", "members"'),
        ("MV9", "We met with the Red Cross.", '"Red Cross", "met"'),
        ("IK1", "It was made with the Foobar nation.", '"with the Foobar nation"'),
        ("CC4", "Two bakers from Accra tried it.", '"Two bakers from Accra"'),
        ("MV3", "Some of them are people with a rare disease.", '"people with a rare disease"'),
        ("MV4", "They have the last word.", '"have the last word"'),
        ("MV9", "Foobar Bazqux checked it.", '"Foobar Bazqux checked"'),
        ("DH5", "There is a law.", '"law"'),
    ],
)
def test_a_passage_that_names_the_subject_stops_a_silence_and_says_by_which_words(
    name: str, text: str, named: str
) -> None:
    assert objections(name, filler(), text) == (
        f"a passage speaks of the subject ({named}) and needs reading",
    )


def test_classes_of_one_subject_have_to_stand_in_one_sentence() -> None:
    assert objections("IK2", "They want autonomy.", "Recordings are kept.") == ()


def test_where_no_subject_is_written_shared_stems_stop_a_silence() -> None:
    assert "SE4" not in subjects()
    assert objections("SE4", "An external party met a third fox.") == (
        "a passage shares 3 words with the question and needs reading",
    )


def test_that_a_page_is_short_is_said_before_what_is_near() -> None:
    reading = reading_of([page("A painter joined.")])
    first, second = against_silence(find_indicator("AP7"), reading)
    assert "fewer than 150" in first
    assert "painter" in second
