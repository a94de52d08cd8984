"""The files are read here by FastWARC: a reader that shares no code with the writer."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from fastwarc.warc import WarcRecord, WarcRecordType
from warcio.archiveiterator import ArchiveIterator

from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Fetched
from stancewatch.store.archive import FileArchive
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import HTML, START, day, failure, hop, not_modified, packaged, page


def kept(root: Path, *attempts: Fetched) -> bytes:
    """Return the file of the last of several attempts."""
    archive = FileArchive(Workspace(root))
    captures = [archive.keep("lab", fetched, None) for fetched in attempts]
    return (root / captures[-1].warc).read_bytes()


def kinds(data: bytes) -> list[str]:
    return [record.headers["WARC-Type"] for record in FastIterator(BytesIO(data), parse_http=False)]


def metadata(data: bytes) -> dict[str, object]:
    records = FastIterator(BytesIO(data), record_types=WarcRecordType.metadata)
    (found,) = [json.loads(record.reader.read()) for record in records]
    assert isinstance(found, dict)
    return found


def hop_of(said: dict[str, object]) -> dict[str, Any]:
    hops = said["hops"]
    assert isinstance(hops, list)
    (found,) = hops
    assert isinstance(found, dict)
    return found


def only(data: bytes, kind: WarcRecordType) -> tuple[dict[str, str], bytes]:
    ((headers, payload),) = [
        (record.headers.asdict(), record.reader.read())
        for record in FastIterator(BytesIO(data), record_types=kind)
    ]
    return headers, payload


ATTEMPTS = [
    (page(),),
    (page(coded=True),),
    (page(), page(day(1))),
    (page(), not_modified(day(1))),
    (packaged(),),
    (replace(failure(START), hops=(hop(503, b"busy"),)),),
    (replace(failure(START), robots_hops=(hop(200, b"User-agent: *\nDisallow: /"),)),),
]


@pytest.mark.parametrize("attempts", ATTEMPTS)
def test_two_readers_find_every_digest_right(tmp_path: Path, attempts: tuple[Fetched, ...]) -> None:
    data = kept(tmp_path, *attempts)
    for record in FastIterator(BytesIO(data), parse_http=False):
        assert record.verify_block_digest()
    for record in FastIterator(BytesIO(data), parse_http=True, record_types=WarcRecordType.response):
        assert record.verify_payload_digest()
    for other in ArchiveIterator(BytesIO(data), check_digests="raise"):
        other.raw_stream.read()


@pytest.mark.parametrize("attempts", ATTEMPTS)
def test_the_same_attempt_gives_the_same_bytes(tmp_path: Path, attempts: tuple[Fetched, ...]) -> None:
    assert kept(tmp_path / "one", *attempts) == kept(tmp_path / "two", *attempts)


def test_record_ids_are_unique(tmp_path: Path) -> None:
    twice = replace(page(), hops=(hop(), hop()), robots_hops=(hop(), hop()))
    ids = [record.record_id for record in FastIterator(BytesIO(kept(tmp_path, twice)))]
    assert len(set(ids)) == len(ids)


def test_every_hop_is_there_as_sent_and_received(tmp_path: Path) -> None:
    moved = hop(
        301,
        b"",
        (("Location", "/about"),),
        url="https://lab.example/old?a=1#part",
        reason="Moved Permanently",
    )
    fetched = replace(page(coded=True), hops=(moved, *page(coded=True).hops))
    data = kept(tmp_path, fetched)
    assert kinds(data) == ["warcinfo", "request", "response", "request", "response", "metadata"]
    requests = [
        record.reader.read()
        for record in FastIterator(BytesIO(data), record_types=WarcRecordType.request, parse_http=False)
    ]
    assert requests[0].splitlines()[:2] == [b"GET /old?a=1 HTTP/1.1", b"Host: lab.example"]
    first, last = [
        record
        for record in FastIterator(BytesIO(data), record_types=WarcRecordType.response)
        if record.freeze() is not None
    ]
    assert (first.http_headers.status_code, first.http_headers["Location"]) == (301, "/about")
    assert first.headers["WARC-IP-Address"] == "192.0.2.7"
    assert last.http_headers["Content-Encoding"] == "gzip"
    assert last.reader.read() == fetched.hops[-1].body
    assert last.headers["WARC-Date"] == "2026-01-02T03:04:05Z"


def test_the_undone_transfer_coding_is_renamed(tmp_path: Path) -> None:
    fetched = replace(page(), hops=(hop(headers=(("Transfer-Encoding", "chunked"), ("Trailer", "X"))),))
    (record,) = responses(kept(tmp_path, fetched))
    assert record.http_headers.asdict() == {
        "X-Archive-Orig-Transfer-Encoding": "chunked",
        "X-Archive-Orig-Trailer": "X",
    }
    for other in ArchiveIterator(BytesIO(kept(tmp_path, fetched))):
        if other.rec_type == "response":
            assert other.content_stream().read() == HTML


def responses(data: bytes) -> list[WarcRecord]:
    found = []
    for record in FastIterator(BytesIO(data), record_types=WarcRecordType.response):
        record.freeze()
        found.append(record)
    return found


def test_hostile_headers_stay_one_header(tmp_path: Path) -> None:
    hostile = (
        ("X-A", "1\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>smuggled</p>"),
        ("X-B\r\nX-C", "2"),
        ("", "nameless"),
        ("X: D", "\0\x1b[31mred\x7f"),
        ("X-E", "über \ud800 \U0001f600"),
    )
    answer = hop(headers=hostile, reason="O\r\nK\0", url="https://lab.example/a b\r\nWARC-Type: evil\0")
    data = kept(tmp_path, replace(page(), hops=(answer,)))
    (record,) = responses(data)
    assert record.headers["WARC-Type"] == "response"
    assert record.headers["WARC-Target-URI"] == "https://lab.example/a%20b%0D%0AWARC-Type:%20evil%00"
    assert record.http_headers.status_line == "HTTP/1.1 200 O%0D%0AK%00"
    assert len(record.http_headers.astuples()) == len(hostile)
    assert record.http_headers["X-A"].startswith("1%0D%0A%0D%0AHTTP")
    assert record.reader.read() == HTML
    hop_entry = hop_of(metadata(data))
    assert hop_entry["escaped_headers"][0]["value"] == hostile[0][1]


def test_an_unchanged_page_points_back_to_the_record_that_holds_it(tmp_path: Path) -> None:
    archive = FileArchive(Workspace(tmp_path))
    first = archive.keep("lab", page(), None)
    same = archive.keep("lab", page(day(1)), None)
    silent = archive.keep("lab", not_modified(day(2)), None)
    (original,) = responses((tmp_path / first.warc).read_bytes())
    for capture, profile in ((same, "identical-payload-digest"), (silent, "server-not-modified")):
        headers, payload = only((tmp_path / capture.warc).read_bytes(), WarcRecordType.revisit)
        assert headers["WARC-Profile"].endswith(profile)
        assert headers["WARC-Refers-To"] == original.record_id
        assert headers["WARC-Refers-To-Date"] == "2026-01-02T03:04:05Z"
        assert headers["WARC-Payload-Digest"] == original.headers["WARC-Payload-Digest"]
        assert payload == b""


def test_a_body_that_the_answer_does_not_give_has_its_own_record(tmp_path: Path) -> None:
    rendered = replace(page(), body=b"<p>rendered</p>", flags=("rendered",))
    data = kept(tmp_path, rendered)
    assert only(data, WarcRecordType.conversion)[1] == b"<p>rendered</p>"
    assert metadata(data)["flags"] == ["rendered"]
    archive = FileArchive(Workspace(tmp_path))
    (capture,) = archive.captures("lab", "about")
    assert capture.snapshot
    assert archive.body(capture.snapshot) == b"<p>rendered</p>"


def test_a_packaged_text_is_a_resource(tmp_path: Path) -> None:
    headers, payload = only(kept(tmp_path, packaged()), WarcRecordType.resource)
    assert (headers["WARC-Target-URI"], headers["Content-Type"]) == ("packaged:about", "text/plain")
    assert payload == b"A packaged text."


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (FailureReason.TOO_LARGE, "length"),
        (FailureReason.TIMED_OUT, "time"),
        (FailureReason.INCOMPLETE, "disconnect"),
    ],
)
def test_a_cut_answer_is_called_cut(tmp_path: Path, reason: FailureReason, said: str) -> None:
    data = kept(tmp_path, replace(failure(START, reason), hops=(hop(body=b"<p>beginn"),)))
    (record,) = responses(data)
    assert record.headers["WARC-Truncated"] == said
    assert metadata(data)["reason"] == reason


def test_the_metadata_says_how_it_came_about(tmp_path: Path) -> None:
    asked = replace(hop(), resolved=("192.0.2.7", "192.0.2.8"))
    said = metadata(kept(tmp_path, replace(page(), hops=(asked,))))
    hop_entry = hop_of(said)
    assert hop_entry["resolved"] == ["192.0.2.7", "192.0.2.8"]
    assert said["robots"] == "no robots.txt (404)"
    assert str(said["software"]).startswith("StanceWatch/")
    assert said["outcome"] == "archived"


def test_a_request_without_an_answer_is_kept_alone(tmp_path: Path) -> None:
    silent = replace(hop(0, b"", ()), reason="")
    assert kinds(kept(tmp_path, replace(failure(START), hops=(silent,)))) == [
        "warcinfo",
        "request",
        "metadata",
    ]


def test_no_connection_leaves_no_exchange(tmp_path: Path) -> None:
    refused = replace(hop(0, b"", ()), address="")
    assert kinds(kept(tmp_path, replace(failure(START), hops=(refused,)))) == ["warcinfo", "metadata"]
