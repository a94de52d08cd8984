"""A question asked in one of two audits only: the pages read or the lab's file decide that, and no judge."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from stancewatch.audit.assemble import Examined, Reading, assemble
from stancewatch.audit.changes import changes
from stancewatch.judges.rules import Rules
from stancewatch.lenses.assess import assess
from stancewatch.lenses.rubric import load
from stancewatch.model.audit import Audit
from stancewatch.model.change import AuditChanges, Cause, VerdictChange
from stancewatch.model.evidence import Document, Page
from stancewatch.model.lab import KnownFlag, PageRole, ProfileFlag
from stancewatch.model.score import Verdict
from stancewatch.pals.compose import compose
from tests.texts import document
from tests.unit.audit import readings
from tests.unit.judges.trust import TRUSTED

INVITATION = document("The release is here.", "We welcome your contributions to what comes next.")
SECOND = document("A second release is here.", "It holds more images.")
ABOUT = document("We are a group of people in a harbour town.")
TEXTS = {text.sha256: text for text in (INVITATION, SECOND, ABOUT)}
EARLIER, LATER = 0, 1


def page(source: str, text: Document, role: PageRole, day: int) -> Page:
    address = f"https://lab.example/{source}"
    moment = readings.MOMENT + timedelta(days=day)
    snapshot = replace(readings.SNAPSHOT, source=source, role=role, url=address, captured_at=moment)
    return Page(text, source, role, address, snapshot)


def announcements(day: int) -> tuple[Page, ...]:
    first = page("first", INVITATION, PageRole.ANNOUNCEMENT, day)
    return first, page("second", SECOND, PageRole.ANNOUNCEMENT, day)


def with_about(day: int) -> tuple[Page, ...]:
    return *announcements(day), page("about", ABOUT, PageRole.ABOUT, day)


def audited(pages: tuple[Page, ...], *, trains: bool = True, **parts: Any) -> Audit:
    """Return the audit that the rules make of some pages of the lab, which is known to train models or not to."""
    lab = replace(readings.LAB, profile=((ProfileFlag.TRAINS_MODELS, KnownFlag(trains)),))
    judge = Rules(TRUSTED)
    reading = Reading(pages, tuple(f"texts/lab/{one.document.sha256}.json" for one in pages), (), len(pages))
    came = assess(load(), pages, dict(lab.profile), judge, reading.date)
    found = assemble(
        lab, reading, came, compose(came), flags=[], claims=[], examined=Examined(9, 9, ()), judge=judge.name
    )
    return found.model_copy(update=parts)


def of(found: AuditChanges, indicator: str) -> VerdictChange:
    return next(one for one in found.verdicts if one.indicator == indicator)


def test_a_question_is_asked_because_a_page_came_though_its_answer_stood_on_another() -> None:
    found = changes(audited(announcements(EARLIER)), audited(with_about(LATER)), TEXTS)
    change = of(found, "FM6")
    assert (change.old, change.new, change.old_judge) == (Verdict.NOT_COLLECTED, Verdict.PARTIAL, "scope")
    assert (change.cause, change.possible) == (Cause.TEXT, (Cause.TEXT,))
    assert {one.cause for one in found.verdicts} == {Cause.TEXT}


def test_the_steps_of_the_composite_blame_the_page_alone() -> None:
    found = changes(audited(announcements(EARLIER)), audited(with_about(LATER)), TEXTS)
    (composite,) = [one for one in found.scores if one.kind == "composite"]
    (step,) = composite.steps
    assert (step.cause, step.low, step.high) == (Cause.TEXT, *(composite.total or ()))
    assert "FM6" in step.indicators
    assert step.low > 0


def test_a_question_is_no_longer_asked_because_a_page_went() -> None:
    change = of(changes(audited(with_about(EARLIER)), audited(announcements(LATER)), TEXTS), "FM6")
    assert (change.old, change.new) == (Verdict.PARTIAL, Verdict.NOT_COLLECTED)
    assert (change.cause, change.possible) == (Cause.TEXT, (Cause.TEXT,))


def test_a_page_that_came_comes_before_another_method() -> None:
    later = audited(with_about(LATER), method_version="9")
    change = of(changes(audited(announcements(EARLIER)), later, TEXTS), "FM6")
    assert (change.cause, change.possible) == (Cause.TEXT, (Cause.TEXT, Cause.METHOD))


def test_another_method_that_needs_other_pages() -> None:
    """A page came, but of a role that was read before: it cannot be why the question is asked."""
    old = audited(announcements(EARLIER)[:1])
    new = audited(announcements(LATER), method_version="9")
    answered = audited(with_about(LATER))
    asked = {outcome.indicator: outcome for lens in answered.lenses for outcome in lens.outcomes}
    lenses = tuple(
        lens.model_copy(update={"outcomes": tuple(asked[one.indicator] for one in lens.outcomes)})
        for lens in new.lenses
    )
    change = of(changes(old, new.model_copy(update={"lenses": lenses}), TEXTS), "FM6")
    assert (change.cause, change.possible) == (Cause.METHOD, (Cause.METHOD,))


@pytest.mark.parametrize("pages", [slice(0, 2), slice(2, 3)], ids=["asked before", "not asked before"])
def test_another_profile_is_a_matter_of_reading_though_pages_came(pages: slice) -> None:
    old, new = audited(with_about(EARLIER)[pages]), audited(with_about(LATER), trains=False)
    found = [one for one in changes(old, new, TEXTS).verdicts if one.new is Verdict.NOT_APPLICABLE]
    assert (Verdict.NOT_COLLECTED in {one.old for one in found}) is (pages.start == 2)
    assert {(one.cause, one.possible) for one in found} == {(Cause.READING, (Cause.READING,))}


def test_another_role_for_the_same_page_is_a_matter_of_reading() -> None:
    first, second = announcements(LATER)
    new = audited((first, replace(second, role=PageRole.ABOUT, snapshot=_as_about(second))))
    found = changes(audited(announcements(EARLIER)), new, TEXTS)
    assert (of(found, "FM6").cause, of(found, "FM6").possible) == (Cause.READING, (Cause.READING,))
    assert {one.part: one.cause for one in found.parts}["documents/second/role"] is Cause.READING


def _as_about(found: Page) -> Any:
    assert found.snapshot
    return replace(found.snapshot, role=PageRole.ABOUT)


@pytest.mark.parametrize(("judge", "cause"), [("rules 1.0", Cause.TEXT), ("reader", Cause.READING)])
def test_a_quote_named_in_one_audit_only_beside_a_page_that_came(judge: str, cause: Cause) -> None:
    """A search reads all pages together, so that another page changes what it names on this one."""
    old, new = audited(announcements(EARLIER)), audited(with_about(LATER), judge=judge)
    silent = tuple(
        lens.model_copy(
            update={
                "outcomes": tuple(
                    one.model_copy(update={"evidence": ()}) if one.indicator == "FM6" else one
                    for one in lens.outcomes
                )
            }
        )
        for lens in old.lenses
    )
    found = changes(old.model_copy(update={"lenses": silent}), new, TEXTS)
    assert {(one.standing, one.cause) for one in found.quotes if one.indicator == "FM6"} == {("found", cause)}
