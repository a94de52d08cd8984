"""`stancewatch watch`, through the command line's own door."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from stancewatch.cli import context
from stancewatch.cli.main import app
from stancewatch.foundation.errors import ExitCode, UsageError

PROGRAM = "import sys; from stancewatch.cli.main import run; run()"
ONE_LAB = """
slug = "mine"
name = "Mine"
site = "http://ostrevane.example/"
openness = "closed"
[[source]]
id = "home"
url = "http://ostrevane.example/"
role = "home"
kind = "packaged"
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STANCEWATCH_WORKSPACE", str(tmp_path))
    monkeypatch.setattr(context.options, "workspace", None)
    (tmp_path / "labs").mkdir()
    (tmp_path / "labs" / "mine.toml").write_text(ONE_LAB)
    return tmp_path


def ran(*words: str) -> Result:
    return CliRunner().invoke(app, ("watch", *words))


@pytest.mark.usefixtures("root")
def test_one_line_a_turn() -> None:
    first, second = ran("mine", "--runs", "1"), ran("mine", "--runs", "1")
    assert (first.exit_code, second.exit_code) == (ExitCode.DONE, ExitCode.DONE)
    assert "mine: 1 pages asked for, 0 not had; changed since the last audit: home; audit 20" in first.stdout
    assert second.stdout.endswith("mine: 1 pages asked for, 0 not had; no text changed\n")


@pytest.mark.usefixtures("root")
def test_as_json_lines() -> None:
    done = ran("mine", "ostrevane", "mine", "--runs", "1", "--json")
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["lab"] for one in said] == ["mine", "ostrevane"]
    assert {one["schema"] for one in said} == {"stancewatch/watch"}
    assert (said[0]["changed"], said[0]["new"], said[0]["error"]) == (["home"], True, "")
    assert [one["source"] for one in said[1]["missed"]] != []
    assert done.exit_code == ExitCode.PARTIAL


def test_damage_decides_the_exit_code(root: Path) -> None:
    assert ran("mine", "--runs", "1").exit_code == ExitCode.DONE
    ledger = root / "archive" / "mine" / "home" / "captures.jsonl"
    ledger.write_bytes(ledger.read_bytes().replace(b"packaged", b"pakcaged", 1))
    done = ran("mine", "ostrevane", "--runs", "1", "--json")
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["lab"] for one in said] == ["mine", "ostrevane"]
    assert "archive/mine/home/captures.jsonl" in said[0]["error"]
    assert done.exit_code == ExitCode.EVIDENCE


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("words", [("nobody",), ("mine", "--every", "soon"), ("mine", "--judge", "nobody")])
def test_what_cannot_be_watched_is_said_at_once(words: tuple[str, ...]) -> None:
    assert isinstance(ran(*words, "--runs", "1").exception, UsageError)


def test_an_interrupt_between_rounds_ends_cleanly(root: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, "watch", "mine", "--every", "7d"]
    environment = {**os.environ, "STANCEWATCH_WORKSPACE": str(root)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd=root
    ) as watching:
        assert watching.stdout is not None
        assert "mine: 1 pages" in watching.stdout.readline()
        watching.send_signal(signal.SIGINT)
        _, said = watching.communicate(timeout=30)
    assert watching.returncode == ExitCode.INTERRUPTED
    assert said.startswith("Interrupted.")
