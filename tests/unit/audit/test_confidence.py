from datetime import date

from stancewatch.audit.confidence import awaited_roles
from stancewatch.judges.rules import Rules
from stancewatch.lenses.assess import assess
from stancewatch.lenses.rubric import load
from stancewatch.model.lab import PageRole
from stancewatch.model.score import Verdict
from tests.texts import page
from tests.unit.audit import readings
from tests.unit.judges.trust import UNTRUSTED

DAY = date(2026, 1, 1)


def test_a_question_counts_under_every_role_that_would_do() -> None:
    pages = [page("We like cats.", role=PageRole.ABOUT)]
    came = assess(load(), pages, {}, Rules(UNTRUSTED), DAY)
    found = awaited_roles(came)
    asked = [
        indicator
        for one in came
        for indicator, outcome in zip(one.lens.indicators, one.outcomes, strict=True)
        if outcome.verdict is not Verdict.NOT_COLLECTED
    ]
    for role in PageRole:
        needing = [one for lens in load() for one in lens.indicators if role in one.needs]
        assert found.get(role, 0) == len(needing) - sum(role in one.needs for one in asked)
    assert PageRole.ABOUT not in found
    assert found[PageRole.POLICY] > found[PageRole.HOME] > 0


def test_no_question_waits_where_the_given_pages_are_the_whole_scope() -> None:
    came = assess(load(), [page("We like cats.")], {}, Rules(UNTRUSTED), DAY, roles_covered=True)
    assert awaited_roles(came) == {}


def test_an_audit_keeps_them_beside_its_facts() -> None:
    audit = readings.audit()
    assert audit.confidence.awaited == {PageRole.POLICY: 1}
    assert audit.confidence.facts["indicators_not_collected"] == 1
