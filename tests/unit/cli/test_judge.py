"""`judge show`: rows of figures by class, and the questions that a rule leaves alone, for people and for programs."""

import json
import re
import sys
from dataclasses import replace

import pytest

from stancewatch.cli.judge import show
from stancewatch.judges import figures as shipped
from stancewatch.judges.figures import CountedOver, Figures, Record, Tally
from stancewatch.model.lens import DetectorClass

MANY = {"one": Tally(40, 0), "other": Tally(50, 1)}
FEW = {"one": Tally(6, 0)}
FIGURES = Figures(
    "two labs; 2026-03-02",
    awards=Record({DetectorClass.PROCEDURE: MANY, DetectorClass.NUMBER: FEW}),
    gaps=Record({DetectorClass.NUMBER: MANY}),
    disclosures={DetectorClass.NUMBER: Tally(40, 0)},
    statements=Record({DetectorClass.NUMBER: MANY}),
    barred=frozenset({"SE4", "AP1"}),
    over=CountedOver.CLASS,
    muted={"TK1": "said everywhere", "AP2": "often missed", "CC1": "said everywhere"},
    caveat="both were in view",
)


@pytest.fixture(autouse=True)
def invented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "load", lambda: FIGURES)


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    show(json=False)
    return capsys.readouterr().out.splitlines()


def cells(lines: list[str], name: str) -> list[list[str]]:
    return [re.split(r"  +", line.strip()) for line in lines if line.startswith(f"  {name} ")]


def test_a_class_has_a_row_for_each_rule(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys)
    assert cells(lines, "procedure")[0] == ["procedure", "90 of 91", "2", "0.94", "0.91", "yes"]
    assert cells(lines, "number") == [
        ["number", "6 of 6", "1", "0.60", "0.00", "no"],
        ["number", "90 of 91", "2", "90 of 91", "2", "0.94", "0.91", "yes"],
    ]
    assert all(len(cells(lines, one)) == 2 for one in DetectorClass)


def test_the_headings_name_the_cells(capsys: pytest.CaptureFixture[str]) -> None:
    assert cells(printed(capsys), "class") == [
        ["class", "right", "labs", "bound", "least", "may award"],
        ["class", "silences", "labs", "noticed", "labs", "bound", "least", "counts"],
    ]


def test_barred_and_muted_questions_stand_with_their_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys)
    assert "Barred, only proposed (a false award was seen): AP1, SE4." in lines
    assert "Muted, silence never counts (often missed): AP2." in lines
    assert "Muted, silence never counts (said everywhere): CC1, TK1." in lines
    assert "The readers were two language models; both were in view." in lines
    assert any("Barred questions are left out of the counts." in line for line in lines)


def test_without_any_such_question_that_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = replace(FIGURES, barred=frozenset(), muted={}, over=CountedOver.POOL)
    monkeypatch.setattr(shipped, "load", lambda: nothing)
    lines = printed(capsys)
    assert "Barred, only proposed (a false award was seen): none." in lines
    assert "Muted, silence never counts: none." in lines
    assert any("counts over all classes together." in line for line in lines)


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = printed(capsys)
    assert max(map(len, lines)) <= columns
    assert ("    may award: yes" in lines) is (columns < 80)


def test_where_nobody_looks_a_paragraph_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys)
    assert not any("\x1b" in line for line in lines)
    assert (
        sum(line.startswith(("Award rule", "Gap rule")) and line.endswith("counts.") for line in lines) == 2
    )


def test_as_data_each_class_has_its_labs_and_each_muted_question_its_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show(json=True)
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "stancewatch/judge"
    assert told["awards"]["classes"]["procedure"]["labs"] == 2
    assert told["statements"]["number"]["labs"] == 2
    assert (told["muted"], told["why_muted"]["CC1"]) == (["AP2", "CC1", "TK1"], "said everywhere")
    assert told["caveat"] == "both were in view"
