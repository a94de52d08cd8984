"""Whatever a search found: readers are shown few passages, each once, what is proposed among them, the same everywhere."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from stancewatch.audit.entries import outcome_entry
from stancewatch.lenses.form import outcome_form
from stancewatch.model.evidence import Quote
from stancewatch.model.lens import (
    Dimension,
    Expressions,
    Finding,
    HitKind,
    Indicator,
    Outcome,
    Proposal,
    SearchedPage,
    SearchTrace,
    Undecided,
)
from stancewatch.model.score import Verdict
from stancewatch.model.shown import LATEST_PROPOSAL, MOST_SHOWN, shown
from tests.texts import page

PAGE = page(*(f"Sentence number {number:02}." for number in range(40)))
QUOTES = tuple(Quote.cut(PAGE.document, one.start, one.end) for one in PAGE.document.passages)
READ = SearchedPage(PAGE.document.sha256, PAGE.source, PAGE.role, PAGE.url)
ASKED = Indicator(
    "A1", Dimension.COMPLETENESS, "Is it?", "yes", "partly", "no", (PAGE.role,), None, Expressions()
)


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    """Any outcome of any search: hits and near passages in any order, mixed in what is first."""
    passages = draw(st.permutations(QUOTES))
    hits = [
        Proposal(quote, "weak expression 1", HitKind.WEAK)
        for quote in passages[: draw(st.integers(0, 20))]
    ]  # fmt: skip
    near = [Proposal(quote, "nearest by BM25") for quote in passages[len(hits) :]]
    first = draw(st.lists(st.sampled_from([*hits, *near]), unique=True, max_size=10))
    against = draw(st.lists(st.sampled_from(hits), max_size=2)) if hits else []
    search = SearchTrace(
        "A1", (READ,), ("en",), 40, (), (), tuple(hits), (), tuple(near[:10]), date(2026, 3, 2),
        contradicting=tuple(one.quote for one in against), first=tuple(first),
    )  # fmt: skip
    if not hits:
        return search.gap(judge="rules 1.0", counts=draw(st.booleans()), reason="")
    if draw(st.booleans()):
        named = draw(st.lists(st.sampled_from(QUOTES), min_size=1, max_size=3, unique=True))
        return Finding(search, Verdict.MET, tuple(named), "reader")
    return Undecided(search, None, "rules 1.0", "needs reading")


@given(outcomes())
def test_few_passages_each_once_and_none_left_out_for_want_of_room(outcome: Outcome) -> None:
    quotes = [one.quote for one in shown(outcome)]
    assert len(quotes) == len(set(quotes)) == MOST_SHOWN


@given(outcomes())
def test_what_is_proposed_or_named_stands_among_the_first(outcome: Outcome) -> None:
    passages = shown(outcome)
    if outcome.search.proposals:
        assert not all(one.near for one in passages[:LATEST_PROPOSAL])
    if isinstance(outcome, Finding):
        assert tuple(one.quote for one in passages[: len(outcome.evidence)]) == outcome.evidence


@given(outcomes())
def test_near_are_those_that_nothing_hit_and_no_judge_named(outcome: Outcome) -> None:
    hit = {one.quote for one in outcome.search.proposals}
    named = set(outcome.evidence) if isinstance(outcome, Finding) else set()
    assert all(one.near != (one.quote in hit | named) for one in shown(outcome))


@given(outcomes())
def test_an_audit_and_the_command_line_show_the_same(outcome: Outcome) -> None:
    form, entry = (
        outcome_form(ASKED, outcome, {PAGE.document.sha256: "policy"}),
        outcome_entry(ASKED, outcome),
    )
    assert isinstance(form["evidence"], list)
    told = [(one["start"], one["reason"]) for one in form["evidence"] if isinstance(one, dict)]
    kept = entry.search.nearest if entry.kind == "gap" else entry.evidence
    assert [(one.start, one.reason) for one in kept] == told
    assert entry.kind != "gap" or not entry.evidence
