from datetime import date

from stancewatch.judges.rules import Rules
from stancewatch.lenses.assess import assess
from stancewatch.lenses.rubric import find_indicator, load
from stancewatch.model.lens import Dimension
from stancewatch.model.readings import Asked, first_readings, first_readings_of
from stancewatch.model.score import Verdict
from stancewatch.pals.readings import narrowing
from tests.unit.judges.trust import TRUSTED, UNTRUSTED
from tests.unit.lenses.texts import page
from tests.unit.publish import invented


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


def test_what_does_not_apply_or_is_decided_is_not_to_be_read() -> None:
    asked = [
        Asked("A1", Dimension.COMPLETENESS, Verdict.MET, at_hand=True),
        Asked("A2", Dimension.COMPLETENESS, Verdict.NOT_APPLICABLE, at_hand=True),
        Asked("A3", Dimension.COMPLETENESS, Verdict.UNDECIDED, at_hand=False),
        Asked("A4", Dimension.COMPLETENESS, Verdict.UNDECIDED, at_hand=True),
        Asked("A5", Dimension.MULTIPLICITY, Verdict.NOT_COLLECTED, at_hand=False),
    ]
    assert first_readings(asked, 5) == ("A5", "A4", "A3")


def test_an_audit_names_three_of_its_open_questions() -> None:
    audit = invented.audit("meridian-forge")
    still_open = {
        outcome.indicator
        for lens in audit.lenses
        for outcome in lens.outcomes
        if outcome.verdict in (Verdict.UNDECIDED, Verdict.NOT_COLLECTED)
    }
    first = first_readings_of(audit)
    assert len(first) == 3
    assert set(first) <= still_open
