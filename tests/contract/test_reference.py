"""The reference says what the code says, and the JSON of an audit only ever grows."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from stancewatch.foundation.canonical import Json
from stancewatch.publish.formats import schema as published
from stancewatch.publish.shelf import Shelf
from tools.reference import __main__ as reference
from tools.reference import schema

COMMITTED = reference.FOLDER / reference.SCHEMA


def test_every_page_is_what_the_code_says() -> None:
    assert reference.stale(reference.FOLDER) == [], "Hint: python -m tools.reference"


def test_a_stale_page_is_named_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reference.main(tmp_path, check=False) == 0
    (tmp_path / "errors.md").write_text("old")
    capsys.readouterr()
    assert reference.main(tmp_path, check=True) == 1
    assert "docs/reference/errors.md is not what the code says." in capsys.readouterr().out
    assert reference.main(tmp_path, check=False) == 0
    assert reference.stale(tmp_path) == []


def test_the_schema_only_grows() -> None:
    assert schema.lost(COMMITTED) == (), schema.ACCEPT


def test_the_schema_is_the_one_that_a_site_publishes() -> None:
    (file,) = published.render(Shelf.__new__(Shelf))
    assert file.data.decode() == COMMITTED.read_text(encoding="utf-8")


@pytest.fixture
def earlier() -> Any:
    """The schema as it is, free to be changed."""
    return json.loads(schema.text())


def less(earlier: Any, path: str, key: str) -> Json:
    """Return a schema without one entry of an object or a list."""
    later = copy.deepcopy(earlier)
    part = later
    for step in path.split("/"):
        part = part[step]
    part.remove(key) if isinstance(part, list) else part.pop(key)
    result: Json = later
    return result


@pytest.mark.parametrize(
    ("path", "key", "named"),
    [
        ("properties", "flags", "audit.flags: the key is gone"),
        ("required", "flags", "audit.flags: the key may now be left out"),
        ("$defs/FlagEntry/properties", "block", "block: the key is gone"),
        ("$defs/Verdict/enum", "partial", "value 'partial' is gone"),
        ("$defs/DocumentEntry/properties/words", "type", "words: type was 'integer' and is None"),
        ("$defs/NoteEntry/properties/date", "format", "format was 'date' and is None"),
    ],
)
def test_what_is_taken_away_is_named(earlier: Any, path: str, key: str, named: str) -> None:
    lost = schema.shrunk(earlier, less(earlier, path, key))
    assert any(named in one for one in lost), lost


def test_what_is_added_is_no_loss(earlier: Any) -> None:
    later = copy.deepcopy(earlier)
    later["properties"]["new"] = {"type": "string"}
    later["$defs"]["Verdict"]["enum"].append("new")
    later["properties"]["version"]["const"] = "1.1"
    assert schema.shrunk(earlier, later) == ()


def test_a_break_is_accepted_with_a_new_major_version(earlier: Any) -> None:
    later: Any = less(earlier, "properties", "flags")
    assert schema.shrunk(earlier, later)
    later["properties"]["version"]["const"] = "2.0"
    assert schema.shrunk(earlier, later) == ()


def test_a_schema_that_lost_something_is_not_written(tmp_path: Path, earlier: Any) -> None:
    earlier["properties"]["once"] = {"type": "string"}
    (tmp_path / reference.SCHEMA).write_text(json.dumps(earlier))
    assert reference.main(tmp_path, check=False) == 1
    assert "once" in (tmp_path / reference.SCHEMA).read_text()
