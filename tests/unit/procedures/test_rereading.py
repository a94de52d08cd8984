"""Stored pages read again: both texts are kept, no change of the page is claimed, and quotes are looked for anew."""

from dataclasses import replace
from pathlib import Path

import pytest

from stancewatch import pipeline
from stancewatch.extract.outcome import Unreadable
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import CaptureOutcome
from stancewatch.model.lab import Lab, Openness, PageRole, Source
from stancewatch.model.verification import Stale
from stancewatch.procedures import rereading
from stancewatch.store.archive import FileArchive
from stancewatch.store.audits import Audits
from stancewatch.store.history import history
from stancewatch.store.leftovers import leftovers
from stancewatch.store.manifest import write_manifest
from stancewatch.store.rereading import READ_AGAIN
from stancewatch.store.standing import standing
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import URL, audit_of, day, failure, not_modified, page

BODY = (
    b"<main><h1>About</h1><div id=own><p>We read every page of it.</p></div><p>Also this remains.</p></main>"
)
SOURCE = Source("about", URL, PageRole.ABOUT)


def lab(selector: str | None = None) -> Lab:
    source = replace(SOURCE, selector=selector)
    return Lab("lab", "Lab", (), (), "", Openness.OPEN, (), None, (), (source,), "packaged")


@pytest.fixture
def archive(tmp_path: Path) -> FileArchive:
    made = FileArchive(Workspace(tmp_path))
    pipeline.keep_answer(made, lab(), SOURCE, page(body=BODY), ())
    made.keep("lab", failure(day(1)), None)
    return made


def text(archive: FileArchive) -> str:
    stands = standing(archive.captures("lab", "about"), SOURCE)
    return archive.document("lab", stands.text_sha256).text


def test_the_same_reading_adds_nothing(archive: FileArchive) -> None:
    before = archive.captures("lab", "about")
    assert rereading.reextract(lab(), archive.workspace) == ()
    assert archive.captures("lab", "about") == before


def test_both_texts_are_kept_and_the_new_one_stands(archive: FileArchive) -> None:
    old = archive.captures("lab", "about")[0]
    (read,) = rereading.reextract(lab("#own"), archive.workspace)
    assert (read.source, read.before, read.why) == ("about", old.text_sha256, "")
    assert text(archive) == "We read every page of it."
    assert archive.document("lab", old.text_sha256).text.startswith("About")
    assert (verify(archive.workspace), leftovers(archive.workspace)) == ((), ())
    assert rereading.reextract(lab("#own"), archive.workspace) == ()


def test_its_line_stands_at_the_date_of_the_capture(archive: FileArchive) -> None:
    """Reading again is no fetch: the failure since then still stands."""
    rereading.reextract(lab("#own"), archive.workspace)
    first, again, last = archive.captures("lab", "about")
    assert (again.at, again.outcome, again.flags) == (first.at, CaptureOutcome.UNCHANGED, (READ_AGAIN,))
    assert again.snapshot == first.snapshot
    assert last.outcome is CaptureOutcome.FAILED
    assert standing(archive.captures("lab", "about"), SOURCE).failure


def test_a_try_keeps_nothing(archive: FileArchive) -> None:
    assert len(rereading.reextract(lab("#own"), archive.workspace, dry_run=True)) == 1
    assert len(archive.captures("lab", "about")) == 2


def test_it_is_no_change_of_the_page(archive: FileArchive) -> None:
    rereading.reextract(lab("#own"), archive.workspace)
    pipeline.keep_answer(
        archive, lab("#own"), lab("#own").sources[0], not_modified(day(2)), archive.captures("lab", "about")
    )
    versions = history(archive.captures("lab", "about"), lambda sha256: archive.document("lab", sha256).text)
    assert [(one.label, one.flags) for one in versions] == [
        ("first", ()),
        ("same", (READ_AGAIN,)),
        ("same", ()),
    ]


def test_a_304_is_read_with_the_present_selector(archive: FileArchive) -> None:
    source = lab("#own").sources[0]
    kept = pipeline.keep_answer(
        archive, lab("#own"), source, not_modified(day(2)), archive.captures("lab", "about")
    )
    assert (kept.outcome, kept.flags) == (CaptureOutcome.UNCHANGED, (READ_AGAIN,))
    assert text(archive) == "We read every page of it."
    assert verify(archive.workspace) == ()


def test_a_page_that_cannot_be_read_now_keeps_its_text(
    archive: FileArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_: object, **__: object) -> Unreadable:
        return Unreadable(FailureReason.EMPTY, "No words.")

    monkeypatch.setattr(pipeline, "extract", unreadable)
    (read,) = rereading.reextract(lab(), archive.workspace)
    assert (read.after, read.why) == (None, "No words.")
    assert text(archive).startswith("About")


def test_quotes_that_are_not_found_again_make_an_audit_stale(archive: FileArchive) -> None:
    from tests.unit.audit.readings import audit

    capture = archive.captures("lab", "about")[0]
    assert capture.snapshot
    drawn = audit_of(archive, 1)
    entry = drawn.documents[0].model_copy(
        update={"source": "about", "sha256": capture.text_sha256, "body_sha256": capture.snapshot.body_sha256}
    )
    flag = audit().flags[0].model_copy(update={"document": capture.text_sha256})
    flags = tuple(
        flag.model_copy(update={"quote": words, "prefix": "", "suffix": ""})
        for words in ("every page", "Also this remains.")
    )
    drawn = drawn.model_copy(update={"documents": (entry,), "flags": flags, "lenses": ()})
    assert rereading.stale(archive.workspace, drawn) == ()
    rereading.reextract(lab("#own"), archive.workspace)
    (gone,) = rereading.stale(archive.workspace, drawn)
    assert (gone.place, gone.quote) == ("flag 1", "Also this remains.")
    assert Audits(archive.workspace).latest("lab") is None


def test_a_quote_that_stands_in_several_places_is_named_once(capsys: pytest.CaptureFixture[str]) -> None:
    from stancewatch.cli import reextract
    from tests.unit.audit.readings import audit

    stale = [Stale(f"flag {number}", "every page", "0" * 64) for number in range(3)]
    reextract._show((), audit(), [*stale, Stale("claim 0", "another", "0" * 64)], dry_run=False)
    said = capsys.readouterr().out
    assert "flag 0 and 2 more: not found again: 'every page'\nclaim 0: not found again: 'another'\n" in said
    assert "2 of its quotes, in 4 places" in said


def test_the_manifest_stands_for_what_was_read_again(archive: FileArchive) -> None:
    """An old list of captures, put back with its head, is then found."""
    write_manifest(archive.workspace, day(1).date())
    ledger = archive.workspace.captures("lab", "about")
    before = {path: path.read_bytes() for path in (ledger.path, ledger.head)}
    rereading.reextract(lab("#own"), archive.workspace, dry_run=True)
    assert {path: path.read_bytes() for path in (ledger.path, ledger.head)} == before
    rereading.reextract(lab("#own"), archive.workspace)
    assert verify(archive.workspace) == ()
    for path, data in before.items():
        path.write_bytes(data)
    assert ledger.place in {one.place for one in verify(archive.workspace)}
