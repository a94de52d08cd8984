"""`stancewatch lab`, as somebody at a terminal or a program meets it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from stancewatch.cli import context
from stancewatch.cli.lab import lab
from stancewatch.foundation.errors import ExitCode, UsageError
from stancewatch.registry.registry import PACKAGED

BROKEN = 'slug = "other"\nname = "\\u001b[31m"\n'


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path) -> Iterator[Path]:
    context.options.workspace = tmp_path
    yield tmp_path
    context.options.workspace = None


def run(*words: str) -> Result:
    return CliRunner().invoke(lab, list(words))


def added(*more: str) -> Result:
    return run("add", "new-lab", "--name", "New", "--site", "https://new.example", *more)


def test_list() -> None:
    assert re.search(r"^laion +15 pages  open +LAION", run("list").stdout, re.MULTILINE)
    document = json.loads(run("list", "--json").stdout)
    assert (document["schema"], document["version"]) == ("stancewatch/lab-list", "1.0")
    slugs = [one["slug"] for one in document["labs"]]
    assert slugs == sorted(path.stem for path in PACKAGED.glob("*.toml"))
    assert {"hugging-face", "laion", "ostrevane", "wattenmoor"} <= set(slugs)


def test_list_names_a_broken_file_and_lists_the_others(workspace: Path) -> None:
    (workspace / "labs").mkdir()
    (workspace / "labs" / "mine.toml").write_text(BROKEN)
    (workspace / "labs" / "laion.toml").write_text("no")
    result = run("list")
    assert result.exit_code == ExitCode.INPUT
    assert re.search(r"^hugging-face +", result.stdout, re.MULTILINE)
    assert not re.search(r"^(mine|laion) ", result.stdout, re.MULTILINE)
    assert [line.split()[0] for line in result.stderr.splitlines()] == ["labs/laion.toml", "labs/mine.toml"]
    whole = run("list", "--json")
    assert whole.exit_code == ExitCode.INPUT
    document = json.loads(whole.stdout)
    assert {one["file"] for one in document["mistakes"]} == {"labs/laion.toml", "labs/mine.toml"}
    assert len(document["labs"]) == len(list(PACKAGED.glob("*.toml"))) - 1


def test_show() -> None:
    assert "https://laion.ai/blog/laion-5b/" in run("show", "laion").stdout
    document = json.loads(run("show", "laion", "--json").stdout)
    assert document["schema"] == "stancewatch/lab"
    assert document["lab"]["sources"][1] == {
        "id": "laion-5b",
        "url": "https://laion.ai/blog/laion-5b/",
        "role": "announcement",
        "kind": "page",
        "selector": None,
        "valid_until": None,
        "browser": False,
    }


def test_show_says_what_each_flag_rests_on(workspace: Path) -> None:
    (workspace / "labs").mkdir()
    text = (PACKAGED / "laion.toml").read_text().partition("[[source]]")
    profile = """
[profile]
serves_users = true
[profile.trains_models]
value = false
because = "Its repositories hold no model."
on = 2026-03-02
by = "A. Reader"

"""
    (workspace / "labs" / "laion.toml").write_text(text[0] + profile + text[1] + text[2])
    assert [line for line in run("show", "laion").stdout.splitlines() if line.startswith("Known")] == [
        "Known: serves_users = true, without evidence",
        "Known: trains_models = false, on the ground of “Its repositories hold no model.” (A. Reader, 2026-03-02)",
    ]
    document = json.loads(run("show", "laion", "--json").stdout)["lab"]
    assert document["profile"] == {"serves_users": True, "trains_models": False}
    assert document["flag_evidence"] == {
        "trains_models": {
            "because": "Its repositories hold no model.",
            "on": "2026-03-02",
            "by": "A. Reader",
            "url": None,
        }
    }


@pytest.mark.parametrize("command", ["show", "check"])
def test_an_unknown_lab(command: str) -> None:
    error = run(command, "laoin").exception
    assert isinstance(error, UsageError)
    assert "'laion'" in error.hint


def test_check_without_mistakes() -> None:
    result = run("check")
    assert result.exit_code == ExitCode.DONE
    assert result.stdout == ""
    assert f"{len(list(PACKAGED.glob('*.toml')))} checked, 0 mistakes." in result.stderr


def test_check_names_every_mistake(workspace: Path) -> None:
    (workspace / "labs").mkdir()
    (workspace / "labs" / "mine.toml").write_text(BROKEN)
    result = run("check", "mine")
    assert result.exit_code == ExitCode.INPUT
    assert "labs/mine.toml, line 2, key 'name': The text holds the control character U+001B." in result.stdout
    assert "\x1b" not in result.stdout
    whole = run("check", "--json")
    assert whole.exit_code == ExitCode.INPUT
    document = json.loads(whole.stdout)
    assert document["schema"] == "stancewatch/lab-check"
    assert len(document["checked"]) == len(list(PACKAGED.glob("*.toml"))) + 1
    assert {one["key"] for one in document["mistakes"]} == {"slug", "name", "site", "openness", "source"}


def test_check_takes_a_file_from_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.toml"
    path.write_text("slug = \n")
    result = run("check", str(path))
    assert result.exit_code == ExitCode.INPUT
    assert "line 1: The file is not TOML" in result.stdout


def test_add(workspace: Path) -> None:
    result = added("--source", "home=https://new.example/?a=b", "--country", "Peru", "--openness", "open")
    assert result.exit_code == ExitCode.DONE
    assert "stancewatch audit run new-lab" in result.stderr
    document = json.loads(run("show", "new-lab", "--json").stdout)["lab"]
    assert document["sources"][0]["url"] == "https://new.example/?a=b"
    assert (document["countries"], document["openness"]) == (["Peru"], "open")
    assert isinstance(added("--source", "home=https://new.example/").exception, UsageError)


def test_add_says_where_it_wrote(workspace: Path) -> None:
    document = json.loads(added("--source", "home=https://new.example/", "--json").stdout)
    assert document["file"] == str(workspace / "labs" / "new-lab.toml")


@pytest.mark.parametrize("source", ["https://new.example/", "hoem=https://new.example/"])
def test_add_refuses_a_page_without_a_known_role(workspace: Path, source: str) -> None:
    error = added("--source", source).exception
    assert isinstance(error, UsageError)
    assert list(workspace.iterdir()) == []
