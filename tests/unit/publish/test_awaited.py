"""What the page of an audit says of questions that wait for a page."""

import re

from stancewatch.model.audit import Audit, LensEntry
from stancewatch.model.lab import PageRole
from stancewatch.model.score import Verdict
from stancewatch.publish.formats import audit_pages
from stancewatch.publish.shelf import shelve
from tests.unit.publish import invented

TEXTS = {(read.document.sha256, "meridian-forge"): read.document for read in invented.pages("meridian-forge")}


def said(awaited: dict[PageRole, int], waiting: int) -> str:
    """Return the sentence on the page of an audit in which so many questions wait."""
    audit = invented.audit("meridian-forge")
    confidence = audit.confidence.model_copy(update={"awaited": awaited})
    lenses = tuple(map(_all_asked, audit.lenses))
    outcomes = lenses[0].outcomes
    unasked = tuple(
        one.model_copy(update={"verdict": Verdict.NOT_COLLECTED} if number < waiting else {})
        for number, one in enumerate(outcomes)
    )
    lenses = (lenses[0].model_copy(update={"outcomes": unasked}), *lenses[1:])
    page = _page(audit.model_copy(update={"confidence": confidence, "lenses": lenses}))
    found = re.search(r'<p class="note">(\d+ questions? waits? [^<]*)</p>', page)
    return found[1] if found else ""


def _all_asked(lens: LensEntry) -> LensEntry:
    outcomes = tuple(
        one.model_copy(update={"verdict": Verdict.UNMET}) if one.verdict is Verdict.NOT_COLLECTED else one
        for one in lens.outcomes
    )
    return lens.model_copy(update={"outcomes": outcomes})


def _page(audit: Audit) -> str:
    shelf = shelve([audit], TEXTS, (), (), full_texts=False, contact="")
    return next(audit_pages.render(shelf)).data.decode()


def test_the_kinds_of_page_that_would_do_are_named_with_how_much_they_would_do() -> None:
    assert said({PageRole.FAQ: 2, PageRole.ABOUT: 3}, 3) == (
        "3 questions wait for a page that was not read;"
        " by the kind that would do: about page (3), questions and answers (2)."
    )


def test_one_question_waits() -> None:
    assert said({PageRole.FAQ: 1}, 1) == (
        "1 question waits for a page that was not read; by the kind that would do: questions and answers (1)."
    )


def test_an_audit_that_kept_no_roles_and_one_without_such_questions() -> None:
    assert said({}, 2) == "2 questions wait for a page that was not read."
    assert said({}, 0) == ""
