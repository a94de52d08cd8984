"""What the rules propose where they may not award, by the kinds of hit."""

from datetime import date

import pytest

from stancewatch.judges.rules import Rules
from stancewatch.lenses.rubric import find_indicator
from stancewatch.lenses.search import search
from stancewatch.model.lens import HitKind, Undecided
from stancewatch.model.score import Verdict
from tests.unit.judges.trust import UNTRUSTED
from tests.unit.lenses.texts import page

DAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("name", "text", "kind", "proposed"),
    [
        ("TK2", "Our model is unmatched.", HitKind.INVERTING, None),
        ("SE4", "Our service is SOC 2 certified.", HitKind.SURE, Verdict.PARTIAL),
        ("IK1", "We do not follow the CARE principles.", HitKind.DOUBTFUL, None),
    ],
)
def test_a_proposal_follows_from_what_hit(
    name: str, text: str, kind: HitKind, proposed: Verdict | None
) -> None:
    asked = find_indicator(name)
    trace = search(asked, [page(text)], DAY)
    assert {one.kind for one in trace.proposals} == {kind}
    came = Rules(UNTRUSTED).decide(asked, trace)
    assert isinstance(came, Undecided)
    assert came.proposed is proposed


def test_what_is_only_near_has_no_kind() -> None:
    trace = search(find_indicator("IK1"), [page("The principles of our data work stand below.")], DAY)
    assert trace.proposals == ()
    assert {one.kind for one in trace.nearest} == {None}
