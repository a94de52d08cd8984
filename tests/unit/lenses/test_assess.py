from datetime import date

import pytest

from stancewatch.judges.figures import Figures
from stancewatch.judges.rules import Rules
from stancewatch.lenses.assess import assess
from stancewatch.lenses.rubric import find_lens, load
from stancewatch.model.evidence import Page
from stancewatch.model.lab import FlagEvidence, KnownFlag, PageRole, ProfileFlag
from stancewatch.model.lens import LensAssessment
from stancewatch.model.score import Verdict
from tests.unit.judges.trust import TRUSTED, UNTRUSTED
from tests.unit.lenses.texts import filler, page

DAY = date(2026, 6, 8)
TEXT = f"A security audit was performed by Trail of Bits.\nWe release the code under the MIT license.\n{filler()}"


def assessed(
    *pages: Page,
    figures: Figures = TRUSTED,
    profile: dict[ProfileFlag, KnownFlag] | None = None,
    covered: bool = True,
) -> LensAssessment:
    (one,) = assess(
        [find_lens("scientific_evidence")], pages, profile or {}, Rules(figures), DAY, roles_covered=covered
    )
    return one


def test_a_lens_leads_with_its_counts() -> None:
    assert assessed(page(TEXT)).justification == (
        "1 met, 1 partial, 7 not found, 0 need reading. Nothing is open: the score is 2.5. Met: SE1."
        " Partial: SE4. This does not cover wrong verdicts, the choice of indicators or unread pages."
    )


def test_with_nothing_earned_everything_is_open() -> None:
    one = assessed(page(TEXT), figures=UNTRUSTED)
    assert {outcome.verdict for outcome in one.outcomes} == {Verdict.UNDECIDED}
    assert (one.band, one.score and one.score.bounds) == ("open", (1.0, 10.0))


def test_the_band_follows_from_the_number() -> None:
    one = assessed(page(filler()))
    assert one.score is not None
    assert (one.score.point(), one.band) == (1.0, "near the floor")


def test_a_known_no_of_the_profile_makes_an_indicator_not_applicable() -> None:
    one = assessed(page(TEXT), profile={ProfileFlag.FILTERS_OR_EVALUATES: KnownFlag(holds=False)})
    spared = [outcome for outcome in one.outcomes if outcome.verdict is Verdict.NOT_APPLICABLE]
    assert len(spared) == 2
    assert {outcome.reason for outcome in spared} == {
        "the profile says no to filters or evaluates, without evidence"
    }
    assert one.score_with_all.high < one.score.high if one.score else False


def test_the_evidence_of_a_flag_is_the_reason_of_what_it_leaves_out() -> None:
    seen = FlagEvidence(
        "No filter is in its repositories.", date(2026, 6, 1), "A. Reader", "https://lab.example/code"
    )
    one = assessed(
        page(TEXT), profile={ProfileFlag.FILTERS_OR_EVALUATES: KnownFlag(holds=False, evidence=seen)}
    )
    (reason,) = {outcome.reason for outcome in one.outcomes if outcome.verdict is Verdict.NOT_APPLICABLE}
    assert reason == (
        "the profile says no to filters or evaluates, on the ground of “No filter is in its repositories.”"
        " (A. Reader, 2026-06-01, https://lab.example/code)"
    )


def test_a_flag_that_is_unknown_or_true_changes_nothing() -> None:
    known = {ProfileFlag.FILTERS_OR_EVALUATES: KnownFlag(holds=True)}
    assert assessed(page(TEXT), profile=known) == assessed(page(TEXT))


def test_without_a_page_of_a_needed_role_an_indicator_is_not_collected() -> None:
    one = assessed(page(TEXT, role=PageRole.HOME), covered=False)
    assert {outcome.verdict for outcome in one.outcomes} == {Verdict.NOT_COLLECTED}


@pytest.mark.parametrize("gone", [PageRole.DOCUMENTATION, PageRole.ANNOUNCEMENT])
def test_taking_the_pages_of_one_role_away_opens_every_gap_that_needs_it(gone: PageRole) -> None:
    whole = [page(filler(), role=role, source=role) for role in PageRole]
    left = [one for one in whole if one.role is not gone]
    before, after = (assessed(*pages, covered=False) for pages in (whole, left))
    for asked, was, came in zip(before.lens.indicators, before.outcomes, after.outcomes, strict=True):
        assert was.verdict is Verdict.UNMET
        assert (came.verdict is Verdict.UNMET) is (gone not in asked.needs)


def test_no_page_at_all_is_not_collected() -> None:
    assert {outcome.verdict for outcome in assessed().outcomes} == {Verdict.NOT_COLLECTED}


def test_eight_lenses_come_out_in_their_order() -> None:
    came = assess(load(), [page(TEXT)], {}, Rules(UNTRUSTED), DAY)
    assert [one.lens.order for one in came] == list(range(1, 9))
    assert all(len(one.outcomes) == len(one.lens.indicators) for one in came)
