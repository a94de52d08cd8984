"""Floors on eight sparse invented organisations from which nothing was learnt and whose pages no writer of rules read.

Their pages were written by language models that had not seen the rules or the questions, and labelled by two others
that read independently (organisations/README.md). They disclose more than the real labs do.
"""

import pytest

from stancewatch.judges.figures import load
from stancewatch.lenses.evaluate import AWARDED, agreement
from stancewatch.model.score import Verdict
from tests.evaluation.lenses.labelled import Lab, organisations
from tests.evaluation.lenses.rulings import rulings

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def labs() -> tuple[Lab, ...]:
    return organisations("unread")


def test_the_evidence_stands_among_the_first_quotes(labs: tuple[Lab, ...]) -> None:
    figures = agreement([row for lab in labs for row in lab.judged(load())])
    assert (figures["recall_at_3"] or 0) >= 0.75
    assert (figures["recall_at_10"] or 0) >= 0.93
    assert figures["bounds_hold"] == 1.0


def test_what_is_awarded_is_disclosed_and_every_gap_is_confirmed(labs: tuple[Lab, ...]) -> None:
    decided = [row for lab in labs for row in lab.judged(load()) if row.label.decided]
    awards = [row for row in decided if row.verdict in AWARDED]
    gaps = [row for row in decided if row.verdict is Verdict.UNMET]
    assert (len(awards), sum(row.label.present for row in awards)) == (7, 7)
    assert (len(gaps), sum(not row.label.present for row in gaps)) == (10, 10)


def test_a_question_of_which_an_award_was_refused_only_proposes() -> None:
    refused = {indicator for (_, indicator), ruling in rulings().items() if ruling.refused}
    assert refused
    assert refused <= load().barred
