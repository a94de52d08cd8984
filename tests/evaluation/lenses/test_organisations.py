"""Floors on eight invented organisations from which nothing was learnt and whose pages no writer of rules has read.

Their pages were written by language models that had not seen the rules or the questions, and labelled by two others
that read independently (organisations/README.md). They disclose far more than the real labs do.
"""

import json

import pytest

from stancewatch.judges.figures import load
from stancewatch.lenses.evaluate import AWARDED, agreement
from stancewatch.model.score import Verdict
from tests.evaluation.lenses.labelled import RULINGS, Lab, organisations

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def labs() -> tuple[Lab, ...]:
    return organisations("unread")


def test_the_evidence_stands_among_the_first_quotes(labs: tuple[Lab, ...]) -> None:
    figures = agreement([row for lab in labs for row in lab.judged(load())])
    assert (figures["recall_at_3"] or 0) >= 0.68
    assert (figures["recall_at_10"] or 0) >= 0.86
    assert figures["bounds_hold"] == 1.0


def test_what_is_awarded_is_disclosed_and_every_gap_is_confirmed(labs: tuple[Lab, ...]) -> None:
    decided = [row for lab in labs for row in lab.judged(load()) if row.label.decided]
    awards = [row for row in decided if row.verdict in AWARDED]
    gaps = [row for row in decided if row.verdict is Verdict.UNMET]
    assert (len(awards), sum(row.label.present for row in awards)) == (12, 12)
    assert (len(gaps), sum(not row.label.present for row in gaps)) == (2, 2)


def test_no_award_in_force_was_refused_by_both_further_readers(labs: tuple[Lab, ...]) -> None:
    said = map(json.loads, RULINGS.read_text(encoding="utf-8").splitlines())
    rulings = {(one["organisation"], one["indicator"]): one["supports"] for one in said}
    awards = [
        (row.label.organisation, row.label.indicator)
        for lab in labs
        for row in lab.judged(load())
        if row.verdict in AWARDED and row.label.decided
    ]
    assert [one for one in awards if rulings[one] == ["no", "no"]] == []
