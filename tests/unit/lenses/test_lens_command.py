"""The command line of the lenses, as a caller sees it."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from stancewatch.cli.judge import judge
from stancewatch.cli.lens import lens
from stancewatch.foundation.errors import ExitCode, InputError, UsageError, WorldError
from stancewatch.judges.figures import load as load_figures

TEXT = "# Security\n\nA security audit was performed by Trail of Bits. We thank our sponsors.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lab = tmp_path / "texts" / "lab"
    lab.mkdir(parents=True)
    (lab / "docs.md").write_text(TEXT, encoding="utf-8")
    (lab / "more.txt").write_text("We like the cats of our friends.\n", encoding="utf-8")
    (lab / "ignored.pdf").write_bytes(b"%PDF")
    return lab


def said(*words: str, given: str = "") -> str:
    came = CliRunner().invoke(lens, list(words), input=given, catch_exceptions=False)
    assert came.exit_code == 0
    return came.stdout


def test_assess_prints_one_document_with_the_keys_of_the_contract(folder: Path) -> None:
    got = json.loads(said("assess", str(folder), "--as-of", "2026-06-08", "--json"))
    assert {"schema", "version", "scope", "outcomes", "lenses", "pals", "composite"} <= set(got)
    (one,) = [outcome for outcome in got["outcomes"] if outcome["indicator"] == "SE4"]
    assert (one["verdict"], one["proposed"]) == ("undecided", "partial")  # five labs have not earned an award
    first = one["evidence"][0]
    assert TEXT[first["start"] : first["end"]] == first["quote"]
    assert (first["document"], one["search"]["on"]) == ("docs.md", "2026-06-08")
    assert {page["document"] for page in one["search"]["pages"]} == {"docs.md", "more.txt"}


def test_assess_twice_gives_the_same_bytes(folder: Path) -> None:
    assert said("assess", str(folder), "--json") == said("assess", str(folder), "--json")


def test_the_day_that_is_named_makes_a_copied_folder_give_the_same_bytes(folder: Path) -> None:
    named = said("assess", str(folder), "--as-of", "2026-06-08", "--json")
    newest = said("assess", str(folder), "--json")
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    assert said("assess", str(folder), "--as-of", "2026-06-08", "--json") == named
    assert said("assess", str(folder), "--json") != newest
    assert "copied folder" in " ".join(said("assess", "--help").split())


def test_given_files_have_no_role_and_a_search_says_what_speaks_against_its_silence(folder: Path) -> None:
    got = json.loads(said("assess", str(folder), "--json"))
    assert {page["role"] for one in got["outcomes"] for page in one["search"]["pages"]} == {None}
    (against,) = {tuple(one["search"]["against_silence"][:1]) for one in got["outcomes"]}
    assert re.fullmatch(r"the pages hold \d+ words of their own in English, fewer than 150", against[0])
    assert (got["scope"], got["unreadable"]) == ("given files", [])


@pytest.fixture
def damaged(folder: Path) -> Path:
    (folder / "empty.md").touch()
    (folder / "picture\u202e.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    return folder


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(damaged: Path) -> None:
    came = CliRunner().invoke(lens, ["assess", str(damaged)], catch_exceptions=False)
    assert came.exit_code == ExitCode.PARTIAL
    assert len(came.stdout.splitlines()) == 8
    named = [line for line in came.stderr.splitlines() if line.startswith("Not read: ")]
    assert [line.split(": ")[1] for line in named] == ["empty.md", "picture\\u202e.txt"]


def test_files_that_cannot_be_read_are_listed_and_keep_silence_from_counting(damaged: Path) -> None:
    came = CliRunner().invoke(lens, ["assess", str(damaged), "--json"], catch_exceptions=False)
    assert came.exit_code == ExitCode.PARTIAL
    got = json.loads(came.stdout)
    assert [(one["document"], one["reason"]) for one in got["unreadable"]] == [
        ("empty.md", "empty"),
        ("picture\u202e.txt", "wrong_type"),
    ]
    assert all(one["detail"] for one in got["unreadable"])
    assert {one["search"]["against_silence"][0] for one in got["outcomes"]} == {
        "2 of 4 given files could not be read"
    }
    assert {page["document"] for page in got["outcomes"][0]["search"]["pages"]} == {"docs.md", "more.txt"}


def test_a_file_that_cannot_be_opened_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def closed(path: Path) -> bytes:
        if path.name == "more.txt":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", closed)
    came = CliRunner().invoke(lens, ["assess", str(folder)], catch_exceptions=False)
    assert came.exit_code == ExitCode.PARTIAL
    assert "Not read: more.txt: It cannot be opened: Permission denied." in came.stderr


def test_a_folder_in_which_nothing_can_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.md").touch()
    with pytest.raises(WorldError, match=r"'empty\.md'"):
        CliRunner().invoke(lens, ["assess", str(tmp_path)], catch_exceptions=False)


def test_assess_says_a_line_for_each_lens(folder: Path) -> None:
    assert len(said("assess", str(folder)).splitlines()) == 8


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["assess", "{}/none"], InputError),
        (["assess", "{}/texts"], WorldError),
        (["assess", "{}/texts/lab", "--as-of", "tomorrow"], InputError),
        (["show", "scientific_evidense"], UsageError),
        (["show", "SE0"], UsageError),
        (["evaluate", "{}/none.jsonl"], InputError),
        (["decide", "{}/none.jsonl"], InputError),
        (["decide", "--input", "csv"], UsageError),
    ],
)
def test_what_cannot_be_done_is_told(folder: Path, words: list[str], error: type[Exception]) -> None:
    place = str(folder.parent.parent)
    with pytest.raises(error):
        CliRunner().invoke(lens, [word.format(place) for word in words], catch_exceptions=False)


def test_list_and_show_name_what_is_asked() -> None:
    assert "scientific_evidence" in said("list")
    assert len(json.loads(said("list", "--json"))["lenses"]) == 8
    assert "external certification or scanner named" in said("show", "se4")
    assert len(json.loads(said("show", "deep_history", "--json"))["indicators"]) == 8


def test_decide_answers_line_by_line() -> None:
    line = json.dumps({"id": "a", "question": "q", "definition": "d", "text": "We do not disclose this."})
    assert json.loads(said("decide", "-", given=line))["verdict"] == "unmet"


LABEL: dict[str, object] = {
    "organisation": "lab",
    "indicator": "SE4",
    "verdict": "partial",
    "reader_a": "partial",
    "reader_b": "met",
    "evidence": [{"document": "docs", "start": 12, "end": 60, "quote": "", "reader": "a"}],
    "notes": [],
}


def labelled(place: Path, *labels: dict[str, object]) -> str:
    """Write a file of labels into a folder, and return its path."""
    path = place / "labels.jsonl"
    path.write_text("".join(json.dumps(label) + "\n" for label in labels), encoding="utf-8")
    return str(path)


def test_evaluate_compares_with_labels(folder: Path) -> None:
    got = json.loads(said("evaluate", labelled(folder.parent.parent, LABEL), "--json"))
    assert (got["rows"], got["awarded"], got["recall_at_3"]) == (1, 0, 1.0)


@pytest.fixture
def two(tmp_path: Path, folder: Path) -> list[str]:
    """Two files of labels, each with texts of its own beside it."""
    other = tmp_path / "other"
    (other / "texts" / "second").mkdir(parents=True)
    (other / "texts" / "second" / "about.md").write_text("We like cats.\n", encoding="utf-8")
    second = {**LABEL, "organisation": "second", "verdict": "unmet", "reader_a": "unmet", "reader_b": "unmet"}
    return [labelled(tmp_path, LABEL), labelled(other, {**second, "evidence": []})]


def test_each_file_of_labels_has_its_own_texts_and_each_lab_its_figures(two: list[str]) -> None:
    got = json.loads(said("evaluate", *two, "--json"))
    assert (got["labs"], got["rows"], got["present"]) == (["lab", "second"], 2, 1)
    assert [(one["lab"], one["rows"], one["present"]) for one in got["by_lab"]] == [
        ("lab", 1, 1),
        ("second", 1, 0),
    ]
    assert set(got["by_lab"][0]) - {"lab"} == set(got) - {"schema", "version", "labs", "by_lab"}


def test_evaluate_prints_a_row_for_each_lab_and_one_for_all(two: list[str]) -> None:
    heading, *rows = (line.split() for line in said("evaluate", *two).splitlines())
    assert heading[:2] == ["rows", "contested"]
    assert [row[:2] for row in rows] == [["lab", "1"], ["second", "1"], ["together", "2"]]


def test_labels_of_one_lab_in_two_files_are_counted_together(folder: Path) -> None:
    first = Path(labelled(folder.parent.parent, LABEL))
    second = first.with_name("more.jsonl")
    second.write_text(json.dumps({**LABEL, "indicator": "SE1", "evidence": []}) + "\n", encoding="utf-8")
    got = json.loads(said("evaluate", str(first), str(second), "--json"))
    assert [(one["lab"], one["rows"]) for one in got["by_lab"]] == [("lab", 2)]


def test_one_name_for_two_labs_is_refused(two: list[str]) -> None:
    labelled(Path(two[1]).parent, LABEL)
    with pytest.raises(InputError, match="'lab' has texts in"):
        CliRunner().invoke(lens, ["evaluate", *two], catch_exceptions=False)


def test_texts_that_are_named_hold_all_labs(two: list[str], tmp_path: Path) -> None:
    shutil.copytree(tmp_path / "texts" / "lab", tmp_path / "other" / "texts" / "lab")
    labelled(Path(two[1]).parent, {**LABEL, "indicator": "SE1", "evidence": []})
    got = json.loads(said("evaluate", *two, "--texts", str(tmp_path / "other" / "texts"), "--json"))
    assert (got["labs"], got["rows"]) == (["lab"], 2)


def test_a_text_that_cannot_be_read_ends_the_comparison(folder: Path) -> None:
    (folder / "empty.md").touch()
    with pytest.raises(InputError, match=r"empty\.md"):
        CliRunner().invoke(lens, ["evaluate", labelled(folder.parent.parent, LABEL)], catch_exceptions=False)


def test_a_broken_label_is_named_with_its_line(tmp_path: Path) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.write_text('\n{"organisation": "lab"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 2, key 'indicator'"):
        CliRunner().invoke(lens, ["evaluate", str(labels)], catch_exceptions=False)


def test_a_label_given_twice_is_refused_and_a_mark_of_byte_order_is_not(folder: Path) -> None:
    labels = Path(labelled(folder.parent.parent, LABEL))
    labels.write_text("\ufeff" + labels.read_text(encoding="utf-8"), encoding="utf-8")
    assert json.loads(said("evaluate", str(labels), "--json"))["rows"] == 1
    labels.write_text(labels.read_text(encoding="utf-8-sig") * 2, encoding="utf-8")
    with pytest.raises(InputError, match="line 2: SE4 of 'lab' stands in line 1 already"):
        CliRunner().invoke(lens, ["evaluate", str(labels)], catch_exceptions=False)


def test_judge_show_names_its_figures() -> None:
    app = typer.Typer()
    app.add_typer(judge)
    app.add_typer(lens)
    came = CliRunner().invoke(app, ["judge", "show", "--json"], catch_exceptions=False)
    assert load_figures().barred
    assert json.loads(came.stdout)["barred"] == sorted(load_figures().barred)
    told = CliRunner().invoke(app, ["judge", "show"], catch_exceptions=False).stdout
    assert "two language models" in told


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"indicator": "ZZ9"}, "no indicator 'ZZ9'"),
        ({"organisation": "../lab"}, "organisation"),
        ({"evidence": [{"document": "docs", "start": 9, "end": 3}]}, "ends after its start"),
        ({"evidence": [{"document": "elsewhere", "start": 3, "end": 9}]}, "elsewhere"),
        ({"evidence": [{"document": "docs", "start": 3, "end": 999_999}]}, "the text ends at"),
    ],
)
def test_a_label_that_fits_nothing_is_named(folder: Path, changed: dict[str, object], named: str) -> None:
    label = {
        "organisation": "lab",
        "indicator": "SE4",
        "verdict": "met",
        "reader_a": "met",
        "reader_b": "met",
    }
    labels = folder.parent.parent / "labels.jsonl"
    labels.write_text(json.dumps({**label, **changed}) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=named):
        CliRunner().invoke(lens, ["evaluate", str(labels)], catch_exceptions=False)


def test_labels_may_cite_files_as_assess_names_them(folder: Path) -> None:
    label = {
        "organisation": "lab",
        "indicator": "SE4",
        "verdict": "met",
        "reader_a": "met",
        "reader_b": "met",
    }
    labels = folder.parent.parent / "labels.jsonl"
    span = {"document": "docs.md", "start": 12, "end": 60}
    labels.write_text(json.dumps({**label, "evidence": [span]}) + "\n", encoding="utf-8")
    assert json.loads(said("evaluate", str(labels), "--json"))["recall_at_3"] == 1.0


def test_files_of_the_same_text_are_both_named(folder: Path) -> None:
    (folder / "again.md").write_bytes((folder / "docs.md").read_bytes())
    got = json.loads(said("assess", str(folder), "--json"))
    named = [page["document"] for page in got["outcomes"][0]["search"]["pages"]]
    assert {"again.md", "docs.md"} <= set(named)


def test_decide_takes_a_mark_of_byte_order_and_leaves_what_is_too_long() -> None:
    asked = {"id": "a", "question": "Is the data named?", "definition": ""}
    refused = "We do not disclose the data. "
    short = json.dumps({**asked, "text": refused})
    long = json.dumps({**asked, "text": refused * 7000 + "See Table 2."})
    came = said("decide", "-", given=f"\ufeff{short}\n{long}\n").splitlines()
    assert [json.loads(line)["verdict"] for line in came] == ["unmet", "undecided"]


def test_a_file_in_place_of_a_folder_is_called_one(folder: Path) -> None:
    with pytest.raises(InputError, match=r"docs\.md' is a file"):
        CliRunner().invoke(lens, ["assess", str(folder / "docs.md")], catch_exceptions=False)
