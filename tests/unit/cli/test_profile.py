"""A profile flag on its way from a lab file to the audit, what is left out by it, and the next audit of the lab."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stancewatch.cli import context
from stancewatch.cli.main import app
from stancewatch.foundation.errors import ExitCode

LAB = """
slug = "mine"
name = "Mine"
site = "http://ostrevane.example/"
openness = "closed"
[[source]]
id = "news"
url = "http://ostrevane.example/news/atlas-4"
role = "announcement"
kind = "packaged"
"""
BARE = LAB + "[profile]\ntrains_models = false\n"
FOUNDED = (
    LAB
    + """
[profile.trains_models]
value = false
because = "Its repositories hold no <i>model</i>."
on = 2026-03-02
by = "A. Reader"
url = "https://lab.example/code"
"""
)
GROUND = "on the ground of “Its repositories hold no <i>model</i>.” (A. Reader, 2026-03-02, https://lab.example/code)"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STANCEWATCH_WORKSPACE", str(tmp_path))
    monkeypatch.setattr(context.options, "workspace", None)
    (tmp_path / "labs").mkdir()
    return tmp_path


def ran(*words: str) -> str:
    done = CliRunner().invoke(app, ("audit", *words))
    assert done.exit_code == ExitCode.DONE, done.output
    return done.stdout


def audited(root: Path, text: str) -> str:
    """Audit the lab as a file describes it, and return what is shown of it."""
    (root / "labs" / "mine.toml").write_text(text)
    ran("run", "mine")
    return ran("show", "mine")


def test_what_a_flag_rests_on_is_said_carried_compared_and_verified(root: Path) -> None:
    shown = audited(root, BARE)
    assert "Known: trains_models = false, without evidence" in shown
    assert "The profile says no to trains models, without evidence." in shown
    shown = audited(root, FOUNDED)
    assert f"Known: trains_models = false, {GROUND}" in shown
    assert f"The profile says no to trains models, {GROUND}." in shown
    entry = json.loads(ran("show", "mine", "--json"))["profile"]
    assert (entry["flags"], list(entry["flag_evidence"])) == ({"trains_models": False}, ["trains_models"])
    lines = ran("diff", "mine").splitlines()
    told = "[reading] profile/flag_evidence/trains_models: None -> because: Its repositories hold no <i>model</i>."
    assert any(line.startswith(told) for line in lines)
    found = json.loads(ran("diff", "mine", "--json"))
    assert found["verdicts"]
    assert {one["cause"] for one in found["verdicts"]} == {"reading"}
    ran("verify", "mine")


def test_an_audit_whose_evidence_was_altered_does_not_hold(root: Path) -> None:
    audited(root, FOUNDED)
    (path,) = (root / "audits" / "mine").glob("*.json")
    path.write_text(path.read_text().replace("A. Reader", "B. Reader"))
    done = CliRunner().invoke(app, ("audit", "verify", "mine"))
    assert done.exit_code == ExitCode.EVIDENCE
