"""`stancewatch manifest write`: an edited lab file is named until somebody says that it is meant."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from stancewatch.cli import context
from stancewatch.cli.main import app
from stancewatch.foundation.errors import ExitCode
from tests.unit.store.attempts import filled


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STANCEWATCH_WORKSPACE", str(tmp_path))
    monkeypatch.setattr(context.options, "workspace", None)
    filled(tmp_path)
    path = tmp_path / "labs/lab.toml"
    path.parent.mkdir()
    path.write_text('slug = "lab"\n')
    return path


def ran(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_an_edit_is_named_until_it_is_registered(lab: Path) -> None:
    assert "stands for everything stored up to now" in ran("manifest", "write").stdout
    assert ran("snapshot", "verify").exit_code == ExitCode.DONE
    lab.write_text('slug = "lab"\n# mine\n')
    found = ran("snapshot", "verify")
    assert (found.exit_code, "labs/lab.toml" in found.stdout) == (ExitCode.EVIDENCE, True)
    assert "`stancewatch manifest write` registers it" in found.stdout
    said = json.loads(ran("manifest", "write", "--json").stdout)
    assert said["schema"] == "stancewatch/manifest-write"
    assert said["place"].startswith("log/")
    assert ran("snapshot", "verify").exit_code == ExitCode.DONE
