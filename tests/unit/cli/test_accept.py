"""`stancewatch snapshot accept`, through the command line's own door."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from stancewatch.cli import context
from stancewatch.cli.main import app
from stancewatch.foundation.errors import UsageError
from stancewatch.model.evidence import FailureReason
from stancewatch.store.archive import FileArchive
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import day, document, page

SHORT = document("Little is\x1b[2J left.")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FileArchive:
    monkeypatch.setenv("STANCEWATCH_WORKSPACE", str(tmp_path))
    monkeypatch.setattr(context.options, "workspace", None)
    made = FileArchive(Workspace(tmp_path))
    made.keep("lab", page(), document())
    reason = FailureReason.HELD_FOR_REVIEW
    made.keep("lab", page(day(1), b"<p>Little.</p>"), SHORT, reason=reason, detail="Few words.")
    return made


def ran(*words: str) -> Result:
    return CliRunner().invoke(app, ("snapshot", "accept", *words))


def test_a_dry_run_shows_the_text_and_writes_nothing(archive: FileArchive) -> None:
    done = ran("lab", "about", "--dry-run")
    assert done.stdout == "lab/about, fetched 2026-01-03T03:04:05Z: Few words.\nLittle is\\x1b[2J left.\n"
    assert len(archive.captures("lab", "about")) == 2


def test_a_role_or_a_name_is_recorded(archive: FileArchive) -> None:
    assert ran("lab", "about", "--by", "second  reader").exit_code == 0
    line = archive.captures("lab", "about")[-1]
    assert line.detail.startswith("Accepted by second reader, 20")
    assert line.flags == ("accepted",)


@pytest.mark.usefixtures("archive")
def test_the_list_names_the_command_while_a_text_is_held() -> None:
    def listed() -> str:
        return CliRunner().invoke(app, ("snapshot", "list")).stdout

    assert "`stancewatch snapshot accept lab about` lets it stand" in listed()
    assert ran("lab", "about").exit_code == 0
    assert "snapshot accept" not in listed()


def test_what_is_accepted_is_counted_by_a_manifest(archive: FileArchive) -> None:
    assert ran("lab", "about").exit_code == 0
    assert list((archive.workspace.root / "log").glob("*.manifest"))
    assert verify(archive.workspace) == ()


def test_as_data(archive: FileArchive) -> None:
    said = json.loads(ran("lab", "about", "--json").stdout)
    assert (said["schema"], said["accepted"], said["by"]) == (
        "stancewatch/snapshot-accept",
        True,
        "the operator",
    )
    assert (said["reason"], said["text_sha256"]) == ("held_for_review", SHORT.sha256)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("lab", "abuot"), "There is no archived source of 'lab' 'abuot'."),
        (("labb", "about"), "There is no lab in the archive 'labb'."),
        (("lab", "about", "--by", " "), "The name ' ' cannot be recorded."),
    ],
)
def test_what_cannot_be_accepted_is_said(archive: FileArchive, words: tuple[str, ...], message: str) -> None:
    del archive
    error = ran(*words).exception
    assert isinstance(error, UsageError)
    assert error.message == message


def test_nothing_is_held_twice(archive: FileArchive) -> None:
    archive.keep("lab", page(day(2)), document())
    error = ran("lab", "about").exception
    assert isinstance(error, UsageError)
    assert error.message == "No text of 'lab/about' is held."
