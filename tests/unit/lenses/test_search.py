from dataclasses import replace
from datetime import date

import pytest

from stancewatch.lenses.reading import READ_LIMIT
from stancewatch.lenses.rubric import find_indicator, load
from stancewatch.lenses.search import MOST_PROPOSALS, search
from stancewatch.model.evidence import LONGEST_QUOTE, Page, PassageKind
from stancewatch.model.lab import PageRole
from stancewatch.model.lens import Expressions, SearchTrace
from tests.unit.lenses.texts import page

DAY = date(2026, 6, 8)
AUDIT = (
    "# Security\nWe run every file through a scanner.\n"
    "An independent audit of the loader was carried out. Cats are nice.\n"
    "Customers may look at us once a year."
)


def searched(name: str, *pages: Page) -> SearchTrace:
    return search(find_indicator(name), pages, DAY)


def test_a_hit_is_proposed_with_its_reason_and_cut_from_the_text() -> None:
    trace = searched("SE4", page(AUDIT))
    assert [found.quote.text for found in trace.proposals] == [
        "An independent audit of the loader was carried out."
    ]
    assert trace.proposals[0].reason == "strong expression 1"
    assert trace.sentences == 5


def test_an_excluded_hit_is_kept_as_rejected_with_its_reason() -> None:
    text = "Customers may have an external audit carried out."
    trace = searched("SE4", page(text))
    assert trace.proposals == ()
    assert [one.quote.text for one in trace.rejected] == [text]
    assert "taken away by exclusion" in trace.rejected[0].reason


def test_what_is_only_near_is_named_but_not_proposed() -> None:
    trace = searched("IK1", page("Our data framework follows principles."))
    assert trace.proposals == ()
    assert trace.nearest[0].reason == "nearest by BM25"


def test_what_stands_beside_an_answer_without_its_words_is_near_by_cues() -> None:
    trace = searched("SE4", page("An external firm tested our loader last year.\nThey saw everything."))
    assert [(found.quote.text, found.reason) for found in trace.nearest] == [
        ("They saw everything.", "near by cues of an answer")
    ]


def test_what_only_reads_like_an_answer_is_named_and_not_proposed() -> None:
    text = "An external firm tested our loader last year."
    asked = replace(find_indicator("SE4"), expressions=Expressions())
    trace = search(asked, [page(text)], DAY)
    assert trace.proposals == ()
    assert [found.quote.text for found in trace.first] == [text]


def test_where_an_expression_hits_too_its_reason_is_given() -> None:
    found = searched("SE4", page("An external firm tested our loader last year.")).proposals
    assert [one.reason.split()[1] for one in found] == ["expression"]


def test_the_order_of_the_pages_does_not_matter() -> None:
    one, other = page(AUDIT, source="a"), page("A third-party audit was done.", source="b")
    assert searched("SE4", one, other) == searched("SE4", other, one)


def test_the_same_pages_give_the_same_trace_for_every_indicator() -> None:
    first = [search(asked, [page(AUDIT)], DAY) for lens in load() for asked in lens.indicators]
    again = [search(asked, [page(AUDIT)], DAY) for lens in load() for asked in lens.indicators]
    assert first == again


def test_no_page_gives_an_empty_trace() -> None:
    trace = searched("SE4")
    assert (trace.pages, trace.sentences, trace.proposals, trace.nearest) == ((), 0, (), ())


@pytest.mark.parametrize("language", ["", "fr"])
def test_a_page_in_another_language_is_named_as_such(language: str) -> None:
    french = page("Nous ne vendons pas les données personnelles des utilisateurs.", language=language)
    assert searched("SE4", french).languages == (language or "und",)


@pytest.mark.slow
def test_ten_thousand_repeated_keywords_give_one_proposal_for_each_wording() -> None:
    text = "independent audit report certified SOC 2 " * 10_000
    trace = searched("SE4", page(text))
    assert 1 <= len(trace.proposals) <= MOST_PROPOSALS
    assert all(len(found.quote.text) <= LONGEST_QUOTE for found in trace.proposals)


@pytest.mark.slow
def test_a_page_of_five_megabytes_is_read_in_part_and_says_so() -> None:
    text = "\n".join(f"Line {number} speaks of nothing that matters here." for number in range(110_000))
    long = page(text)
    trace = searched("IK1", long)
    assert len(text) > 5_000_000
    assert trace.unread == (long.document.sha256,)
    assert trace.sentences * 47 < READ_LIMIT * 1.1


@pytest.mark.slow
def test_hostile_words_do_not_make_expressions_run_away() -> None:
    traps = (
        "a" * 5000,
        "report " * 2000,
        "consent opt-out " * 1000,
        "1.1.1.1.1" * 900,
        "@" * 4000,
        "(((((" * 800,
    )
    pages = [page(trap, source=f"s{number}") for number, trap in enumerate(traps)]
    for lens in load():
        for asked in lens.indicators:
            search(asked, pages, DAY)


def test_a_denied_commitment_is_proposed_as_doubtful() -> None:
    trace = searched("IK1", page("We do not claim to follow the CARE principles."))
    assert [found.reason for found in trace.proposals] == ["doubtful expression 1"]


def test_words_that_the_page_quotes_from_others_are_doubtful() -> None:
    own = page("The CARE principles guide us.").document
    (passage,) = own.passages
    quoted = replace(own, passages=(replace(passage, kind=PassageKind.QUOTATION),))
    trace = searched("IK1", Page(quoted, "docs", PageRole.DOCUMENTATION, "https://lab.example/docs"))
    assert [found.reason for found in trace.proposals] == ["doubtful expression 1"]
