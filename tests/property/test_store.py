import gzip
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from fastwarc.warc import ArchiveIterator, WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as some

from stancewatch.foundation.normalisation import same_words
from stancewatch.store.archive import FileArchive
from stancewatch.store.coding import Undecodable, decoded
from stancewatch.store.ledger import Ledger
from stancewatch.store.noise import comparable
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import document, hop, page

anything = some.text(some.characters(exclude_categories=()), max_size=40)
headers = some.lists(some.tuples(anything, anything), max_size=5).map(tuple)


@settings(max_examples=60)
@given(
    body=some.binary(max_size=300),
    sent=headers,
    url=anything,
    reason=anything,
    status=some.integers(100, 999),
)
def test_no_header_and_no_body_breaks_a_record(
    body: bytes, sent: tuple[tuple[str, str], ...], url: str, reason: str, status: int
) -> None:
    answer = hop(status, body, sent, url=url, reason=reason)
    with TemporaryDirectory() as folder:
        archive = FileArchive(Workspace(Path(folder)))
        capture = archive.keep("lab", replace(page(), hops=(answer,), body=body), document())
        data = (archive.workspace.root / capture.warc).read_bytes()
        assert capture.snapshot
        assert archive.body(capture.snapshot) == body
    records = [
        (record.headers["WARC-Type"], record.verify_block_digest())
        for record in ArchiveIterator(BytesIO(data), parse_http=False)
    ]
    assert [kind for kind, _ in records if kind != "conversion"] == [
        "warcinfo",
        "request",
        "response",
        "metadata",
    ]
    assert all(whole for _, whole in records)
    (payload,) = [
        record.reader.read()
        for record in ArchiveIterator(BytesIO(data), record_types=WarcRecordType.response)
    ]
    assert payload == body


@settings(max_examples=30)
@given(entries=some.lists(some.dictionaries(some.sampled_from("abc"), some.text(max_size=20)), max_size=6))
def test_a_ledger_gives_back_what_was_put_in(entries: list[dict[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        ledger = Ledger(root / "lines.jsonl", "lines.jsonl", "lab", root / "orphans")
        for entry in entries:
            ledger.append(dict(entry))
        assert [{key: line[key] for key in "abc" if key in line} for line in ledger.entries()] == entries


@given(body=some.binary(max_size=2000), cut=some.integers(0, 2000))
def test_a_coded_body_comes_back_whole_or_not_at_all(body: bytes, cut: int) -> None:
    coded = gzip.compress(body, mtime=0)
    assert decoded(coded, "gzip", len(body)) == body
    try:
        assert decoded(coded[:cut], "gzip", len(body)) == (body if cut >= len(coded) else b"")
    except Undecodable:
        assert cut < len(coded)


@given(text=some.text(max_size=200))
def test_normalised_text_says_the_same(text: str) -> None:
    assert comparable(text).key == comparable(same_words(text)).key
