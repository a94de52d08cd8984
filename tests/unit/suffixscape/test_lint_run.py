"""Each text is linted under the rules of its own folder, and one file is one file however it is named."""

import json
import os
from pathlib import Path

import pytest

from stancewatch.cli.lint import short_way
from stancewatch.foundation.errors import InputError, NotStored, UsageError
from stancewatch.suffixscape.formats.notices import SHOWN

TEXT = "It ensures this.\n\nThe images were removed.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a page in a folder of its own; the command runs elsewhere."""
    (tmp_path / "p" / "docs").mkdir(parents=True)
    (tmp_path / "p" / "docs" / "a.md").write_text(TEXT, "utf-8")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    return tmp_path / "p"


def configure(project: Path, lines: str) -> None:
    (project / "stancewatch.toml").write_text(f"[lint]\n{lines}\n", "utf-8")


def found(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int | None, list[str]]:
    code = short_way([*words, "--format", "jsonl"])
    return code, [json.loads(line)["pattern"] for line in capsys.readouterr().out.splitlines()]


def test_rules_come_from_above_the_file_not_the_command(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(project, 'fail_on = "low"\n[lint.per_file_ignores]\n"docs/*.md" = ["assurance"]')
    names = (str(project / "docs/a.md"), "../p/docs/a.md", "../p/docs/../docs/./a.md")
    assert [found(capsys, name) for name in names] == [(1, ["agentless_passive"])] * 3
    monkeypatch.chdir(project / "docs")
    assert found(capsys, "a.md") == found(capsys, "./a.md") == (1, ["agentless_passive"])


def test_a_file_without_configuration_above_has_that_of_the_command(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(project, 'ignore = ["assurance"]')
    (project.parent / "elsewhere" / "b.md").write_text(TEXT, "utf-8")
    assert found(capsys, "b.md")[1] == ["assurance", "agentless_passive"]
    monkeypatch.chdir(project)
    assert found(capsys, "../elsewhere/b.md")[1] == ["agentless_passive"]


def test_each_file_has_its_own(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configure(project, 'ignore = ["agency_diffusion"]')
    Path("stancewatch.toml").write_text('[lint]\nignore = ["assurance"]\n', "utf-8")
    Path("b.md").write_text(TEXT, "utf-8")
    assert found(capsys, "b.md", "../p/docs/a.md") == (0, ["agentless_passive", "assurance"])
    assert short_way(["--show-config", "b.md", "../p/docs/a.md"]) == 0
    out = capsys.readouterr().out
    assert out.count("stancewatch.toml") == 2


def test_a_baseline_holds_however_the_file_is_named_and_wherever_lines_move(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(project, 'baseline = "old.json"\nfail_on = "low"')
    page = project / "docs" / "a.md"
    assert short_way(["../p/docs/a.md", "--write-baseline", str(project / "old.json")]) == 0
    assert "lists 2 finding" in capsys.readouterr().err
    for name in (str(page), "../p/docs/a.md"):
        assert found(capsys, name) == (0, [])
    monkeypatch.chdir(project / "docs")
    page.write_text(f"New.\n\n{TEXT}\nIt ensures this.\n", "utf-8")
    assert found(capsys, "a.md") == (1, ["assurance"]), "the same words once more are one more"


def test_ids_of_records_are_no_paths(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = [{"id": name, "text": "It ensures this."} for name in ("a/../b", "b")]
    file = tmp_path / "x.jsonl"
    file.write_text("\n".join(map(json.dumps, records)), "utf-8")
    old = tmp_path / "old.json"
    short_way([str(file), "--input", "jsonl", "--write-baseline", str(old)])
    assert len(json.loads(old.read_bytes())["fingerprints"]) == 2
    assert found(capsys, str(file), "--input", "jsonl", "--baseline", str(old)) == (0, [])


def test_unreadable_files_end_with_their_own_code_when_all_is_read(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project / "docs" / "a.md"
    assert short_way(["none.md", str(page), "--fail-on", "low"]) == 3
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 2
    assert "'none.md' cannot be read" in shown.err


def test_comments_are_told_of_on_standard_error(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = project / "docs" / "a.md"
    page.write_text(f"<!-- suffixscape: file asurance -->\n\n<!-- suffixscape: line -->\n\n{TEXT}", "utf-8")
    assert short_way([str(page)]) == 0
    assert capsys.readouterr().err.splitlines() == [
        f"{page}:1: There is no pattern or family 'asurance'. Did you mean 'assurance'?"
    ]
    assert short_way([str(page), "--report-unused"]) == 0
    assert f"{page}:3: “<!-- suffixscape: line -->” takes no finding out." in capsys.readouterr().err


@pytest.mark.parametrize("form", ["sarif", "json", "jsonl", "github", "text"])
def test_a_file_name_that_is_not_utf_8_is_no_obstacle(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = os.fsdecode(b"caf\xe9.md")
    try:
        Path(name).write_text(f"{TEXT}\nBilder wurden entfernt.\n", "utf-8")
    except OSError:
        pytest.skip("This file system takes no such names.")
    assert short_way([name, "--format", form]) == 0
    out = capsys.readouterr().out
    assert "assurance" in out
    out.encode()
    if form == "jsonl":
        assert json.loads(out.splitlines()[0])["doc"] == r"caf\xe9.md"
    elif form == "json":
        assert json.loads(out)["not_examined"][0]["doc"] == r"caf\xe9.md"
    elif form == "sarif":
        assert "caf%E9.md" in out


def test_no_baseline_is_written_where_something_was_not_read(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = project / "old.json"
    old.write_text("kept", "utf-8")
    assert short_way([str(project / "docs/a.md"), "none.md", "--write-baseline", str(old)]) == 3
    assert old.read_text("utf-8") == "kept"
    assert "is not written: not everything could be read." in capsys.readouterr().err


def test_rates_have_no_place_in_sarif(project: Path) -> None:
    with pytest.raises(UsageError, match="SARIF has no place for rates"):
        short_way([str(project / "docs/a.md"), "--rates", "--format", "sarif"])


def test_options_of_the_command_line_are_shown(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configure(project, 'fail_on = "low"')
    assert short_way([str(project / "docs/a.md"), "--fail-on", "high", "--show-config"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert "fail_on = 'high'   # command line, before any below" in shown
    assert any(line.startswith("fail_on = 'low'   # ") for line in shown)
    assert "syntax = 'lexical'   # default" in shown
    given = ["--all", "--syntax", "parser", "--rates", "--report-unused", "--format", "json"]
    assert short_way([*given, str(project / "docs/a.md"), "--show-config"]) == 0
    assert capsys.readouterr().out.splitlines()[:6] == [
        "input = 'files'   # default",
        "format = 'json'   # command line",
        "syntax = 'parser'   # command line",
        "all = True   # command line",
        "rates = True   # command line",
        "report_unused = True   # command line",
    ]


def test_a_comment_without_its_colon_is_told_of(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = project / "docs" / "a.md"
    page.write_text(f"<!-- suffixscape off -->\n<!-- suffixscape is a linter -->\n\n{TEXT}", "utf-8")
    assert short_way([str(page), "--report-unused"]) == 0
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 2
    said = "A colon is missing, as in 'suffixscape: off': the comment takes nothing out."
    assert shown.err.splitlines() == [f"{page}:1: {said}"]


def test_ids_come_back_as_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = [7, -2.5, 12345678901234567890, "7", "ü"]
    german = "Die Bilder wurden von uns nicht entfernt, und das ist so."
    file = tmp_path / "x.jsonl"
    rows = [{"id": one, "text": f"It ensures this.\n\n{german}"} for one in given]
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    arguments = [str(file), "--input", "jsonl", "--format"]
    assert short_way([*arguments, "jsonl"]) == 0
    assert [json.loads(line)["doc"] for line in capsys.readouterr().out.splitlines()] == given
    assert short_way([*arguments, "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [one["doc"] for one in document["findings"]] == given
    assert [one["doc"] for one in document["not_examined"]] == given


@pytest.mark.parametrize("row", ['{"id": null, "text": "a"}', '{"id": true, "text": "a"}', '{"id": [1], "text": "a"}', '{"id": NaN, "text": "a"}', '{"id": 1e999, "text": "a"}', '{"id": 1, "text": null}'])  # fmt: skip
def test_what_names_no_record_or_holds_no_text_is_refused(
    row: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(f'{row}\n{{"id": 2, "text": "It ensures this."}}\n', "utf-8")
    assert short_way([str(file), "--input", "jsonl", "--format", "jsonl"]) == 3
    shown = capsys.readouterr()
    assert [json.loads(line)["doc"] for line in shown.out.splitlines()] == [2]
    assert "Line 1" in shown.err


def test_every_format_for_machines_tells_what_was_not_read(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = str(project / "docs/a.md")
    said = "'none.md' cannot be read: No such file or directory."
    assert short_way(["none.md", page, "--format", "json"]) == 3
    document = json.loads(capsys.readouterr().out)
    assert (document["not_read"], document["summary"]["not_read"]) == ([{"message": said}], 1)
    assert short_way(["none.md", page, "--format", "sarif"]) == 3
    (invocation,) = json.loads(capsys.readouterr().out)["runs"][0]["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert (told["descriptor"]["id"], told["level"], told["message"]["text"]) == ("not_read", "error", said)
    assert short_way(["none.md", page, "--format", "github"]) == 3
    assert f"::error title=not_read::{said}" in capsys.readouterr().out.splitlines()


def test_github_shows_what_was_not_examined_beside_the_change(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project / "docs" / "a.md"
    page.write_text("Die Bilder wurden von uns nicht entfernt.\n\nIt\u200b works.\n", "utf-8")
    assert short_way([str(page), "--format", "github"]) == 0
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert shown.err == "", "said once"
    assert [line.partition("title=")[2].partition("::")[0] for line in lines] == [
        "not_examined",
        "looked_through",
    ]
    assert "7 of 9 words not examined (81.4 %25 of the text)" in lines[0]


@pytest.mark.parametrize("form", ["text", "github", "sarif"])
def test_people_see_words_without_their_marks(
    form: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project / "docs" / "a.md"
    page.write_text("The images were **[removed](https://example.org)** now.\n", "utf-8")
    assert short_way([str(page), "--format", form]) == 0
    assert "“were removed”" in capsys.readouterr().out


def test_a_file_of_another_kind_does_not_flood_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text("no JSON\n" * 50, "utf-8")
    assert short_way([str(file), "--input", "jsonl"]) == 3
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2 * SHOWN + 1
    assert lines[-1] == f"{50 - SHOWN} more could not be read."


def test_a_baseline_that_is_not_there_or_cannot_be_written_is_named(project: Path) -> None:
    page = str(project / "docs/a.md")
    with pytest.raises(InputError, match=r"none.json' cannot be read: No such file"):
        short_way([page, "--baseline", "none.json"])
    with pytest.raises(NotStored, match=r"x.json' cannot be written: No such file"):
        short_way([page, "--write-baseline", "none/x.json"])
