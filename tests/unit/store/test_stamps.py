"""Time stamps by an authority of the test, over a real connection, checked by openssl."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.errors import UsageError, WorldError
from stancewatch.foundation.settings import CollectSettings
from stancewatch.procedures import stamping
from stancewatch.store.archive import FileArchive
from stancewatch.store.export import export
from stancewatch.store.leftovers import leftovers
from stancewatch.store.manifest import write_manifest
from stancewatch.store.merge import take_in
from stancewatch.store.stamps import MEDIA_TYPES, MOST_STAMPS, fault_of, keep_stamp, request_for
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import day, filled, page, stored_files
from tests.unit.store.authority import Authority, openssl

DAY = date(2026, 1, 7)
CLOCK = FixedClock(datetime(2026, 1, 7, tzinfo=UTC))


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which plays the authority, is not installed")
    return Authority(tmp_path_factory.mktemp("tsa") / "tsa")


@pytest.fixture
def archive(tmp_path: Path) -> FileArchive:
    made = filled(tmp_path / "here")
    write_manifest(made.workspace, DAY)
    return made


def settings(server: HTTPServer) -> CollectSettings:
    return CollectSettings(allow_addresses=(f"127.0.0.1:{server.port}",))


def address(server: HTTPServer) -> str:
    return f"http://127.0.0.1:{server.port}/tsa"


def stamped(archive: FileArchive, authority: Authority, server: HTTPServer) -> str:
    def reply(request: Request) -> Response:
        assert request.headers["Content-Type"] == MEDIA_TYPES[0]
        return Response(authority.answer(request.data), content_type=MEDIA_TYPES[1])

    server.expect_request("/tsa", method="POST").respond_with_handler(reply)
    return stamping.stamp(archive.workspace, DAY, address(server), settings(server), CLOCK)


def test_openssl_verifies_what_is_kept(
    archive: FileArchive, authority: Authority, httpserver: HTTPServer
) -> None:
    place = stamped(archive, authority, httpserver)
    root = archive.workspace.root
    assert place == "log/2026-01-07.manifest.tsr"
    openssl(
        "ts", "-verify", "-data", str(root / "log/2026-01-07.manifest"), "-in", str(root / place),
        "-CAfile", str(authority.certificate),
    )  # fmt: skip
    assert (verify(archive.workspace), leftovers(archive.workspace)) == ((), ())


def test_the_question_is_the_one_openssl_asks(
    archive: FileArchive, tmp_path: Path, authority: Authority
) -> None:
    manifest = archive.workspace.root / "log/2026-01-07.manifest"
    openssl(
        "ts", "-query", "-data", str(manifest), "-sha256", "-cert", "-no_nonce", "-out", str(tmp_path / "q")
    )
    assert request_for(archive.workspace, DAY) == (tmp_path / "q").read_bytes()


def test_a_stamped_manifest_stays(archive: FileArchive, authority: Authority, httpserver: HTTPServer) -> None:
    stamped(archive, authority, httpserver)
    before = (archive.workspace.root / "log/2026-01-07.manifest").read_bytes()
    archive.keep("lab", page(day(9)), None)
    write_manifest(archive.workspace, DAY)
    assert (archive.workspace.root / "log/2026-01-07.manifest").read_bytes() == before
    write_manifest(archive.workspace, date(2026, 1, 8))
    assert verify(archive.workspace) == ()


def test_any_flipped_byte_of_it_is_found(
    archive: FileArchive, authority: Authority, httpserver: HTTPServer
) -> None:
    stamped(archive, authority, httpserver)
    for path in (archive.workspace.root / "log").iterdir():
        whole = path.read_bytes()
        for position in range(0, len(whole), 97):
            changed = bytearray(whole)
            changed[position] ^= position % 255 + 1
            path.write_bytes(changed)
            assert verify(archive.workspace), f"{path.name}: byte {position}"
        path.unlink()
        assert verify(archive.workspace) or path.suffix == ".stamp", path.name
        path.write_bytes(whole)


def test_it_travels_with_an_export(
    archive: FileArchive, authority: Authority, httpserver: HTTPServer, tmp_path: Path
) -> None:
    there = Workspace(tmp_path / "there")
    export(archive.workspace, tmp_path / "before.tar")
    take_in(there, tmp_path / "before.tar")
    stamped(archive, authority, httpserver)
    export(archive.workspace, tmp_path / "after.tar")
    assert take_in(there, tmp_path / "after.tar").files == (
        "log/2026-01-07.manifest.tsr",
        "log/2026-01-07.stamp",
    )
    names = [
        [path.relative_to(root) for path in stored_files(root)] for root in (there.root, tmp_path / "here")
    ]
    assert names[0] == names[1]
    assert verify(there) == ()


@pytest.mark.parametrize(
    ("status", "media_type", "body", "named"),
    [
        (500, MEDIA_TYPES[1], b"", "answered 500"),
        (200, "text/html", b"<p>", "'text/html'"),
        (302, MEDIA_TYPES[1], b"", "answered 302"),
        (200, MEDIA_TYPES[1], b"0\x03\x02\x01\x00", "not in the form"),
        (200, MEDIA_TYPES[1], b"0\x05\x30\x03\x02\x01\x02", "not granted"),
        (200, MEDIA_TYPES[1], b"0\x05\x30\x03\x02\x01\x00", "no token"),
        (200, MEDIA_TYPES[1], bytes(70_000), "larger than"),
    ],
)
def test_any_other_answer_is_refused(
    archive: FileArchive, httpserver: HTTPServer, status: int, media_type: str, body: bytes, named: str
) -> None:
    httpserver.expect_request("/tsa").respond_with_data(body, status, content_type=media_type)
    before = stored_files(archive.workspace.root)
    with pytest.raises(WorldError, match=named):
        stamping.stamp(archive.workspace, DAY, address(httpserver), settings(httpserver), CLOCK)
    assert stored_files(archive.workspace.root) == before


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/tsa", "file:///etc/passwd", "http://user@tsa.example/"])
def test_only_public_addresses_are_asked(archive: FileArchive, url: str) -> None:
    with pytest.raises(WorldError):
        stamping.stamp(archive.workspace, DAY, url, CollectSettings(), CLOCK)


def test_a_stamp_of_another_manifest_is_refused(archive: FileArchive, authority: Authority) -> None:
    answer = authority.answer(request_for(archive.workspace, DAY))
    archive.keep("lab", page(day(9)), None)
    write_manifest(archive.workspace, DAY)
    with pytest.raises(WorldError, match="about something else"):
        keep_stamp(archive.workspace, DAY, answer, "https://tsa.example/")


@pytest.mark.parametrize(
    "data", [b"", b"0", b"0\x80", b"0\x84\xff\xff\xff\xff", b"\x00" * 9, b"0\x82\x00\x00" * 9]
)
def test_hostile_answers_have_a_fault(data: bytes) -> None:
    assert fault_of(data, "00" * 32)


def test_a_hash_that_was_granted_without_a_token_is_no_time_stamp() -> None:
    """Status 0 and the hash, as anybody can write them; then with the object ids, which a signature would follow."""
    digest, granted = bytes(range(32)), bytes.fromhex("3003020100")
    bare = granted + b"\x04\x20" + digest
    assert fault_of(bytes([0x30, len(bare)]) + bare, digest.hex()) == "it holds no token"
    signed, stamp = bytes.fromhex("06092a864886f70d010702"), bytes.fromhex("060b2a864886f70d0109100104")
    swapped = granted + stamp + b"\x04\x20" + digest + signed
    assert fault_of(bytes([0x30, len(swapped)]) + swapped, digest.hex()) == "it holds no token"
    other = granted + bytes([0x30, len(signed) + len(stamp) + 34]) + signed + b"\x04\x20" + digest + stamp
    assert fault_of(bytes([0x30, len(other)]) + other, digest.hex()) == "it is about something else"


def test_another_answer_stands_beside_the_first(
    archive: FileArchive, authority: Authority, tmp_path: Path
) -> None:
    """Only openssl sees that a signature is no good; such an answer must not stand for the day."""
    question = request_for(archive.workspace, DAY)
    spoilt = bytearray(authority.answer(question))
    spoilt[-1] ^= 1
    places = [
        keep_stamp(archive.workspace, DAY, answer, "https://tsa.example/")
        for answer in (bytes(spoilt), authority.answer(request_for(archive.workspace, DAY)))
    ]
    assert places == ["log/2026-01-07.manifest.tsr", "log/2026-01-07.manifest.2.tsr"]
    assert (verify(archive.workspace), leftovers(archive.workspace)) == ((), ())
    export(archive.workspace, tmp_path / "one.tar")
    there = Workspace(tmp_path / "there")
    assert set(places) <= set(take_in(there, tmp_path / "one.tar").files)
    assert verify(there) == ()
    root = archive.workspace.root
    for name in ("2026-01-07.manifest.2.tsr", "2026-01-07.2.stamp"):
        whole = (root / "log" / name).read_bytes()
        (root / "log" / name).write_bytes(whole[:-1] + b"x")
        assert verify(archive.workspace)
        (root / "log" / name).write_bytes(whole)


def test_there_is_an_end_to_answers(archive: FileArchive, authority: Authority) -> None:
    answer = authority.answer(request_for(archive.workspace, DAY))
    for _ in range(MOST_STAMPS):
        keep_stamp(archive.workspace, DAY, answer, "https://tsa.example/")
    with pytest.raises(UsageError, match="9 time stamps already"):
        request_for(archive.workspace, DAY)


@pytest.mark.parametrize(
    "name", ["2026-01-07.manifest.tsr", "2026-01-07.stamp", "2026-01-07.77.stamp", "x.stamp"]
)
def test_a_planted_answer_is_broken(archive: FileArchive, name: str) -> None:
    (archive.workspace.root / "log" / name).write_bytes(b"planted")
    assert f"log/{name}" in {one.place for one in verify(archive.workspace)}
