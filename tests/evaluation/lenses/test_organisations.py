"""Floors on eight invented organisations from which nothing was learnt and whose pages no writer of rules has read.

Their pages were written by language models that had not seen the rules or the questions, and labelled by two others
that read independently (organisations/README.md). They disclose far more than the real labs do.
"""

import json
from dataclasses import replace

import pytest

from stancewatch.judges.figures import load
from stancewatch.lenses.evaluate import AWARDED, agreement
from stancewatch.model.lens import DetectorClass
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


def test_every_award_of_a_procedure_was_cited_or_held_by_two_further_readers(labs: tuple[Lab, ...]) -> None:
    rulings = {(one["organisation"], one["indicator"]): one["supports"] for one in map(json.loads, RULINGS)}
    every = replace(load(), barred=frozenset())
    awards = [
        row
        for lab in labs
        for row in lab.judged(every)
        if row.verdict in AWARDED and row.label.decided and row.detector is DetectorClass.PROCEDURE
    ]
    assert len(awards) == 18
    for row in awards:
        assert row.award_right or "no" not in rulings[row.label.organisation, row.label.indicator]
