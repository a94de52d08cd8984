"""Invented statements, planted alone in a page: does the search put them before a judge?

The figures of a first look stand in the files and on the method page; here the floors only say that nothing
that was once found is lost again.
"""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from stancewatch.lenses.rubric import load
from stancewatch.lenses.search import search
from tests.unit.lenses.texts import page

PLANTED = Path(__file__).parent / "planted"


@pytest.mark.parametrize(
    ("batch", "floor"), [("first", 0.98), ("second", 0.98), ("oblique", 0.95), ("fourth", 0.96)]
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
