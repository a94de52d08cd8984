"""Invented statements, planted alone in a page: does the search put them before a judge?

The figures of a first look stand in the files and on the method page; here the floors only say that nothing
that was once found is lost again.
"""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from stancewatch.judges.figures import load as figures
from stancewatch.lenses.rubric import load
from stancewatch.lenses.search import search
from tests.unit.lenses.texts import page

PLANTED = Path(__file__).parent / "planted"


@pytest.mark.parametrize(
    ("batch", "floor"),
    [("first", 0.98), ("second", 0.98), ("oblique", 0.95), ("fourth", 0.96), ("fifth", 0.90)],
)
def test_planted_statements_are_found(batch: str, floor: float) -> None:
    statements = tomllib.loads((PLANTED / f"{batch}.toml").read_text(encoding="utf-8"))
    found = [
        bool(search(asked, [page(statement)], date(2026, 1, 1)).proposals)
        for lens in load()
        for asked in lens.indicators
        for statement in statements.get(asked.id, ())
    ]
    assert len(found) == sum(map(len, statements.values()))
    assert sum(found) >= floor * len(found)


def test_of_each_planted_disclosure_at_least_one_statement_is_found() -> None:
    statements = tomllib.loads((PLANTED / "fifth.toml").read_text(encoding="utf-8"))
    missed = [
        asked.id
        for lens in load()
        for asked in lens.indicators
        if not any(search(asked, [page(one)], date(2026, 1, 1)).proposals for one in statements[asked.id])
    ]
    assert missed == []
    counted = Counter(asked.detector for lens in load() for asked in lens.indicators)
    assert {name: tally.total for name, tally in figures().disclosures.items()} == counted
