"""WARC files that another program wrote: here warcio by itself, with the digests it computes."""

import base64
import gzip
import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from stancewatch.foundation.errors import InputError
from stancewatch.model.exchange import CaptureOutcome, Fetched
from stancewatch.model.lab import PageRole, Source
from stancewatch.store.archive import FileArchive
from stancewatch.store.foreign import LeftOut, imported_before
from stancewatch.store.foreign_warc import from_warc
from stancewatch.store.standing import standing
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import HTML, URL, day, document, not_modified, page

SOURCE = Source("about", URL, PageRole.ABOUT)
NOW = datetime(2026, 6, 1, tzinfo=UTC)
DATE = "2020-01-02T03:04:05Z"


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()  # noqa: S324  as WARC writers do


class Foreign:
    """A WARC file in the making."""

    def __init__(self) -> None:
        self.out = BytesIO()
        self.writer: Any = WARCWriter(self.out, gzip=True)

    def add(
        self,
        payload: bytes = HTML,
        *,
        url: str = URL,
        at: str = DATE,
        status: str = "200 OK",
        kind: str = "response",
        headers: tuple[tuple[str, str], ...] = (),
        fields: dict[str, str] | None = None,
    ) -> Any:
        head = StatusAndHeaders(
            status, [("Content-Type", "text/html; charset=utf-8"), *headers], protocol="HTTP/1.1"
        )
        digest = {"WARC-Payload-Digest": sha1(payload)}
        return self.write(url, kind, payload, head, {"WARC-Date": at, **digest, **(fields or {})})

    def write(self, url: str, kind: str, payload: bytes, head: Any, fields: dict[str, str]) -> Any:
        """Write a record whose digests are given, which spares the writer its temporary file."""
        record = self.writer.create_warc_record(
            url,
            kind,
            payload=BytesIO(payload),
            length=len(payload),
            http_headers=head,
            warc_headers_dict={"WARC-Block-Digest": sha1(head.to_bytes() + payload), **fields},
        )
        self.writer.write_record(record)
        return record

    def revisit(self, original: Any, at: str, *, url: str = URL, status: str = "200 OK") -> None:
        named = original.rec_headers.get_header
        fields = {
            "WARC-Date": at,
            "WARC-Profile": "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
            "WARC-Payload-Digest": named("WARC-Payload-Digest"),
            "WARC-Refers-To-Target-URI": named("WARC-Target-URI"),
            "WARC-Refers-To-Date": named("WARC-Date"),
        }
        self.write(url, "revisit", b"", StatusAndHeaders(status, [("X", "y")], protocol="HTTP/1.1"), fields)

    def read(self, folder: Path, name: str = "crawl 1.warc.gz") -> tuple[tuple[Fetched, ...], dict[str, int]]:
        (folder / name).write_bytes(self.out.getvalue())
        left_out = LeftOut()
        return from_warc(folder / name, SOURCE, NOW, left_out), dict(left_out.reasons)


def test_pages_of_the_source_are_found_oldest_first(tmp_path: Path) -> None:
    foreign = Foreign()
    foreign.add(b"<p>later</p>", at="2021-01-01T00:00:00Z")
    foreign.add(url="https://lab.example/other")
    foreign.add(b"<p>first</p>", url="http://www.lab.example/About/")
    found, left_out = foreign.read(tmp_path)
    assert [(one.at.year, one.body, one.url) for one in found] == [
        (2020, b"<p>first</p>", URL),
        (2021, b"<p>later</p>", URL),
    ]
    assert found[0].final_url == "http://www.lab.example/About/"
    assert (found[0].media_type, found[0].charset) == ("text/html", "utf-8")
    assert found[0].origin.startswith("imported from WARC crawl_1.warc.gz sha256 ")
    assert "payload digest 'sha1:" in found[0].detail
    assert left_out == {}


@pytest.mark.parametrize("status", ["200 OK", "304 Not Modified"])
@pytest.mark.parametrize("elsewhere", [False, True], ids=["here", "another address"])
def test_a_revisit_gives_the_page_it_points_to(tmp_path: Path, status: str, elsewhere: bool) -> None:
    foreign = Foreign()
    original = foreign.add(url="https://mirror.example/copy" if elsewhere else URL)
    foreign.revisit(original, "2021-01-01T00:00:00Z", status=status)
    found, left_out = foreign.read(tmp_path)
    assert (found[-1].at.year, found[-1].body, left_out) == (2021, HTML, {})
    assert "A revisit of" in found[-1].detail


def test_a_revisit_without_its_page_is_left_out(tmp_path: Path) -> None:
    other = Foreign()
    original = other.add()
    foreign = Foreign()
    foreign.revisit(original, DATE)
    assert foreign.read(tmp_path) == ((), {"a revisit of a record that is not in the file": 1})


def test_codings_are_undone(tmp_path: Path) -> None:
    coded = gzip.compress(HTML)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(coded), coded)
    foreign = Foreign()
    headers = (("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))
    foreign.add(chunked, headers=headers)
    foreign.add(coded, headers=headers, at="2021-01-01T00:00:00Z")
    found, left_out = foreign.read(tmp_path)
    assert ([one.body for one in found], left_out) == ([HTML, HTML], {})


@pytest.mark.parametrize(
    ("reason", "arguments"),
    [
        ("status 404", {"status": "404 Not Found"}),
        ("a date that cannot be", {"at": "2031-01-01T00:00:00Z"}),
        ("a date that cannot be", {"at": "1971-01-01T00:00:00Z"}),
        ("no readable date", {"at": "yesterday"}),
        ("a content coding that cannot be undone", {"headers": (("Content-Encoding", "br"),)}),
        ("another payload than its digest says", {"fields": {"WARC-Payload-Digest": "sha1:" + "A" * 32}}),
        ("larger than 16777216 bytes", {"payload": b"x" * (18 << 20)}),
    ],
)
def test_what_cannot_be_taken_is_counted(tmp_path: Path, reason: str, arguments: dict[str, Any]) -> None:
    foreign = Foreign()
    foreign.add(**arguments)
    assert foreign.read(tmp_path) == ((), {reason: 1})


def test_a_changed_head_is_found_by_the_digest_of_the_block(tmp_path: Path) -> None:
    foreign = Foreign()
    foreign.writer.gzip = False
    foreign.add()
    foreign.out = BytesIO(foreign.out.getvalue().replace(b"text/html", b"text/htmX"))
    assert foreign.read(tmp_path) == ((), {"another block than its digest says": 1})


def test_a_damaged_name_of_a_digest_hides_nothing(tmp_path: Path) -> None:
    foreign = Foreign()
    foreign.writer.gzip = False
    foreign.add(b"<p>We keep it for ten days.</p>")
    data = foreign.out.getvalue().replace(b"WARC-Payload-Digest", b"WARC-Xayload-Digest")
    foreign.out = BytesIO(data.replace(b"ten days", b"two days"))
    assert foreign.read(tmp_path) == ((), {"another block than its digest says": 1})


@pytest.mark.parametrize("digest", ["", "md5:0123", "crc32"])
def test_what_no_digest_can_be_compared_with_is_counted(tmp_path: Path, digest: str) -> None:
    foreign = Foreign()
    original = foreign.add(fields={"WARC-Payload-Digest": digest, "WARC-Block-Digest": digest})
    foreign.revisit(original, "2021-01-01T00:00:00Z")
    foreign.add(at="2022-01-01T00:00:00Z", fields={"WARC-Block-Digest": digest})
    (tmp_path / "x").write_bytes(foreign.out.getvalue())
    left_out = LeftOut()
    assert len(from_warc(tmp_path / "x", SOURCE, NOW, left_out)) == 3
    assert left_out.not_checkable == 2


def test_a_bomb_is_left_out(tmp_path: Path) -> None:
    foreign = Foreign()
    foreign.add(gzip.compress(bytes(64 << 20)), headers=(("Content-Encoding", "gzip"),))
    assert foreign.read(tmp_path) == ((), {"a content coding that cannot be undone": 1})


def test_a_cut_file_gives_no_half_page(tmp_path: Path) -> None:
    foreign = Foreign()
    foreign.add(b"<p>whole</p>")
    foreign.add(bytes(range(256)) * 64, at="2021-01-01T00:00:00Z")
    foreign.out = BytesIO(foreign.out.getvalue()[:-60])
    try:
        found, left_out = foreign.read(tmp_path)
    except InputError:
        return
    assert ([one.body for one in found], left_out) == ([b"<p>whole</p>"], {"cut off": 1})


@pytest.mark.parametrize("data", [b"", b"no WARC\r\n\r\n", b"\x1f\x8b\x08\x00broken", b"PK\x03\x04"])
def test_another_file_is_refused_or_empty(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(InputError, match="WARC"):
        from_warc(tmp_path / "x", SOURCE, NOW, LeftOut())


# -- in the archive


@pytest.fixture
def archive(tmp_path: Path) -> FileArchive:
    return FileArchive(Workspace(tmp_path / "workspace"))


def imported(tmp_path: Path, build: Callable[[Foreign], None]) -> tuple[Fetched, ...]:
    foreign = Foreign()
    build(foreign)
    return foreign.read(tmp_path)[0]


def twice(foreign: Foreign) -> None:
    foreign.revisit(foreign.add(), "2021-01-01T00:00:00Z")


def test_it_is_archived_with_its_origin_and_read_by_others(archive: FileArchive, tmp_path: Path) -> None:
    first, second = (archive.keep("lab", one, document()) for one in imported(tmp_path, twice))
    assert first.origin.startswith("imported from WARC")
    assert first.snapshot
    assert first.snapshot.origin == first.origin
    assert (second.outcome, second.snapshot) == (CaptureOutcome.UNCHANGED, first.snapshot)
    assert archive.body(first.snapshot) == HTML
    data = (archive.workspace.root / first.warc).read_bytes()
    kinds = [record.headers["WARC-Type"] for record in FastIterator(BytesIO(data))]
    assert kinds == ["warcinfo", "response", "metadata"], "no request is made up"
    assert first.origin.encode() in gzip.decompress(data)
    assert verify(archive.workspace) == ()


def test_the_same_page_is_known_again(archive: FileArchive, tmp_path: Path) -> None:
    pages = imported(tmp_path, twice)
    for one in pages:
        archive.keep("lab", one, document())
    assert all(imported_before(one, archive.captures("lab", "about")) for one in pages)
    assert not imported_before(page(), archive.captures("lab", "about"))


def test_an_older_page_stands_before_ours_and_is_never_what_stands(
    archive: FileArchive, tmp_path: Path
) -> None:
    own = archive.keep("lab", page(), document())
    for one in imported(tmp_path, twice):
        archive.keep("lab", one, document("An older text."))
    captures = archive.captures("lab", "about")
    assert [bool(one.origin) for one in captures] == [True, True, False]
    assert standing(captures, SOURCE).snapshot == own.snapshot
    assert (
        standing(captures, SOURCE, datetime(2020, 6, 1, tzinfo=UTC).date()).snapshot == captures[0].snapshot
    )


def test_our_own_page_never_rests_on_an_import(archive: FileArchive, tmp_path: Path) -> None:
    """The same text, the same bytes: ours is stored as well, and is the one that stands."""

    def build(foreign: Foreign) -> None:
        foreign.add(headers=(("ETag", '"theirs"'),))

    (older,) = imported(tmp_path, build)
    assert archive.keep("lab", older, document()).etag == "", "a 304 must not vouch for somebody else's text"
    own = archive.keep("lab", page(), document())
    assert own.outcome is CaptureOutcome.ARCHIVED
    assert standing(archive.captures("lab", "about"), SOURCE).snapshot == own.snapshot
    assert archive.keep("lab", not_modified(day(1)), None).snapshot == own.snapshot
