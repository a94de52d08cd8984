"""An audit keeps the figures its judge goes by, and what does not go by them is found."""

from typing import Any

import pytest

from stancewatch.audit.verify import verify_audit
from stancewatch.model.audit import Audit, ClassFiguresEntry, FiguresEntry, TallyEntry
from stancewatch.model.lens import DetectorClass
from tests.unit.audit import readings

ENOUGH = TallyEntry(right=61, wrong=1, labs=7, bound=0.92, least_bound=0.9)
TOO_FEW = ENOUGH.model_copy(update={"least_bound": 0.8999})
EARNED = ClassFiguresEntry(awards=ENOUGH, may_award=True, gaps=ENOUGH, statements=ENOUGH, silence_counts=True)
FIGURES = FiguresEntry(
    measured_on="2026-03-02",
    counted_over="class",
    needed=0.9,
    confirmed=0.95,
    caveat="",
    classes={DetectorClass.NUMBER: EARNED},
    barred=("A4",),
    muted={"A3": "its words stand on every page"},
)


def keeping(figures: FiguresEntry | None, **parts: Any) -> Audit:
    audit = readings.audit().model_copy(update={"figures": figures, **parts})
    return audit.model_copy(update={"id": audit.identity()})


def broken(audit: Audit, again: Audit | None = None) -> list[str]:
    texts = {readings.TEXT.sha256: readings.TEXT}
    return [f"{one.place}: {one.what}" for one in verify_audit(audit, texts, again)]


def with_class(**parts: Any) -> FiguresEntry:
    return FIGURES.model_copy(update={"classes": {DetectorClass.NUMBER: EARNED.model_copy(update=parts)}})


def test_an_audit_without_figures_has_no_key_for_them_and_the_id_it_had() -> None:
    audit = keeping(None)
    assert "figures" not in audit.document()
    assert Audit.model_validate(audit.document()) == audit
    assert broken(audit) == []


def test_figures_are_kept_and_hold() -> None:
    audit = keeping(FIGURES)
    assert Audit.model_validate(audit.document()) == audit
    assert audit.id != keeping(None).id
    assert broken(audit, audit) == []


def test_other_figures_than_the_method_gives_are_found() -> None:
    forged = keeping(with_class(gaps=ENOUGH.model_copy(update={"wrong": 0})))
    assert any("figures classes number gaps wrong" in line for line in broken(forged, keeping(FIGURES)))
    assert any("figures" in line for line in broken(keeping(None), keeping(FIGURES)))


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        ({"awards": TOO_FEW}, "may award with a bound of 0.8999"),
        ({"statements": TOO_FEW}, "silence counts with a bound of 0.8999"),
        ({"gaps": ENOUGH.model_copy(update={"labs": 0})}, "not possible"),
        ({"gaps": ENOUGH.model_copy(update={"labs": 63})}, "not possible"),
        ({"gaps": ENOUGH.model_copy(update={"bound": 0.99})}, "not possible"),
    ],
)
def test_figures_that_contradict_each_other_are_found_whatever_the_method(
    parts: dict[str, TallyEntry], named: str
) -> None:
    (found,) = broken(keeping(with_class(**parts)))
    assert "figures of the class number" in found
    assert named in found


@pytest.mark.parametrize(
    ("part", "value"), [("wrong", -1), ("labs", -1), ("bound", 1.1), ("least_bound", float("nan"))]
)
def test_figures_that_are_none_are_refused_where_an_audit_is_read(part: str, value: float) -> None:
    with pytest.raises(ValueError, match=part):
        TallyEntry.model_validate({**ENOUGH.model_dump(), part: value})


def test_what_has_not_earned_it_may_have_few() -> None:
    assert broken(keeping(with_class(awards=TOO_FEW, may_award=False))) == []


def test_counted_over_all_classes_one_may_act_on_few_of_its_own() -> None:
    assert broken(keeping(with_class(awards=TOO_FEW).model_copy(update={"counted_over": "pool"}))) == []


def test_an_award_of_a_barred_question_is_found() -> None:
    (found,) = broken(keeping(FIGURES.model_copy(update={"barred": ("A1",)})))
    assert "indicator A1: It is awarded" in found


def test_a_counted_silence_of_a_muted_question_is_found() -> None:
    (found,) = broken(keeping(FIGURES.model_copy(update={"muted": {"A2": "its words stand on every page"}})))
    assert "indicator A2: Its silence is counted" in found


def test_what_another_than_the_judge_decided_does_not_go_by_its_figures() -> None:
    assert broken(keeping(FIGURES.model_copy(update={"barred": ("A1",)}), judge="rules 0.9")) == []
