from dataclasses import replace
from datetime import date

from stancewatch.lenses.assess import conclude
from stancewatch.lenses.rubric import find_lens
from stancewatch.lenses.search import search
from stancewatch.lenses.wording import TOO_FEW_APPLY
from stancewatch.model.lens import Finding, Lens, Outcome, OutOfScope
from stancewatch.model.score import Verdict
from tests.unit.lenses.texts import filler, page

DAY = date(2026, 1, 1)
LENS = find_lens("deep_history")


def outcome(verdict: Verdict, lens: Lens) -> Outcome:
    trace = replace(search(lens.indicators[0], [page(filler())], DAY), proposals=())
    if verdict is Verdict.UNMET:
        return trace.gap(judge="test", counts=True, reason="")
    if verdict is Verdict.NOT_APPLICABLE:
        return OutOfScope(trace, verdict, "")
    return Finding(trace, verdict, (trace.nearest[0].quote,), "test")


def said(*verdicts: Verdict) -> str:
    return conclude(LENS, [outcome(one, LENS) for one in verdicts]).justification


def test_a_score_with_nothing_open_is_rounded_half_up_once() -> None:
    told = said(Verdict.MET, Verdict.PARTIAL, *[Verdict.UNMET] * 6)
    assert "Nothing is open: the score is 2.7." in told
    assert TOO_FEW_APPLY not in told


def test_where_too_few_indicators_apply_no_one_score_is_said() -> None:
    assert TOO_FEW_APPLY in said(Verdict.MET, *[Verdict.UNMET] * 4, *[Verdict.NOT_APPLICABLE] * 3)
