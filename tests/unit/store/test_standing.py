from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stancewatch.model.evidence import CollectionFailure, FailureReason
from stancewatch.model.exchange import Fetched
from stancewatch.model.lab import PageRole, Source
from stancewatch.store.archive import FileArchive
from stancewatch.store.standing import Standing, standing
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import HTML, URL, day, document, failure, not_modified, page

SOURCE = Source("about", URL, PageRole.ABOUT)
OLD, NEW = document(), document("Other words.")


@pytest.fixture
def archive(tmp_path: Path) -> FileArchive:
    return FileArchive(Workspace(tmp_path))


def now(archive: FileArchive, as_of: date | None = None) -> Standing:
    return standing(archive.captures("lab", "about"), SOURCE, as_of)


def changed(number: int, text: bytes = b"<p>Other words.</p>") -> Fetched:
    return page(day(number), text)


def test_nothing_stands_where_nothing_was_tried(archive: FileArchive) -> None:
    assert now(archive) == Standing(None, "", None, None, None)


def test_the_same_text_stands_since_its_first_capture(archive: FileArchive) -> None:
    first = archive.keep("lab", page(), OLD)
    once = now(archive)
    archive.keep("lab", page(day(1)), OLD)
    archive.keep("lab", not_modified(day(2)), None)
    archive.keep("lab", page(day(3), HTML + b"<!-- 3 -->"), OLD)
    assert now(archive) == replace(once, last_read=day(3))
    assert once == Standing(first.snapshot, OLD.sha256, day(0), None, day(0))


def test_an_earlier_text_that_comes_back_begins_a_new_run(archive: FileArchive) -> None:
    archive.keep("lab", page(), OLD)
    archive.keep("lab", changed(1), NEW)
    archive.keep("lab", page(day(2)), OLD)
    assert now(archive).captured_at == day(2)


def test_a_moved_source_begins_a_new_run(archive: FileArchive) -> None:
    archive.keep("lab", page(), OLD)
    moved = replace(SOURCE, url="https://lab.example/new")
    captures = archive.captures("lab", "about")
    assert standing(captures, moved).snapshot is None  # nobody has seen these words at the new address
    archive.keep("lab", replace(page(day(1)), url=moved.url), OLD)
    assert standing(archive.captures("lab", "about"), moved).captured_at == day(1)
    assert now(archive).captured_at == day(0)


def test_attempts_in_vain_leave_the_text_and_date_the_failure(archive: FileArchive) -> None:
    archive.keep("lab", page(), OLD)
    archive.keep("lab", failure(day(1), retry_at=day(2)), None)
    once = now(archive)
    archive.keep("lab", failure(day(2), retry_at=day(3)), None)
    assert now(archive) == once
    assert (once.text_sha256, once.captured_at, once.last_read) == (OLD.sha256, day(0), day(0))
    assert once.failure == CollectionFailure(
        "about", PageRole.ABOUT, URL, FailureReason.UNREACHABLE, "Nobody answered.", day(1), day(2), day(0)
    )


def test_another_failure_begins_a_new_run(archive: FileArchive) -> None:
    archive.keep("lab", failure(day(1)), None)
    archive.keep("lab", failure(day(2), FailureReason.HTTP_STATUS, "Status 503."), None)
    found = now(archive).failure
    assert found
    assert (found.since, found.detail, found.last_read) == (day(2), "Status 503.", None)


def test_a_page_that_is_had_ends_the_failure(archive: FileArchive) -> None:
    archive.keep("lab", failure(day(1)), None)
    archive.keep("lab", page(day(2)), OLD)
    archive.keep("lab", failure(day(3)), None)
    found = now(archive).failure
    assert found
    assert found.since == day(3)
    assert now(archive, date(2026, 1, 4)).failure is None


def test_a_page_held_for_review_does_not_stand(archive: FileArchive) -> None:
    archive.keep("lab", page(), OLD)
    archive.keep("lab", changed(1), NEW, reason=FailureReason.HELD_FOR_REVIEW, detail="Most words are gone.")
    assert now(archive).text_sha256 == OLD.sha256
    assert now(archive).failure


def test_a_date_shows_what_stood_then(archive: FileArchive) -> None:
    archive.keep("lab", page(), OLD)
    before = now(archive)
    archive.keep("lab", changed(1), NEW)
    assert now(archive, date(2026, 1, 2)) == before
    assert now(archive, date(2026, 1, 3)).text_sha256 == NEW.sha256
    assert now(archive, date(2026, 1, 1)) == Standing(None, "", None, None, None)
