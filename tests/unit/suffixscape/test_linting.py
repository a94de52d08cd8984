"""Comments, configuration and baselines take findings out; formats carry what is left, exactly."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from stancewatch.cli.lint import lint, short_way
from stancewatch.cli.pattern import pattern
from stancewatch.foundation.errors import ConfigurationError, InputError, UsageError
from stancewatch.foundation.unseen import visible
from stancewatch.suffixscape import baseline, rules
from stancewatch.suffixscape.findings import Linted
from stancewatch.suffixscape.formats import sarif_results
from stancewatch.suffixscape.linting import Wishes
from stancewatch.suffixscape.linting import lint as lint_text
from stancewatch.suffixscape.markup import Markup
from stancewatch.suffixscape.reading import Input, text_of, texts
from stancewatch.suffixscape.rules import Rules

TEXT = "It ensures this.\n\nThe images were removed.\n"
KEYS = {
    "doc", "start", "end", "quote", "family", "pattern", "agentless", "severity", "confidence", "effect", "alternative", "detector",
}  # fmt: skip

app = typer.Typer()
app.command("lint")(lint)
app.add_typer(pattern, name="pattern")


def run(*arguments: str, given: str | bytes = TEXT) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments), input=given)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout


def names(text: str, wishes: Wishes | None = None) -> list[str]:
    return [hit.pattern for hit in lint_text("a.md", text, Markup.MARKDOWN, wishes or Wishes(Rules())).hits]


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("<!-- suffixscape: off -->", []),
        ("<!-- suffixscape: off assurance -->", ["agentless_passive"]),
        ("<!-- suffixscape: off epistemic_inflation, agentless_passive -->", []),
        ("<!-- suffixscape: file agency_diffusion -->", ["assurance"]),
        ("<!-- suffixscape: line -->", ["agentless_passive"]),
        ("<!-- suffixscape: off x --> <!-- suffixscape: on x -->", ["assurance", "agentless_passive"]),
    ],
)
def test_comments_take_findings_out(comment: str, left: list[str]) -> None:
    assert names(f"{comment} {TEXT}") == left


def test_next_line_is_the_next_line_only() -> None:
    assert names(f"<!-- suffixscape: next-line -->\n{TEXT}") == ["agentless_passive"]


def test_on_ends_off() -> None:
    assert names(f"<!-- suffixscape: off -->\n\n{TEXT}\n<!-- suffixscape: on -->\n\nIt ensures that.") == [
        "assurance"
    ]


def test_rules_come_from_the_nearest_file_with_their_origin(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.stancewatch.lint]\nignore = ["assurance"]\nfail_on = "low"\n', "utf-8"
    )
    (tmp_path / "docs").mkdir()
    found = rules.find(tmp_path / "docs")
    assert found.ignore == {"assurance"}
    assert any(line.startswith("fail_on = 'low'") and "pyproject.toml" in line for line in found.lines())
    assert names(TEXT, Wishes(found)) == ["agentless_passive"]


def test_rules_hold_per_file(tmp_path: Path) -> None:
    (tmp_path / "stancewatch.toml").write_text(
        '[lint.per_file_ignores]\n"legal/*.md" = ["agency_diffusion"]\n', "utf-8"
    )
    found = rules.find(tmp_path)
    legal = lint_text(str(tmp_path / "legal" / "a.md"), TEXT, Markup.MARKDOWN, Wishes(found))
    other = lint_text(str(tmp_path / "a.md"), TEXT, Markup.MARKDOWN, Wishes(found))
    assert ([hit.pattern for hit in legal.hits], len(list(other.hits))) == (["assurance"], 2)


@pytest.mark.parametrize(
    ("table", "error"),
    [
        ("ignor = []", ConfigurationError),
        ('ignore = "assurance"', ConfigurationError),
        ('ignore = ["asurance"]', UsageError),
        ('fail_on = "huge"', ConfigurationError),
        ("per_file_ignores = 3", ConfigurationError),
        ("ignore = [", ConfigurationError),
    ],
)
def test_mistakes_in_rules_are_named(tmp_path: Path, table: str, error: type[Exception]) -> None:
    (tmp_path / "stancewatch.toml").write_text(f"[lint]\n{table}\n", "utf-8")
    with pytest.raises(error):
        rules.find(tmp_path)


def test_baseline_hides_what_was_there_and_shows_what_is_new(tmp_path: Path) -> None:
    before = lint_text("a.md", TEXT, Markup.MARKDOWN, Wishes(Rules()))
    file = tmp_path / "baseline.json"
    file.write_bytes(baseline.document([before]))
    wishes = Wishes(Rules(), old=baseline.known(file))
    assert names(TEXT, wishes) == []
    assert names(f"Another line.\n\n{TEXT}\nIt guarantees more.\n", wishes) == ["assurance"]


def test_a_file_that_is_no_baseline_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]", "utf-8")
    with pytest.raises(InputError, match="not a baseline"):
        baseline.known(tmp_path / "x.json")


def test_text_lines_name_file_line_and_column() -> None:
    code, out = run("lint", "--stdin-filename", "a.md")
    assert code == 0
    assert [line.split(" ")[:3] for line in out.splitlines()] == [
        ["a.md:1:4", "medium", "assurance"],
        ["a.md:3:12", "high", "agentless_passive"],
    ]


def test_json_lines_have_the_keys_of_the_contract() -> None:
    record = json.dumps({"id": 'q"1', "text": "The images were removed \\ by hand. \u2028"})
    _, out = run("lint", "--input", "jsonl", "--format", "jsonl", "--all", given=record + "\n")
    rows = [json.loads(line) for line in out.splitlines()]
    assert rows
    assert all(set(row) == KEYS and row["doc"] == 'q"1' for row in rows)
    assert [row["quote"] for row in rows if row["agentless"]] == ["were removed"]


def test_json_is_one_document() -> None:
    _, out = run("lint", "--format", "json", "--rates")
    document = json.loads(out)
    assert (document["schema"], document["version"]) == ("stancewatch/lint", "1")
    assert [(one["line"], one["column"]) for one in document["findings"]] == [(1, 4), (3, 12)]
    assert document["rates"]["families"]["agency_diffusion"]["count"] == 1


def test_sarif_regions_cut_the_quotes_and_fixes_only_insert() -> None:
    _, out = run("lint", "--format", "sarif", "--stdin-filename", "a.md")
    (log,) = json.loads(out)["runs"]
    for result in log["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert TEXT[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"]
        assert log["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
        assert replacement["deletedRegion"]["charLength"] == 0
    assert len({result["partialFingerprints"]["suffixscape/v2"] for result in log["results"]}) == 2


def test_github_lines_escape_what_ends_a_command() -> None:
    _, out = run("lint", "--format", "github", "--stdin-filename", "a,b:c.md", given="It is 100% free.\n")
    assert out.startswith("::warning file=a%2Cb%3Ac.md,line=1,")
    assert "100%25" in out


def test_fail_on_decides_the_exit_code() -> None:
    assert [run("lint", "--fail-on", level)[0] for level in ("low", "medium", "high")] == [1, 1, 1]
    assert run("lint", "--fail-on", "high", given="It ensures this.")[0] == 0
    assert run("lint", given="It ensures this.")[0] == 0


def test_nothing_a_terminal_obeys_is_printed() -> None:
    _, out = run(
        "lint",
        given="The images were \x1b[31mremoved\x1b[0m now, it ensures \u202ethis.\n",
    )
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert visible("a\x1b\u202e") == "a\\x1b\\u202e"


@pytest.mark.parametrize(("data", "said"), [(b"a\x00b", "not text"), (b"ab\xff", "byte 2 is 0xff")])
def test_what_is_no_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        text_of(data, "x")


def test_a_broken_record_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"id": 1, "text": "a"}\n{"id": 2}\n', "utf-8")
    with pytest.raises(InputError, match="Line 2"):
        list(texts([str(tmp_path / "x.jsonl")], Input.JSONL, "-"))


def test_patterns_can_be_listed_shown_and_tried() -> None:
    assert "agentless_passive" in run("pattern", "list")[1]
    assert json.loads(run("pattern", "show", "assurance", "--json")[1])["name"] == "assurance"
    assert "Why it matters" in run("pattern", "show", "assurance")[1]
    assert "Instead of “…”, say" in run("pattern", "show", "assurance")[1]
    assert "finds nothing" in run("pattern", "try", "assurance", "Nothing here.")[1]
    with pytest.raises(UsageError, match="asurance"):
        run("pattern", "show", "asurance")


def test_linted_keeps_the_language_it_could_not_read() -> None:
    linted: Linted = lint_text(
        "a.txt", "Die Bilder wurden von uns nicht entfernt.", Markup.PLAIN, Wishes(Rules())
    )
    assert (linted.language, linted.hits) == ("de", ())


def test_the_short_way_is_the_same_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.md"
    file.write_text(TEXT, "utf-8")
    arguments = [str(file), "--format", "json", "--all", "--fail-on", "low"]
    assert short_way(arguments) == 1
    assert run("lint", *arguments) == (1, capsys.readouterr().out)
    assert short_way(["--help"]) is None


def test_the_short_way_leaves_mistakes_to_the_full_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (["--format", "xml"], ["--fail"], ["--fail-on", "huge"]):
        assert short_way(wrong) is None
        assert run("lint", *wrong)[0] == 2
    assert capsys.readouterr().err == ""


def test_the_short_way_loads_no_pydantic() -> None:
    script = "import sys; from stancewatch.cli.lint import short_way; short_way(['--show-config']); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    ).stdout.split()
    assert {"pydantic", "rich", "numpy", "spacy", "stancewatch.suffixscape.parser"}.isdisjoint(loaded)


def test_sarif_names_files_as_uris() -> None:
    assert sarif_results.uri("a b/ü%.md") == "a%20b/%C3%BC%25.md"


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"id": 1, "text": "a \\ud800"}\n', "utf-8")
    with pytest.raises(InputError, match="half a character"):
        list(texts([str(tmp_path / "x.jsonl")], Input.JSONL, "-"))


def test_a_terminal_without_letters_still_gets_utf8() -> None:
    script = "from stancewatch.cli.lint import short_way; short_way([])"
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    given = "The “café” images were removed.".encode()
    out = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, input=given, env=environment
    )
    assert "“were removed”" in out.stdout.decode()
