from datetime import date

from stancewatch.judges.rules import Rules
from stancewatch.lenses.assess import assess
from stancewatch.lenses.rubric import find_indicator, load
from stancewatch.model.lens import Dimension
from stancewatch.pals.readings import narrowing
from tests.unit.judges.trust import TRUSTED, UNTRUSTED
from tests.unit.lenses.texts import page


def test_readings_of_the_smallest_dimension_with_a_passage_come_first() -> None:
    text = "Our community board has elected representatives.\nNative speakers reviewed the translations."
    came = assess(load(), [page(text)], {}, Rules(UNTRUSTED), date(2026, 1, 1), roles_covered=True)
    first = narrowing(came, 2)
    assert {find_indicator(name).dimension for name in first} == {Dimension.MULTIPLICITY}
    assert "CC4" in first
    assert len(narrowing(came)) == 3


def test_only_open_indicators_are_named() -> None:
    came = assess(load(), [page("We like cats.")], {}, Rules(TRUSTED), date(2026, 1, 1), roles_covered=True)
    open_ids = {
        indicator.id
        for one in came
        for indicator, outcome in zip(one.lens.indicators, one.outcomes, strict=True)
        if outcome.verdict == "undecided"
    }
    assert set(narrowing(came, 68)) == open_ids
