import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest

from stancewatch.judges.figures import CountedOver, Record, Tally, load, parse
from stancewatch.judges.form import figures_form
from stancewatch.lenses.rubric import load as rubric
from stancewatch.lenses.silence import subjects
from stancewatch.model.lens import DetectorClass


def test_the_bound_is_the_least_with_each_lab_left_out() -> None:
    record = Record(
        {DetectorClass.NUMBER: {"one": Tally(100, 0), "other": Tally(0, 5), "third": Tally(20, 0)}}
    )
    assert record.bound == min(Tally(20, 5).bound, Tally(120, 0).bound, Tally(100, 5).bound)
    assert record.pooled() == Tally(120, 5)
    assert record.pooled(without="other") == Tally(120, 0)


def test_one_lab_alone_earns_nothing() -> None:
    assert not Record({DetectorClass.NUMBER: {"one": Tally(500, 0)}}).earned(
        DetectorClass.NUMBER, CountedOver.POOL
    )


def test_a_class_below_the_needed_share_does_not_act_however_good_the_pool() -> None:
    many = {"one": Tally(100, 0), "other": Tally(100, 0)}
    weak = {"one": Tally(8, 1), "other": Tally(8, 1)}
    record = Record({DetectorClass.NUMBER: many, DetectorClass.NAMED_BODY: weak})
    assert record.earned(DetectorClass.NUMBER, CountedOver.POOL)
    assert not record.earned(DetectorClass.NAMED_BODY, CountedOver.POOL)
    assert not record.earned(DetectorClass.PROCEDURE, CountedOver.POOL)


def test_meaning_never_earns_and_adds_nothing_to_the_pool() -> None:
    record = Record({DetectorClass.MEANING: {"one": Tally(100, 0), "other": Tally(100, 0)}})
    assert not record.earned(DetectorClass.MEANING, CountedOver.POOL)
    assert record.pooled() == Tally(0, 0)


def test_the_shipped_figures_are_those_the_method_page_names() -> None:
    figures = load()
    assert len(figures.awards.labs) == 29
    assert (figures.awards.pooled(), figures.gaps.pooled()) == (Tally(92, 0), Tally(58, 0))
    assert figures.awards.tally(DetectorClass.PROCEDURE) == Tally(56, 0)
    assert figures.statements.tally(DetectorClass.NUMBER) == Tally(101, 3)
    assert figures.barred == {
        "AP5", "DH2", "DH5", "DH7", "FM1", "FM5", "FM6", "FM7", "IK1", "MV6", "SE1", "SE2"
    }  # fmt: skip


def test_by_the_rule_in_force_one_class_awards_and_the_silence_of_three_counts() -> None:
    figures = load()
    assert figures.over is CountedOver.CLASS
    assert [one for one in DetectorClass if figures.may_award(one)] == [DetectorClass.PROCEDURE]
    silent = [one for one in DetectorClass if figures.silence_counts(one)]
    assert silent == [DetectorClass.NUMBER, DetectorClass.PROCEDURE, DetectorClass.NAMED_BODY]


def test_counted_for_itself_a_class_needs_its_own_cases() -> None:
    many = {"one": Tally(29, 0), "other": Tally(29, 0)}
    record = Record({DetectorClass.NUMBER: many, DetectorClass.NAMED_BODY: {"one": Tally(20, 0)}})
    assert record.earned(DetectorClass.NUMBER, CountedOver.CLASS)
    assert not record.earned(DetectorClass.NAMED_BODY, CountedOver.CLASS)
    fewer = Record({DetectorClass.NUMBER: {"one": Tally(29, 0), "other": Tally(28, 0)}})
    assert not fewer.earned(DetectorClass.NUMBER, CountedOver.CLASS)


def test_the_shipped_figures_can_be_shown() -> None:
    form = figures_form(load())
    assert form["barred"] == sorted(load().barred)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("measured_on =", "measured_at ="),
        ("barred =", "barred = 1 #"),
        ("[awards.number]", "[awards.numeral]"),
        ('counted_over = "class"', 'counted_over = "lab"'),
        ("caveat =", "# caveat ="),
        ('AP2 = "missed"', 'AP2 = "overheard"'),
    ],
)
def test_figures_of_another_form_are_refused(was: str, becomes: str) -> None:
    measured, kept = shipped("figures.toml"), shipped("kept.toml")
    assert was in measured + kept
    with pytest.raises((KeyError, ValueError, TypeError)):
        parse(measured.replace(was, becomes, 1), kept.replace(was, becomes, 1))


def shipped(name: str) -> str:
    return (files("stancewatch.judges") / name).read_text(encoding="utf-8")


def test_what_is_measured_and_what_is_kept_by_hand_do_not_overlap() -> None:
    measured, kept = tomllib.loads(shipped("figures.toml")), tomllib.loads(shipped("kept.toml"))
    assert not measured.keys() & kept.keys()


def test_every_muted_question_names_its_reason() -> None:
    muted = load().muted
    assert (muted["SE4"], muted["AP2"]) == (
        "its words stand on most pages",
        "too many answers in other words were missed",
    )
    assert len(set(muted.values())) == 2


def test_silence_counts_only_where_planted_disclosures_are_found() -> None:
    figures = replace(load(), over=CountedOver.POOL)
    missed = replace(figures, disclosures={DetectorClass.NUMBER: Tally(28, 0)})
    assert not missed.silence_counts(DetectorClass.NUMBER)
    found = replace(
        figures, disclosures={DetectorClass.NUMBER: Tally(29, 0), DetectorClass.MEANING: Tally(0, 50)}
    )
    assert found.silence_counts(DetectorClass.NUMBER)
    assert not found.silence_counts(DetectorClass.MEANING)


def test_counted_for_itself_a_class_has_to_notice_with_each_lab_left_out() -> None:
    silent = Record({DetectorClass.NUMBER: {"one": Tally(40, 0), "other": Tally(40, 0)}})
    for other, counts in ((29, True), (28, False)):
        told = Record({DetectorClass.NUMBER: {"one": Tally(40, 0), "other": Tally(other, 0)}})
        figures = replace(load(), gaps=silent, statements=told)
        assert figures.silence_counts(DetectorClass.NUMBER) is counts


def test_every_question_has_a_subject_or_is_muted_or_is_of_meaning() -> None:
    asked = {
        one.id for lens in rubric() for one in lens.indicators if one.detector is not DetectorClass.MEANING
    }
    assert load().muted.keys() | subjects().keys() == asked
