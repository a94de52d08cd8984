"""Statements that come near a procedure question and disclose nothing are not awarded; their honest twins are.

The twins keep each expression from being narrowed away: what is no longer sure must still be asked for.
"""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from stancewatch.judges.figures import Tally
from stancewatch.judges.rules import Rules
from stancewatch.lenses.rubric import find_indicator
from stancewatch.lenses.search import search
from stancewatch.model.lens import DetectorClass, Finding, Outcome
from tests.unit.judges.trust import figures
from tests.unit.lenses.texts import filler, page

AMPLE = Tally(40, 0)
PAIRS = [
    (name, pair["hostile"], pair["honest"])
    for name, pairs in tomllib.loads(
        Path(__file__).with_name("hostile.toml").read_text(encoding="utf-8")
    ).items()
    for pair in pairs
]


def decided(name: str, statement: str) -> Outcome:
    asked = find_indicator(name)
    trace = search(asked, [page(f"{filler()}\n{statement}")], date(2026, 1, 1))
    return Rules(figures(AMPLE)).decide(asked, trace)


@pytest.mark.parametrize(("name", "hostile", "honest"), PAIRS)
def test_a_statement_that_only_comes_near_is_not_awarded_and_its_honest_twin_is(
    name: str, hostile: str, honest: str
) -> None:
    came = decided(name, honest)
    assert isinstance(came, Finding)
    assert [quote.text for quote in came.evidence] == [honest]
    assert not isinstance(decided(name, hostile), Finding)


def test_no_hostile_statement_is_awarded_by_another_procedure_question() -> None:
    names = sorted({name for name, _, _ in PAIRS})
    awarded = [
        (name, hostile)
        for _, hostile, _ in PAIRS
        for name in names
        if isinstance(decided(name, hostile), Finding)
    ]
    assert awarded == []


def test_the_questions_asked_are_procedures() -> None:
    assert {find_indicator(name).detector for name, _, _ in PAIRS} == {DetectorClass.PROCEDURE}
    assert len(PAIRS) > 60
