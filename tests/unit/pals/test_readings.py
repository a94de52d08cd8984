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


def test_what_does_not_apply_is_decided_or_waits_for_a_page_is_not_to_be_read() -> None:
    asked = [
        Asked("A1", Dimension.COMPLETENESS, Verdict.MET, at_hand=True),
        Asked("A2", Dimension.COMPLETENESS, Verdict.NOT_APPLICABLE, at_hand=True),
        Asked("A3", Dimension.COMPLETENESS, Verdict.UNDECIDED, at_hand=False),
        Asked("A4", Dimension.COMPLETENESS, Verdict.UNDECIDED, at_hand=True),
        Asked("A5", Dimension.MULTIPLICITY, Verdict.NOT_COLLECTED, at_hand=False),
    ]
    assert first_readings(asked, 5) == ("A4", "A3")


def test_what_waits_for_a_page_weighs_though_it_cannot_be_read() -> None:
    """A dimension of three questions moves less by one of them than a dimension of two."""
    asked = [
        Asked("A1", Dimension.COMPLETENESS, Verdict.UNDECIDED, at_hand=True),
        Asked("A2", Dimension.COMPLETENESS, Verdict.NOT_COLLECTED, at_hand=True),
        Asked("A3", Dimension.COMPLETENESS, Verdict.NOT_COLLECTED, at_hand=True),
        Asked("A4", Dimension.MULTIPLICITY, Verdict.UNDECIDED, at_hand=False),
        Asked("A5", Dimension.MULTIPLICITY, Verdict.UNDECIDED, at_hand=True),
    ]
    assert first_readings(asked, 5) == ("A5", "A4", "A1")


def test_an_audit_names_three_of_the_questions_that_can_be_read() -> None:
    audit = invented.audit("meridian-forge")
    verdicts = {outcome.indicator: outcome.verdict for lens in audit.lenses for outcome in lens.outcomes}
    assert [verdicts[name] for name in first_readings_of(audit)] == [Verdict.UNDECIDED] * 3


def test_what_only_comes_near_is_nothing_proposed() -> None:
    audit = invented.audit("meridian-forge")
    outcomes = {outcome.indicator: outcome for lens in audit.lenses for outcome in lens.outcomes}
    (first, *_) = first_readings_of(audit)
    near = tuple(one.model_copy(update={"near": True}) for one in outcomes[first].evidence)
    emptied = tuple(
        lens.model_copy(
            update={
                "outcomes": tuple(
                    one.model_copy(update={"evidence": near}) if one.indicator == first else one
                    for one in lens.outcomes
                )
            }
        )
        for lens in audit.lenses
    )
    assert first_readings_of(audit.model_copy(update={"lenses": emptied}))[0] != first
