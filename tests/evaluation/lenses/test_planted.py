"""Invented statements, planted alone in a page: does the search put them before a judge?

The figures of a first look stand in the files and on the method page; here the floors only say that nothing
that was once found is lost again. Batches one to five were written by the model that wrote the expressions, the
sixth by one that had not seen them.
"""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from stancewatch.judges.figures import load as figures
from stancewatch.lenses.rubric import load
from stancewatch.lenses.search import search
from stancewatch.model.lens import DetectorClass
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


@pytest.mark.parametrize(("part", "statements", "floor"), [("tune", 145, 0.97), ("count", 364, 0.68)])
def test_paraphrases_by_another_reader_are_found(part: str, statements: int, floor: float) -> None:
    found = [one for _, one in _paraphrases(part)]
    assert len(found) == statements
    assert sum(found) >= floor * len(found)


def test_the_shipped_figures_are_those_of_the_paraphrases_that_were_not_read() -> None:
    counted = Counter(_paraphrases("count"))
    shipped = figures().statements
    assert {name: (tally.right, tally.wrong) for name, tally in shipped.items()} == {
        name: (counted[name, True], counted[name, False]) for name in shipped
    }
    assert sum(tally.total for tally in shipped.values()) == counted.total()


def _paraphrases(part: str) -> list[tuple[DetectorClass, bool]]:
    given = tomllib.loads((PLANTED / "sixth.toml").read_text(encoding="utf-8"))
    return [
        (asked.detector, bool(search(asked, [page(told["says"])], date(2026, 1, 1)).proposals))
        for lens in load()
        for asked in lens.indicators
        for told in given.get(asked.id, ())
        if told["part"] == part
    ]
