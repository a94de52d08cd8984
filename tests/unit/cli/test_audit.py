"""What `stancewatch audit` says of questions that a reader can settle, and of those that wait for a page."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stancewatch.cli import context
from stancewatch.cli.audit import told
from stancewatch.cli.main import app
from stancewatch.foundation.errors import ExitCode
from stancewatch.model.lab import PageRole
from stancewatch.model.readings import Waiting

NEWS = """
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


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STANCEWATCH_WORKSPACE", str(tmp_path))
    monkeypatch.setattr(context.options, "workspace", None)
    (tmp_path / "labs").mkdir()
    (tmp_path / "labs" / "mine.toml").write_text(NEWS)
    return tmp_path


def ran(*words: str) -> str:
    done = CliRunner().invoke(app, ("audit", *words))
    assert done.exit_code == ExitCode.DONE, done.stderr
    return done.stdout


@pytest.mark.usefixtures("root")
def test_what_can_be_read_and_what_waits_for_a_page_are_told_apart() -> None:
    shown = " ".join(ran("run", "mine").split())
    audit = json.loads(ran("show", "mine", "--json"))
    verdicts = {one["indicator"]: one["verdict"] for lens in audit["lenses"] for one in lens["outcomes"]}
    first = shown.partition("would narrow the composite most: ")[2].partition(".")[0].split(", ")
    assert [verdicts[name] for name in first] == ["undecided"] * 3
    unasked = list(verdicts.values()).count("not_collected")
    awaited = audit["confidence"]["awaited"]
    assert f"{unasked} questions wait for a page that was not read; by the role that would do: " in shown
    assert all(f"{role} {count}" in shown for role, count in awaited.items())
    assert "announcement" not in awaited


@pytest.mark.usefixtures("root")
def test_a_statement_of_the_only_audit_was_not_kept_yet() -> None:
    ran("run", "mine")
    shown = ran("claims", "mine")
    assert ", first read on 20" in shown
    assert "kept" not in shown
    assert " to 20" not in shown


@pytest.mark.parametrize(
    ("unasked", "said"),
    [
        (Waiting(1, ((PageRole.FAQ, 1),)), "1 question waits for a page that was not read; by the role that would do: faq 1."),
        (Waiting(4, ((PageRole.FAQ, 3), (PageRole.HOME, 2))), "4 questions wait for a page that was not read; by the role that would do: faq 3, home 2."),
        (Waiting(4, ()), "4 questions wait for a page that was not read."),
    ],
)  # fmt: skip
def test_how_many_wait_for_a_page(unasked: Waiting, said: str) -> None:
    assert told(unasked) == said
