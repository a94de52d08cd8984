"""Statements followed over the audits of the invented labs, and the order of two labs."""

import json
from pathlib import Path
from typing import Any

import pytest

from stancewatch.demo.run import demonstrate
from stancewatch.foundation.progress import Silent
from tests.acceptance.cases import stancewatch

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demonstrate(tmp_path_factory.mktemp("demo"), Silent()).workspace


def test_a_rate_that_went_up_is_one_changed_statement(workspace: Path) -> None:
    ended = stancewatch("audit", "claims", "ostrevane", "atlas-4", "--json", workspace=workspace)
    assert ended.code == 0, ended.err
    rows: Any = ended.json["claims"]
    (changed,) = [row for row in rows if row["fate"] == "changed"]
    assert "99.2 %" in changed["quote"]["text"]
    assert "99.6 %" in changed["now"]["text"]
    assert (changed["first"], changed["last"], changed["gone"]) == ("2026-03-02", "2026-03-02", "2026-06-15")


def test_statements_stand_word_for_word_in_the_archived_texts(workspace: Path) -> None:
    ended = stancewatch("audit", "claims", "ostrevane", "--json", workspace=workspace)
    rows: Any = ended.json["claims"]
    assert {row["fate"] for row in rows} >= {"kept", "changed", "dropped"}
    texts = {path.stem: json.loads(path.read_text())["text"] for path in workspace.rglob("texts/**/*.json")}
    for row in rows:
        quote = row["quote"]
        assert texts[quote["document"]][quote["start"] : quote["end"]] == quote["text"]


def test_as_of_a_day_later_audits_are_not_looked_at(workspace: Path) -> None:
    asked = ("audit", "claims", "ostrevane", "--as-of", "2026-04-01", "--json")
    rows: Any = stancewatch(*asked, workspace=workspace).json["claims"]
    assert {row["last"] for row in rows} == {"2026-03-02"}
    assert {row["fate"] for row in rows} == {"kept"}
    ordered = stancewatch("audit", "order", "--as-of", "2026-04-01", "--json", workspace=workspace)
    pairs: Any = ordered.json["pairs"]
    (pair,) = pairs
    assert (pair["audit"][:10], pair["other_audit"][:10]) == ("2026-03-02", "2026-03-02")
    before_all = stancewatch("audit", "order", "--as-of", "2026-01-01", workspace=workspace)
    assert before_all.out.strip() == "An order takes two audited labs."


def test_a_page_that_no_audit_read_is_named_with_the_near_ones(workspace: Path) -> None:
    ended = stancewatch("audit", "claims", "ostrevane", "atlas-5", workspace=workspace)
    assert ended.code == 2
    assert "atlas-4" in ended.err


def test_labs_whose_scope_differs_tie(workspace: Path) -> None:
    ended = stancewatch("audit", "order", "--json", workspace=workspace)
    found: Any = ended.json["pairs"]
    (pair,) = found
    assert (pair["lab"], pair["other"], pair["order"]) == ("ostrevane", "wattenmoor", "tie")
    assert pair["why"] == "The page roles read differ: faq, moderation."


def test_an_order_takes_two_labs(workspace: Path) -> None:
    ended = stancewatch("audit", "order", "wattenmoor", workspace=workspace)
    assert (ended.code, ended.out.strip()) == (0, "An order takes two audited labs.")
