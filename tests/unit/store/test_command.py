"""`stancewatch snapshot`, through the command line's own door."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from stancewatch.cli import context
from stancewatch.cli.snapshot import snapshot
from stancewatch.foundation.errors import HashMismatch, InputError, UsageError
from stancewatch.store.archive import FileArchive
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import day, document, failure, filled, page


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(context.options, "workspace", tmp_path)
    filled(tmp_path)
    return tmp_path


def ran(*arguments: str) -> Result:
    return CliRunner().invoke(snapshot, arguments)


def test_everything_holds(root: Path) -> None:
    done = ran("verify")
    assert (done.exit_code, done.stdout) == (0, "Everything holds.\n")


def test_a_changed_file_is_named_and_ends_with_6(root: Path) -> None:
    path = next((root / "archive/lab/about").glob("*.warc.gz"))
    path.write_bytes(path.read_bytes()[:-1])
    assert ran("verify").exit_code == 6
    done = ran("verify", "--json")
    assert done.exit_code == 6
    said = json.loads(done.stdout)
    assert (said["schema"], said["version"]) == ("stancewatch/snapshot-verify", "1.0")
    assert [one["place"] for one in said["broken"]] == [path.relative_to(root).as_posix()]


def test_what_no_line_names_is_swept_on_request(root: Path) -> None:
    (root / "texts/lab/x.txt").write_text("x")
    assert "--sweep" in ran("verify").stdout
    assert "texts/lab/x.txt: No line names this file. Moved to orphans/." in ran("verify", "--sweep").stdout
    assert json.loads(ran("verify", "--json").stdout)["leftovers"] == []


def test_history_as_data(root: Path) -> None:
    said = json.loads(ran("history", "lab", "about", "--json").stdout)
    assert [version["label"] for version in said["versions"]] == ["first", "same", "same", "changed"]
    assert set(said["versions"][0]) == {"n", "captured_at", "label", "flags", "sha256"}


def test_history_for_people(root: Path) -> None:
    assert ran("history", "lab", "about").stdout.splitlines()[0].split()[:3] == [
        "0",
        "2026-01-02T03:04:05Z",
        "first",
    ]


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (("history", "labb", "about"), "'lab'"),
        (("history", "lab", "abuot"), "'about'"),
        (("list", "labb"), "'lab'"),
    ],
)
def test_an_unknown_name_is_answered_with_near_ones(
    root: Path, arguments: tuple[str, ...], near: str
) -> None:
    error = ran(*arguments).exception
    assert isinstance(error, UsageError)
    assert near in error.hint


def test_lists(root: Path) -> None:
    assert (
        ran("list").stdout.splitlines()[0]
        == "lab/about: attempts 5, texts 2; last 2026-01-06T03:04:05Z, archived"
    )
    said = json.loads(ran("list", "other", "--json").stdout)
    assert [(one["lab"], one["source"], len(one["captures"])) for one in said["sources"]] == [
        ("other", "about", 1)
    ]


def test_a_broken_ledger_is_not_listed(root: Path) -> None:
    path = root / "archive/lab/about/captures.jsonl"
    path.write_bytes(path.read_bytes().replace(b"archived", b"Archived", 1))
    assert isinstance(ran("list").exception, HashMismatch)


def test_a_page_cannot_steer_the_terminal(root: Path) -> None:
    FileArchive(Workspace(root)).keep(
        "lab", failure(day(9), detail="Answered \x1b]0;owned\x07 \u202e."), None
    )
    assert "Answered \\x1b]0;owned\\x07 \\u202e." in ran("list", "lab").stdout


def test_an_empty_workspace_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context.options, "workspace", tmp_path)
    assert "snapshot take" in ran("list").stdout
    empty = ran("verify").exception
    assert isinstance(empty, InputError)
    assert ("nothing to verify" in empty.message, "--workspace" in empty.hint) == (True, True)


def test_a_line_that_the_head_does_not_know_is_said(root: Path) -> None:
    archive = FileArchive(Workspace(root))
    head = archive.workspace.captures("lab", "home").head
    before = head.read_bytes()
    archive.keep("lab", page(day(7), source="home"), document())
    head.write_bytes(before)
    assert ran("verify").stdout.startswith("Everything holds.\narchive/lab/home/captures.jsonl: The head")
    assert [one["place"] for one in json.loads(ran("verify", "--json").stdout)["mentioned"]] == [
        "archive/lab/home/captures.jsonl"
    ]
