"""The command line of the lenses, as a caller sees it."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from stancewatch.cli.judge import judge
from stancewatch.cli.lens import lens
from stancewatch.foundation.errors import InputError, UsageError, WorldError
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


def test_evaluate_compares_with_labels(folder: Path) -> None:
    label = {
        "organisation": "lab",
        "indicator": "SE4",
        "verdict": "partial",
        "reader_a": "partial",
        "reader_b": "met",
    }
    spans = [{"document": "docs", "start": 12, "end": 60, "quote": "", "reader": "a"}]
    labels = folder.parent.parent / "labels.jsonl"
    labels.write_text(json.dumps({**label, "evidence": spans, "notes": []}) + "\n", encoding="utf-8")
    got = json.loads(said("evaluate", str(labels), "--json"))
    assert (got["rows"], got["awarded"], got["recall_at_3"]) == (1, 0, 1.0)


def test_a_broken_label_is_named_with_its_line(tmp_path: Path) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.write_text('\n{"organisation": "lab"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 2, key 'indicator'"):
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
