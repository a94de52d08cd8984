"""The action reads every file it is given, and an empty list is an error: its script is run as it stands."""

import os
import subprocess
from pathlib import Path
from textwrap import dedent

import pytest

ACTION = Path(__file__).parents[3] / "action.yml"
STUB = '#!/bin/bash\nprintf "%s\\n" "$@"\n'


def script() -> str:
    """Return the last step's script: what stands behind the last `run: |`."""
    return dedent(ACTION.read_text("utf-8").rpartition("run: |\n")[2])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with pages, and a command that prints its arguments."""
    for name in ("docs/a.md", "docs/deep/b.md", "README.md", "with blank.md", "-dash.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("It ensures this.\n", "utf-8")
    command = tmp_path / "bin" / "stancewatch"
    command.parent.mkdir()
    command.write_text(STUB, "utf-8")
    command.chmod(0o755)
    return tmp_path


def run(
    folder: Path, files: str, form: str = "github", fail_on: str = "high"
) -> subprocess.CompletedProcess[str]:
    """Run the script as GitHub does (`shell: bash`)."""
    variables = {"FILES": files, "FORMAT": form, "OUTPUT": "out.sarif", "FAIL_ON": fail_on}
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script()]
    return subprocess.run(
        command, cwd=folder, env={**variables, "PATH": path}, capture_output=True, text=True, check=False
    )


def named(folder: Path, files: str) -> list[str]:
    """Return the files that the command is given."""
    done = run(folder, files)
    assert done.returncode == 0, done.stderr
    words = done.stdout.splitlines()
    assert words[:5] == ["lint", "--format", "github", "--fail-on", "high"]
    return words[5:]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ("README.md docs/a.md", ["README.md", "docs/a.md"]),
        ("README.md\ndocs/a.md\n", ["README.md", "docs/a.md"]),
        ("\n  README.md\r\n\n  docs/a.md", ["README.md", "docs/a.md"]),
        ("docs/*.md", ["docs/a.md"]),
        ("docs/**/*.md", ["docs/a.md", "docs/deep/b.md"]),
        ("with blank.md", ["with blank.md"]),
        ("-dash.md", ["./-dash.md"]),
    ],
)
def test_every_file_named_is_read(folder: Path, files: str, expected: list[str]) -> None:
    assert named(folder, files) == expected


@pytest.mark.parametrize("files", ["", "\n", " \n\t\n", "none.md/*", "README.md\nnone/*.md"])
def test_nothing_to_read_is_an_error(folder: Path, files: str) -> None:
    done = run(folder, files)
    assert done.returncode == 3
    assert done.stdout == ""
    assert "::error::stancewatch lint: " in done.stderr


def test_a_name_without_a_file_is_left_to_the_command(folder: Path) -> None:
    assert named(folder, "none.md") == ["none.md"]


def test_sarif_goes_to_its_file(folder: Path) -> None:
    assert run(folder, "README.md", "sarif").stdout == ""
    assert "sarif" in (folder / "out.sarif").read_text("utf-8")


def test_an_empty_limit_is_left_to_the_configuration(folder: Path) -> None:
    assert run(folder, "README.md", fail_on="").stdout.splitlines() == [
        "lint",
        "--format",
        "github",
        "README.md",
    ]


def test_another_format_is_refused(folder: Path) -> None:
    done = run(folder, "README.md", "text")
    assert (done.returncode, done.stdout) == (2, "")
    assert "'format' is 'text', not github or sarif" in done.stderr
