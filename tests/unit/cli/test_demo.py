"""What the demonstration tells people to type next can be typed."""

import shlex
from pathlib import Path

import pytest

from stancewatch.cli.demo import demo


@pytest.mark.slow
def test_the_next_command_can_be_typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    demo(out=tmp_path / "my folder", json=False)
    (line,) = (one for one in capsys.readouterr().out.splitlines() if one.startswith("Next:"))
    _, program, option, workspace, *words = shlex.split(line)
    assert Path(program).name == "stancewatch"
    assert (option, Path(workspace)) == ("--workspace", tmp_path / "my folder" / "workspace")
    assert words == ["audit", "show", "ostrevane"]
