import json
from io import BytesIO
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from stancewatch.foundation.errors import HashMismatch
from stancewatch.store.cdxj import cdxj, surt
from tests.unit.store.attempts import filled


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www.Lab.Example/", "example,lab)/"),
        ("https://lab.example", "example,lab)/"),
        ("https://lab.example/a/b/?b=2&a=1", "example,lab)/a/b?a=1&b=2"),
        ("http://lab.example:8080/x", "example,lab:8080)/x"),
        ("https://lab.example:443/X//Y", "example,lab)/x/y"),
        ("https://www2.lab.example/about/", "example,lab)/about"),
        ("http://127.0.0.1:8765/x", "1,0,0,127:8765)/x"),
        ("https://u:p@lab.example/x#part", "example,lab)/x"),
        ("http://lab.example/?", "example,lab)/"),
        ("http://[2001:db8::1]:81/x", "2001:db8::1:81)/x"),
        ("packaged:about", "packaged:about"),
    ],
)
def test_keys_are_those_of_the_common_library(url: str, key: str) -> None:
    """Expected values are what `surt` 0.3.1 gives."""
    assert surt(url) == key


def test_every_line_leads_to_its_record(tmp_path: Path) -> None:
    archive = filled(tmp_path)
    lines = cdxj(archive.workspace).splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 5
    for line in lines:
        key, at, rest = line.split(" ", 2)
        entry = json.loads(rest)
        data = (tmp_path / "archive" / entry["filename"]).read_bytes()
        start = int(entry["offset"])
        (record,) = ArchiveIterator(BytesIO(data[start : start + int(entry["length"])]), parse_http=False)
        assert record.headers["WARC-Payload-Digest"] == entry["digest"]
        assert record.headers["WARC-Target-URI"] == entry["url"]
        assert (key, len(at)) == (surt(entry["url"]), 14)


def test_answers_without_a_page_are_left_out(tmp_path: Path) -> None:
    kinds = [
        json.loads(line.split(" ", 2)[2])["mime"] for line in cdxj(filled(tmp_path).workspace).splitlines()
    ]
    assert sorted(kinds) == ["text/html", "text/html", "text/html", "text/plain", "warc/revisit"]


def test_a_changed_file_is_not_indexed(tmp_path: Path) -> None:
    archive = filled(tmp_path)
    path = next(tmp_path.glob("archive/lab/about/*.warc.gz"))
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(HashMismatch):
        cdxj(archive.workspace)
