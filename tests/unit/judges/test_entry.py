"""What an audit keeps of the figures is what the rules go by."""

from dataclasses import replace

import pytest

from stancewatch.judges.entry import figures_entry
from stancewatch.judges.figures import CONFIRMED, NEEDED, CountedOver, Record, Tally, load
from stancewatch.judges.rules import Rules
from stancewatch.model.audit import FiguresEntry
from stancewatch.model.lens import DetectorClass
from tests.unit.judges.trust import figures

NUMBER = DetectorClass.NUMBER
MANY = {"one": Tally(40, 0), "other": Tally(40, 1), "silent": Tally(0, 0)}


def test_counts_labs_and_both_bounds_are_those_of_the_record() -> None:
    entry = figures_entry(replace(figures(Tally(1, 0)), awards=Record({NUMBER: MANY})))
    awards = entry.classes[NUMBER].awards
    assert (awards.right, awards.wrong, awards.total, awards.labs) == (80, 1, 81, 2)
    assert awards.bound == Tally(80, 1).bound
    assert awards.least_bound == Tally(40, 1).bound


def test_a_class_without_a_case_is_there_with_nothing() -> None:
    entry = figures_entry(replace(figures(Tally(1, 0)), awards=Record({})))
    awards = entry.classes[NUMBER].awards
    assert (awards.right, awards.wrong, awards.labs, awards.bound, awards.least_bound) == (0, 0, 0, 0, 0)


@pytest.mark.parametrize("over", CountedOver)
def test_what_follows_is_what_the_rules_do(over: CountedOver) -> None:
    shipped = replace(load(), over=over)
    entry = Rules(shipped).figures_entry()
    assert list(entry.classes) == list(DetectorClass)
    for one, told in entry.classes.items():
        assert (told.may_award, told.silence_counts) == (shipped.may_award(one), shipped.silence_counts(one))
    assert (entry.counted_over, entry.needed, entry.confirmed) == (over, NEEDED, CONFIRMED)


def test_barred_and_muted_questions_and_the_caveat_are_kept() -> None:
    shipped = load()
    entry = figures_entry(shipped)
    assert entry.barred == tuple(sorted(shipped.barred))
    assert entry.muted == dict(shipped.muted)
    assert (entry.caveat, entry.measured_on) == (shipped.caveat, shipped.measured_on)


def test_it_is_the_same_after_a_journey_through_json() -> None:
    entry = figures_entry(load())
    assert FiguresEntry.model_validate_json(entry.model_dump_json()) == entry


def test_muted_questions_of_one_reason_stand_together() -> None:
    muted = {"SE4": "said everywhere", "AP2": "missed", "AP8": "said everywhere"}
    entry = figures_entry(replace(load(), muted=muted))
    assert entry.muted_by_reason == {"missed": ("AP2",), "said everywhere": ("AP8", "SE4")}
