from dataclasses import replace
from pathlib import Path

import pytest

from stancewatch.foundation.errors import HashMismatch, SnapshotMissing
from stancewatch.model.evidence import FailureReason, HiddenText
from stancewatch.model.exchange import CaptureOutcome
from stancewatch.store.archive import FileArchive
from stancewatch.store.ledger import Examined, Ledger
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import HTML, START, day, document, failure, hop, not_modified, packaged, page


@pytest.fixture
def archive(tmp_path: Path) -> FileArchive:
    return FileArchive(Workspace(tmp_path))


def test_what_was_kept_comes_back(archive: FileArchive) -> None:
    capture = archive.keep("lab", page(), document(), flags=("noarchive",))
    assert archive.captures("lab", "about") == (capture,)
    assert capture.outcome is CaptureOutcome.ARCHIVED
    assert capture.snapshot
    assert archive.body(capture.snapshot) == HTML
    assert archive.document("lab", capture.text_sha256) == document()
    assert (capture.etag, capture.status, capture.robots) == ('"v1"', 200, "no robots.txt (404)")
    assert capture.flags == ("noarchive",)


def test_a_coded_body_comes_back_decoded(archive: FileArchive) -> None:
    capture = archive.keep("lab", page(coded=True), document())
    assert capture.snapshot
    assert archive.body(capture.snapshot) == HTML


def test_names_say_when_and_what(archive: FileArchive) -> None:
    capture = archive.keep("lab", page(), document())
    assert capture.warc == f"archive/lab/about/20260102T030405Z-{capture.warc_sha256[:8]}.warc.gz"
    assert (archive.workspace.root / f"texts/lab/{capture.text_sha256}.json").is_file()


def test_the_same_body_again_is_unchanged(archive: FileArchive) -> None:
    first = archive.keep("lab", page(), document())
    again = archive.keep("lab", page(day(1)), document())
    assert again.outcome is CaptureOutcome.UNCHANGED
    assert again.snapshot == first.snapshot
    assert again.text_sha256 == first.text_sha256
    assert again.warc not in ("", first.warc)


def test_not_modified_keeps_text_and_validators(archive: FileArchive) -> None:
    first = archive.keep("lab", page(), document())
    silent = replace(not_modified(day(1)), hops=(hop(304, b"", ()),))
    again = archive.keep("lab", silent, None)
    assert again.outcome is CaptureOutcome.UNCHANGED
    assert (again.snapshot, again.text_sha256, again.etag) == (first.snapshot, first.text_sha256, '"v1"')


def test_not_modified_without_anything_earlier_is_no_capture(archive: FileArchive) -> None:
    capture = archive.keep("lab", not_modified(START), None)
    assert (capture.outcome, capture.reason) == (CaptureOutcome.FAILED, FailureReason.INCOMPLETE)
    assert "nothing had been kept before" in capture.detail


def test_other_bytes_with_the_same_text_are_archived_under_the_same_text(archive: FileArchive) -> None:
    first = archive.keep("lab", page(), document())
    other = archive.keep("lab", page(day(1), HTML + b"<!-- nonce 2 -->"), document())
    assert other.outcome is CaptureOutcome.ARCHIVED
    assert other.snapshot != first.snapshot
    assert other.text_sha256 == first.text_sha256


def test_the_same_bytes_at_another_address_are_archived(archive: FileArchive) -> None:
    archive.keep("lab", page(), document())
    assert (
        archive.keep("lab", replace(page(day(1)), url="https://lab.example/new"), document()).outcome
        == "archived"
    )


def test_the_same_bytes_read_by_another_extractor_point_to_the_new_text(archive: FileArchive) -> None:
    archive.keep("lab", page(), document())
    again = archive.keep("lab", page(day(1)), document("We read every page.", "blocks 1.1"))
    assert again.outcome is CaptureOutcome.UNCHANGED
    assert again.text_sha256 == document("We read every page.").sha256


def test_a_failure_is_kept_with_what_was_received(archive: FileArchive) -> None:
    alone = archive.keep("lab", failure(START), None)
    assert (alone.outcome, alone.warc, alone.snapshot) == (CaptureOutcome.FAILED, "", None)
    busy = archive.keep("lab", replace(failure(day(1)), hops=(hop(503, b"busy"),)), None)
    assert (busy.status, busy.snapshot) == (503, None)
    assert (archive.workspace.root / busy.warc).is_file()


def test_a_body_that_cannot_be_read_is_kept_for_review(archive: FileArchive) -> None:
    said = "The text has lost 80 % of its words."
    capture = archive.keep("lab", page(), document(), reason=FailureReason.HELD_FOR_REVIEW, detail=said)
    assert (capture.outcome, capture.reason, capture.detail) == (
        "failed",
        FailureReason.HELD_FOR_REVIEW,
        said,
    )
    assert archive.document("lab", capture.text_sha256) == document()


def test_an_empty_answer_is_a_failure(archive: FileArchive) -> None:
    capture = archive.keep("lab", replace(page(), body=None, hops=()), None)
    assert (capture.reason, capture.detail) == (FailureReason.INCOMPLETE, "The answer held no body.")


def test_a_packaged_text_that_stands_leaves_a_line_only(archive: FileArchive) -> None:
    first = archive.keep("lab", packaged(), document("A packaged text."))
    again = archive.keep("lab", packaged(day(1)), document("A packaged text."))
    assert (again.outcome, again.warc, again.snapshot) == (CaptureOutcome.UNCHANGED, "", first.snapshot)


def test_a_validator_that_could_carry_more_is_not_kept(archive: FileArchive) -> None:
    headers = (("ETag", '"a"\r\nCookie: b'), ("Last-Modified", "x" * 1025))
    capture = archive.keep("lab", replace(page(), hops=(hop(headers=headers),)), document())
    assert (capture.etag, capture.last_modified) == ("", "")


def test_a_first_text_stays_as_it_was_stored(archive: FileArchive) -> None:
    archive.keep("lab", page(), document())
    archive.keep("lab", page(day(1), b"<p>x</p>"), replace(document(), title="Another title"))
    assert archive.document("lab", document().sha256).title == "About"


def test_a_text_that_was_changed_stops_the_next_capture(archive: FileArchive) -> None:
    first = archive.keep("lab", page(), document())
    path = archive.workspace.text("lab", first.text_sha256)
    path.write_bytes(path.read_bytes().replace(b"never shown", b"never Shown"))
    with pytest.raises(HashMismatch, match=first.text_sha256):
        archive.keep("lab", page(day(1)), document())
    assert archive.captures("lab", "about") == (first,)


def test_a_surrogate_in_hidden_text_is_stored_as_an_escape(archive: FileArchive) -> None:
    odd = replace(document(), hidden=(HiddenText("comment", "a\ud800b", "main/comment()"),))
    for number in range(2):
        capture = archive.keep("lab", page(day(number)), odd)
        assert capture.noticed == ""
        (hidden,) = archive.document("lab", capture.text_sha256).hidden
        assert hidden.text == "a\\ud800b"


def test_a_list_is_read_once_a_capture(archive: FileArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    examine = Ledger.examine

    def noted(ledger: Ledger) -> Examined:
        read.append(ledger.place)
        return examine(ledger)

    monkeypatch.setattr(Ledger, "examine", noted)
    for number in range(3):
        archive.keep("lab", page(day(number)), document())
    assert read == ["archive/lab/about/captures.jsonl"] * 3


def test_surrogates_in_addresses_do_not_stop_the_archive(archive: FileArchive) -> None:
    capture = archive.keep("lab", replace(page(), hops=(hop(url="https://lab.example/\udcff"),)), document())
    assert archive.captures("lab", "about") == (capture,)
    assert capture.snapshot
    assert capture.snapshot.final_url == "https://lab.example/\\udcff"


def flip(path: Path, position: int) -> None:
    data = bytearray(path.read_bytes())
    data[position] ^= 1
    path.write_bytes(bytes(data))


def test_a_changed_file_is_not_read(archive: FileArchive) -> None:
    capture = archive.keep("lab", page(), document())
    assert capture.snapshot
    flip(archive.workspace.root / capture.warc, 100)
    with pytest.raises(HashMismatch, match=r"\.warc\.gz"):
        archive.body(capture.snapshot)
    with pytest.raises(HashMismatch, match=r"\.warc\.gz"):
        archive.keep("lab", page(day(1)), document())


def test_a_changed_text_is_not_read(archive: FileArchive) -> None:
    capture = archive.keep("lab", page(), document())
    flip(archive.workspace.text("lab", capture.text_sha256), 200)
    with pytest.raises(HashMismatch, match="texts/lab/"):
        archive.document("lab", capture.text_sha256)


def test_a_missing_file_is_named(archive: FileArchive) -> None:
    capture = archive.keep("lab", page(), document())
    assert capture.snapshot
    (archive.workspace.root / capture.warc).unlink()
    with pytest.raises(SnapshotMissing, match=r"\.warc\.gz"):
        archive.body(capture.snapshot)
    with pytest.raises(SnapshotMissing, match="texts/"):
        archive.document("lab", "0" * 64)


def test_a_text_under_another_name_is_not_read(archive: FileArchive) -> None:
    capture = archive.keep("lab", page(), document())
    other = archive.workspace.text("lab", "0" * 64)
    other.write_bytes(archive.workspace.text("lab", capture.text_sha256).read_bytes())
    with pytest.raises(HashMismatch, match="not the one it is named after"):
        archive.document("lab", "0" * 64)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    small = FileArchive(Workspace(tmp_path), largest_body=1000)
    capture = small.keep("lab", page(body=b"a" * 900, coded=True), document())
    assert capture.snapshot
    assert small.body(capture.snapshot) == b"a" * 900
    with pytest.raises(HashMismatch, match="larger"):
        FileArchive(Workspace(tmp_path), largest_body=500).body(capture.snapshot)
