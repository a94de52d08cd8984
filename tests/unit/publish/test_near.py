"""A passage that is only near is shown as near: never under a finding, and never as what needs reading."""

import re

import pytest

from stancewatch.model.audit import Audit, OutcomeEntry
from stancewatch.publish.addresses import outcome_anchor
from stancewatch.publish.citations import SHOWN_OF_AN_ANSWER, Citation, Use, citations
from stancewatch.publish.site import Built
from tests.unit.publish import invented
from tests.unit.publish.markup import read

LAB = "meridian-forge"
AUDIT = invented.audit(LAB)


def outcomes(kind: str, audit: Audit = AUDIT) -> list[OutcomeEntry]:
    return [one for lens in audit.lenses for one in lens.outcomes if one.kind == kind]


def of(outcome: OutcomeEntry) -> list[Citation]:
    """Return the citations of an outcome's evidence; those of its search record come after them."""
    anchor = outcome_anchor(outcome.indicator)
    return [one for one in citations(AUDIT) if one.anchor == anchor][: len(outcome.evidence)]


@pytest.fixture(scope="module")
def page(built: Built) -> str:
    return (built.folder / f"lab/{LAB}/index.html").read_text()


def shown(page: str, outcome: OutcomeEntry) -> str:
    """Return what the page says of an outcome."""
    return page.split(f'<li id="{outcome_anchor(outcome.indicator)}">')[1].split('<p class="asked">')[1]


def test_a_near_passage_is_cited_as_near_wherever_it_stands() -> None:
    for outcome in (*outcomes("undecided"), *outcomes("finding")):
        uses = [one.use for one in of(outcome)]
        assert (Use.NEAREST in uses) == any(entry.near for entry in outcome.evidence)
        assert uses[0] is (Use.FINDING if outcome.kind == "finding" else Use.PROPOSAL)


def test_a_near_passage_is_republished_only_where_a_page_shows_it() -> None:
    for outcome in outcomes("finding"):
        assert not any(one.shown for one in of(outcome) if one.use is Use.NEAREST)
    (open_,) = outcomes("undecided")[:1]
    many = open_.model_copy(update={"evidence": tuple(open_.search.nearest)})
    lens = AUDIT.lenses[0].model_copy(update={"outcomes": (many,)})
    cited = list(citations(AUDIT.model_copy(update={"lenses": (lens,), "flags": (), "claims": ()})))
    places = [one.shown for one in cited[: len(many.evidence)]]
    assert places == [place < SHOWN_OF_AN_ANSWER for place in range(len(places))]
    assert len(places) > SHOWN_OF_AN_ANSWER


def test_a_question_that_was_not_asked_cites_nothing_on_a_page() -> None:
    (unasked,) = outcomes("out_of_scope")[:1]
    some = unasked.model_copy(update={"evidence": outcomes("undecided")[0].evidence})
    lens = AUDIT.lenses[0].model_copy(update={"outcomes": (some,)})
    assert not any(
        one.shown
        for one in citations(AUDIT.model_copy(update={"lenses": (lens,), "flags": (), "claims": ()}))
    )


def test_what_needs_reading_is_told_from_what_is_near(page: str) -> None:
    outcome = next(one for one in outcomes("undecided") if len(one.evidence) > 1)
    figures = re.findall(
        r'<figure class="(quote[^"]*)">(.*?)</figure>', shown(page, outcome), flags=re.DOTALL
    )
    assert [name for name, _ in figures[:2]] == ["quote", "quote near"]
    assert ['<span class="reason">near in wording</span>' in text for _, text in figures[:2]] == [False, True]
    assert "A passage called near was met by no expression" in page


def test_a_finding_shows_only_what_it_may_rest_on(page: str) -> None:
    found = [one for one in outcomes("finding") if any(entry.near for entry in one.evidence)]
    assert found
    for outcome in found:
        assert "near" not in shown(page, outcome).split('<p class="how">')[0]


def test_a_gap_shows_its_nearest_passages_as_nearest(page: str) -> None:
    said = shown(page, outcomes("gap")[0])
    before, _, after = said.partition('<details class="search">')
    assert "pages listed" in before
    assert "<figure" not in before
    assert '<figure class="quote near">' in after


def test_the_source_page_calls_a_near_passage_near(built: Built) -> None:
    spans = [span for path in (built.folder / "source").rglob("index.html") for span in read(path).of("span")]
    assert Use.NEAREST in {span.text for span in spans if span.attributes.get("class") == "use"}
