"""One order for readers: what a finding rests on, both sides of a contradiction, then hits and near passages."""

from dataclasses import replace
from datetime import date

import pytest

from stancewatch.model.evidence import Quote
from stancewatch.model.lens import Finding, HitKind, Outcome, Proposal, SearchedPage, SearchTrace, Undecided
from stancewatch.model.score import Verdict
from stancewatch.model.shown import LATEST_PROPOSAL, MOST_SHOWN, NAMED, nearest, shown
from tests.texts import page

PAGE = page(*(f"Sentence number {number:02}." for number in range(30)))
QUOTES = tuple(Quote.cut(PAGE.document, one.start, one.end) for one in PAGE.document.passages)
HIT = tuple(Proposal(quote, "weak expression 1", HitKind.WEAK) for quote in QUOTES[:6])
NEAR = tuple(Proposal(quote, "nearest by BM25") for quote in QUOTES[6:])
READ = SearchedPage(PAGE.document.sha256, PAGE.source, PAGE.role, PAGE.url)
SEARCH = SearchTrace("A1", (READ,), ("en",), 30, (), (), HIT, (), NEAR[:10], date(2026, 3, 2))


def words(outcome: Outcome) -> list[str]:
    return [one.quote.text[-3:-1] for one in shown(outcome)]


def undecided(search: SearchTrace) -> Undecided:
    return Undecided(search, Verdict.PARTIAL, "rules 1.0", "needs reading")


def test_hits_and_near_passages_stand_in_the_order_of_the_search() -> None:
    first = (HIT[1], NEAR[0], HIT[0])
    assert words(undecided(replace(SEARCH, first=first)))[:5] == ["01", "06", "00", "02", "03"]


def test_each_passage_says_why_it_is_shown_and_whether_it_is_only_near() -> None:
    came = shown(undecided(replace(SEARCH, first=(HIT[0], NEAR[0]))))
    assert [(one.reason, one.near) for one in came[:2]] == [
        ("weak expression 1", False),
        ("nearest by BM25", True),
    ]


def test_no_passage_is_shown_twice_and_never_more_than_ten() -> None:
    came = words(undecided(replace(SEARCH, first=(NEAR[0], *HIT))))
    assert len(came) == len(set(came)) == MOST_SHOWN


def test_a_finding_opens_with_what_it_rests_on() -> None:
    search = replace(SEARCH, first=(NEAR[0], *HIT))
    came = shown(Finding(search, Verdict.MET, (QUOTES[4], QUOTES[2]), "rules 1.0"))
    assert [one.quote for one in came[:3]] == [QUOTES[4], QUOTES[2], QUOTES[6]]


def test_a_passage_that_a_judge_named_is_not_near_though_the_search_found_it_near() -> None:
    came = shown(Finding(replace(SEARCH, first=NEAR[:3]), Verdict.MET, (QUOTES[6],), "reader"))
    assert (came[0].quote, came[0].reason, came[0].near) == (QUOTES[6], NAMED, False)
    assert [one.quote for one in came].count(QUOTES[6]) == 1


def test_both_sides_of_a_contradiction_come_before_the_rest() -> None:
    search = replace(SEARCH, first=(NEAR[0], *HIT), contradicting=(QUOTES[5],))
    assert words(undecided(search))[:3] == ["00", "05", "06"]


@pytest.mark.parametrize("near", range(12))
def test_however_much_is_near_the_best_proposal_is_among_what_a_page_shows(near: int) -> None:
    search = replace(SEARCH, proposals=HIT[:1], first=(*NEAR[:near], HIT[0])[:10])
    assert words(undecided(search)).index("00") == min(near, LATEST_PROPOSAL - 1)


def test_of_a_gap_all_is_near_and_stands_as_nearest() -> None:
    search = replace(SEARCH, proposals=(), first=(NEAR[3], NEAR[1]))
    gap = search.gap(judge="rules 1.0", counts=False, reason="")
    assert nearest(gap) == shown(gap)
    assert all(one.near for one in nearest(gap))
    assert words(gap)[:3] == ["09", "07", "06"]


def test_beside_a_proposal_nearest_is_what_the_search_kept() -> None:
    assert [one.quote for one in nearest(undecided(SEARCH))] == [one.quote for one in SEARCH.nearest]
