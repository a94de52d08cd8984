"""A gap is made by a search that read something and found nothing, and by nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from stancewatch.foundation.errors import GapWithoutSearch
from stancewatch.model.evidence import Quote
from stancewatch.model.lens import Gap, Proposal, SearchedPage, SearchTrace
from stancewatch.model.score import Verdict
from tests.texts import page

PAGE = page("We publish our weights.")
SEARCH = SearchTrace(
    indicator="IK1",
    pages=(SearchedPage(PAGE.document.sha256, PAGE.source, PAGE.role, PAGE.url),),
    languages=("en",),
    sentences=1,
    expressions=("care principles",),
    queries=(),
    proposals=(),
    rejected=(),
    nearest=(),
    on=date(2026, 3, 2),
)


@pytest.mark.parametrize(("counts", "verdict"), [(True, Verdict.UNMET), (False, Verdict.UNDECIDED)])
def test_gap_of_an_empty_search(counts: bool, verdict: Verdict) -> None:
    assert SEARCH.gap(judge="rules", counts=counts, reason="").verdict is verdict


def test_search_with_a_hit_makes_no_gap() -> None:
    found = replace(SEARCH, proposals=(Proposal(Quote.cut(PAGE.document, 0, 5), "strong expression 1"),))
    with pytest.raises(GapWithoutSearch):
        found.gap(judge="rules", counts=False, reason="")


def test_search_that_read_nothing_makes_no_gap() -> None:
    with pytest.raises(GapWithoutSearch):
        replace(SEARCH, pages=()).gap(judge="rules", counts=False, reason="")


def test_gap_cannot_be_typed_in() -> None:
    with pytest.raises(GapWithoutSearch):
        Gap(SEARCH, "rules", counts=True, reason="")
