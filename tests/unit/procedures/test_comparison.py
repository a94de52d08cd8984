"""What another selector leaves out was not removed by the page: no list, comparison or ledger may say so."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stancewatch import pipeline
from stancewatch.foundation.progress import Silent
from stancewatch.model.audit import Audit
from stancewatch.model.change import AuditChanges, Cause
from stancewatch.model.evidence import Document
from stancewatch.model.lab import Lab, Openness, PageRole, Source
from stancewatch.procedures import comparison, rereading
from stancewatch.procedures.claims_ledger import ledger
from stancewatch.store.archive import FileArchive
from stancewatch.store.audits import Audits
from stancewatch.store.history import history
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import URL, day, page

SOURCE = Source("about", URL, PageRole.ABOUT)
OUTSIDE = "We will publish all of our models by 2031."
KEPT = "In 2025 we answered 400 requests, and we say so here."


def body(nonce: int, kept: str = KEPT, outside: str = OUTSIDE) -> bytes:
    own = f"<div id=own><p>{kept}</p><p>This part stays as it is.</p></div>"
    return f"<main data-nonce={nonce}><p>{outside}</p>{own}</main>".encode()


class Desk:
    """A lab of one page, whose selector may be set anew."""

    def __init__(self, root: Path) -> None:
        self.archive, self.selector = FileArchive(Workspace(root)), ""

    @property
    def lab(self) -> Lab:
        source = replace(SOURCE, selector=self.selector or None)
        return Lab("lab", "Lab", (), (), "", Openness.OPEN, (), None, (), (source,), "packaged")

    def take(self, number: int, data: bytes) -> None:
        answer, earlier = page(day(number), data), self.archive.captures("lab", "about")
        pipeline.keep_answer(self.archive, self.lab, self.lab.sources[0], answer, earlier)

    def audit(self) -> Audit:
        audit = pipeline.run(self.lab, self.archive.workspace, Silent()).audit
        assert audit
        return audit

    def removed(self) -> list[str]:
        found = comparison.removed(self.archive.workspace, "lab", ("about",))
        return [one.sentence.text for one in found]

    def compare(self, old: Audit, new: Audit) -> AuditChanges:
        return comparison.compare(self.archive.workspace, old, new)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.take(0, body(0))
    return desk


def test_a_selector_and_a_nonce_remove_nothing(desk: Desk) -> None:
    old = desk.audit()
    desk.selector = "#own"
    desk.take(1, body(1))
    captures = desk.archive.captures("lab", "about")
    versions = history(captures, lambda name: desk.archive.document("lab", name).text)
    assert [(str(one.label), one.flags) for one in versions] == [
        ("first", ()),
        ("same", ("read_again",)),
        ("same", ()),
    ]
    (document,) = desk.compare(old, desk.audit()).documents
    assert (document.cause, document.said) == (Cause.METHOD, ())
    assert desk.removed() == []


def test_a_selector_and_a_sentence_remove_the_sentence_alone(desk: Desk) -> None:
    old = desk.audit()
    desk.selector = "#own"
    desk.take(1, body(1, kept="Other words altogether stand here."))
    found = desk.compare(old, desk.audit())
    (document,) = found.documents
    assert document.cause is Cause.TEXT
    assert [KEPT in said for said in document.said] == [True]
    assert {one.old.text for one in document.sentences if one.old} == {KEPT}
    assert document.read_as == desk.archive.captures("lab", "about")[1].text_sha256
    assert desk.removed() == [KEPT]
    causes = {one.quote.quote: one.cause for one in found.quotes if one.kind == "gone"}
    assert {cause for words, cause in causes.items() if words in OUTSIDE} <= {Cause.METHOD}


def test_reading_the_same_bytes_again_removes_nothing(desk: Desk) -> None:
    old = desk.audit()
    desk.selector = "#own"
    rereading.reextract(desk.lab, desk.archive.workspace)
    found = desk.compare(old, desk.audit())
    (document,) = found.documents
    assert (document.cause, document.said) == (Cause.METHOD, ())
    assert {one.cause for one in found.quotes} | {one.cause for one in found.flags} <= {Cause.METHOD}
    assert desk.removed() == []


def test_a_line_of_an_earlier_version_that_says_read_again_is_believed(desk: Desk) -> None:
    """Up to version 0.1 the other bytes and the other reading stood in one line."""
    first, desk.selector = desk.archive.captures("lab", "about")[0], "#own"
    assert first.snapshot
    text = pipeline.read_again(desk.archive, desk.lab.sources[0], first.snapshot)
    assert isinstance(text, Document)
    desk.archive.keep("lab", page(day(1), body(1)), text, flags=("read_again",))
    assert desk.removed() == []


def test_a_statement_outside_the_selector_is_not_dropped(desk: Desk) -> None:
    desk.audit()
    desk.selector = "#own"
    desk.take(1, body(1))
    desk.audit()
    fates = {one.claim.quote.text: str(one.fate) for one in ledger(desk.archive.workspace, "lab")["about"]}
    assert fates == {KEPT: "kept"}


def test_a_statement_that_the_page_dropped_is(desk: Desk) -> None:
    desk.audit()
    desk.selector = "#own"
    desk.take(1, body(1, kept="Other words altogether stand here."))
    desk.audit()
    fates = {one.claim.quote.text: str(one.fate) for one in ledger(desk.archive.workspace, "lab")["about"]}
    assert fates == {KEPT: "dropped"}


def test_audits_of_one_day_follow_each_other_as_they_were_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever their ids are: the ledger ends with the audit that was written last."""
    first = desk.audit()
    desk.take(1, body(1, kept="Other words altogether stand here."))
    second = desk.audit()
    moment = date(2026, 3, 3)
    for names in (("0" * 12, "f" * 12), ("f" * 12, "0" * 12)):
        same_day = tuple(
            one.model_copy(update={"id": name, "date": moment})
            for one, name in zip((first, second), names, strict=True)
        )
        monkeypatch.setattr(Audits, "all", lambda *_, found=same_day: found)
        fates = {
            one.claim.quote.text: str(one.fate) for one in ledger(desk.archive.workspace, "lab")["about"]
        }
        assert (fates[OUTSIDE], fates[KEPT]) == ("kept", "dropped")
