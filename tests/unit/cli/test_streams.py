"""Standard output that is closed, full, not UTF-8, or read by nobody: what the process does then."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stancewatch.cli import context
from stancewatch.foundation.canonical import Json
from stancewatch.foundation.errors import ExitCode
from stancewatch.foundation.unseen import visible

FURTHER = pytest.mark.slow
"""The same behaviour through another command: a whole process each, left to the longer run."""

PROGRAM = "from stancewatch.cli.main import run; run()"
LAB = """\
slug = "small"
name = "Ünited Läb"
site = "https://small.example/"
openness = "open"
[[source]]
id = "home"
url = "https://small.example/"
role = "home"
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "labs").mkdir()
    (tmp_path / "labs" / "small.toml").write_text(LAB, encoding="utf-8")
    return tmp_path


def shell(line: str, workspace: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `$S` is the program."""
    return subprocess.run(
        ["bash", "-c", line.replace("$S", f"{sys.executable} -c '{PROGRAM}'")],
        cwd=workspace,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    "words",
    ["lab list", pytest.param("lab list --json", marks=FURTHER), "--help", "--version"],
)
def test_closed_output_ends_quietly(workspace: Path, words: str) -> None:
    ended = shell(f"$S {words} >&-", workspace)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


def test_closed_input_and_errors_end_with_the_code_of_what_happened(workspace: Path) -> None:
    ended = shell("$S lab show nobody <&- 2>&-", workspace)
    assert (ended.returncode, ended.stdout) == (ExitCode.USAGE, b"")


@pytest.mark.parametrize("words", ["lab list", "lab show small --json"])
def test_output_is_utf_8_whatever_the_locale(workspace: Path, words: str) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ended = shell(f"$S {words}", workspace, **plain)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "Ünited Läb" in ended.stdout.decode()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("lab list", marks=FURTHER),
        "lab list --json",
        pytest.param("lens show SE4 --json", marks=FURTHER),
        pytest.param("pattern list", marks=FURTHER),
        "--help",
    ],
)
def test_a_reader_who_left_is_141_and_no_word(workspace: Path, words: str) -> None:
    ended = shell(f"set -o pipefail; $S {words} | exec 0<&-", workspace)
    assert (ended.returncode, ended.stderr) == (ExitCode.READER_LEFT, b"")


@FURTHER
def test_the_first_line_of_much_output_is_had(workspace: Path) -> None:
    ended = shell(
        "set -o pipefail; (for n in 1 2 3; do $S lab list --json || exit; done) | head -1", workspace
    )
    assert ended.stdout == b"{\n"
    assert ended.returncode in (0, ExitCode.READER_LEFT)
    assert ended.stderr == b""


@pytest.mark.parametrize("words", ["lab list", pytest.param("lab list --json", marks=FURTHER), "--version"])
def test_a_full_disk_is_4_with_a_hint(workspace: Path, words: str) -> None:
    ended = shell(f"$S {words} >/dev/full", workspace)
    assert ended.returncode == ExitCode.WORLD
    assert b"No space left on device" in ended.stderr
    assert b"Hint:" in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_a_workspace_that_takes_nothing_is_4(workspace: Path) -> None:
    (workspace / "file").touch()
    ended = shell(
        "$S --workspace file/below lab add new --name New --site https://new.example --source home=https://new.example/",
        workspace,
    )
    assert ended.returncode == ExitCode.WORLD, ended.stderr


def test_json_steers_nothing_and_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    document: Json = {"quote": "a\u202eb\x9b2J\U000e0041", "folder": "x\udcff", "plain": "Ünited – 12"}
    context.emit(document)
    shown = capsys.readouterr().out
    assert r'"a\u202eb\u009b2J\udb40\udc41"' in shown
    assert "Ünited – 12" in shown
    assert visible(shown) == shown
    assert json.loads(shown) == document


def test_the_hint_names_the_program_as_it_was_called(workspace: Path) -> None:
    add = "$S lab add new --name New --site https://new.example --source home=https://new.example/"
    assert b"Next: stancewatch audit run new" in shell(add, workspace).stderr
    (workspace / "labs" / "new.toml").unlink()
    called = shell(add, workspace, CALLED_STANCEWATCH="./my folder/stancewatch")
    assert b"Next: './my folder/stancewatch' audit run new" in called.stderr


@pytest.mark.parametrize(
    ("called", "on_the_path", "started", "typed"),
    [
        ("./stancewatch", None, "/x/bin/stancewatch", "./stancewatch"),
        ("", "/usr/bin/stancewatch", "/usr/bin/stancewatch", "stancewatch"),
        ("", None, "/my env/bin/stancewatch", "'/my env/bin/stancewatch'"),
        ("", None, "-c", "stancewatch"),
    ],
)
def test_the_program_is_named_so_that_a_shell_finds_it(
    monkeypatch: pytest.MonkeyPatch, called: str, on_the_path: str | None, started: str, typed: str
) -> None:
    monkeypatch.setenv(context.CALLED, called)
    monkeypatch.setattr("shutil.which", lambda _: on_the_path)
    monkeypatch.setattr(sys, "argv", [started])
    assert context.program() == typed
