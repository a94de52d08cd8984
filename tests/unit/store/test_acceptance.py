"""Held texts: kept, named, not standing, and let in by a person."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Capture, CaptureOutcome
from stancewatch.model.lab import PageRole, Source
from stancewatch.store.acceptance import held
from stancewatch.store.archive import FileArchive, last_read
from stancewatch.store.history import history
from stancewatch.store.leftovers import leftovers
from stancewatch.store.standing import standing
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import URL, day, document, failure, page

SOURCE = Source("about", URL, PageRole.ABOUT)
SHORT = document("Little is left.")


@pytest.fixture
def archive(tmp_path: Path) -> FileArchive:
    """A text that stands, and a second that is held."""
    made = FileArchive(Workspace(tmp_path))
    made.keep("lab", page(), document())
    keep_held(made, 1)
    return made


def keep_held(archive: FileArchive, number: int) -> Capture:
    fetched = page(day(number), b"<p>Little is left.</p>")
    reason = FailureReason.HELD_FOR_REVIEW
    return archive.keep("lab", fetched, SHORT, reason=reason, detail="Few words.")


def test_a_held_text_is_kept_and_does_not_stand(archive: FileArchive) -> None:
    captures = archive.captures("lab", "about")
    assert [one.outcome for one in captures] == [CaptureOutcome.ARCHIVED, CaptureOutcome.FAILED]
    assert last_read(captures) == captures[0]
    stands = standing(captures, SOURCE)
    assert stands.text_sha256 == document().sha256
    assert stands.failure is not None
    assert (stands.failure.reason, stands.failure.since) == (FailureReason.HELD_FOR_REVIEW, day(1))
    assert captures[1].snapshot is not None
    assert archive.body(captures[1].snapshot) == b"<p>Little is left.</p>"
    assert archive.document("lab", captures[1].text_sha256) == SHORT
    assert (verify(archive.workspace), leftovers(archive.workspace)) == ((), ())


def test_a_held_page_that_comes_again_points_back(archive: FileArchive) -> None:
    from stancewatch.store.warc_reading import records

    again = keep_held(archive, 2)
    first = archive.captures("lab", "about")[1]
    kinds = [
        one.kind
        for one in records((archive.workspace.root / again.warc).read_bytes(), again.warc, 1 << 20)
        if one.kind in ("response", "revisit")
    ]
    assert kinds == ["revisit"]
    assert (again.outcome, again.snapshot) == (CaptureOutcome.FAILED, first.snapshot)
    keep_held(archive, 3)
    other = archive.keep(
        "lab", page(day(4), b"<p>Less.</p>"), document("Less."), reason=first.reason, detail="Few words."
    )
    assert other.snapshot is not None
    assert archive.body(other.snapshot) == b"<p>Less.</p>"
    assert (verify(archive.workspace), leftovers(archive.workspace)) == ((), ())


def test_a_held_page_that_came_again_can_be_accepted(archive: FileArchive) -> None:
    keep_held(archive, 2)
    line = archive.accept("lab", "about", day(3), "the operator")
    assert line is not None
    assert line.snapshot is not None
    assert archive.body(line.snapshot) == b"<p>Little is left.</p>"
    assert (
        archive.keep("lab", page(day(4), b"<p>Little is left.</p>"), SHORT).outcome
        is CaptureOutcome.UNCHANGED
    )
    assert (verify(archive.workspace), leftovers(archive.workspace)) == ((), ())


def test_a_first_held_text_leaves_nothing_standing(tmp_path: Path) -> None:
    archive = FileArchive(Workspace(tmp_path))
    keep_held(archive, 0)
    stands = standing(archive.captures("lab", "about"), SOURCE)
    assert (stands.snapshot, stands.text_sha256) == (None, "")


def test_history_names_what_is_held(archive: FileArchive) -> None:
    archive.accept("lab", "about", day(2), "the operator")
    versions = history(archive.captures("lab", "about"), lambda name: archive.document("lab", name).text)
    assert [(one.label, one.flags) for one in versions] == [
        ("first", ()),
        ("changed", ("held",)),
        ("same", ("accepted",)),
    ]


def test_an_accepted_text_stands_from_that_moment(archive: FileArchive) -> None:
    line = archive.accept("lab", "about", day(3), "the operator")
    captures = archive.captures("lab", "about")
    assert line == captures[-1] == last_read(captures)
    assert line.detail == (
        "Accepted by the operator, 2026-01-05T03:04:05Z (fetched 2026-01-03T03:04:05Z)."
        " It had been held: Few words."
    )
    assert (line.outcome, line.reason, line.warc) == (CaptureOutcome.ARCHIVED, None, captures[1].warc)
    stands = standing(captures, SOURCE)
    assert (stands.text_sha256, stands.failure) == (SHORT.sha256, None)
    assert standing(captures, SOURCE, day(2).date()).text_sha256 == document().sha256
    assert (verify(archive.workspace), leftovers(archive.workspace)) == ((), ())


def test_what_was_accepted_is_then_unchanged(archive: FileArchive) -> None:
    archive.accept("lab", "about", day(2), "the operator")
    again = archive.keep("lab", page(day(3), b"<p>Little is left.</p>"), SHORT)
    assert again.outcome is CaptureOutcome.UNCHANGED
    assert verify(archive.workspace) == ()


def test_only_what_is_held_now_can_be_accepted(archive: FileArchive) -> None:
    archive.keep("lab", failure(day(2)), None)
    assert held(archive.captures("lab", "about")) == archive.captures("lab", "about")[1]
    archive.keep("lab", page(day(3)), document())
    assert archive.accept("lab", "about", datetime(2026, 2, 1, tzinfo=UTC), "the operator") is None
    assert len(archive.captures("lab", "about")) == 4
