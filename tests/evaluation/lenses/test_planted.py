"""Invented statements, planted alone in a page: does the search put them before a judge?

The figures of a first look stand in the files and on the method page; here the floors only say that nothing
that was once found is lost again. Batches one to five were written by the model that wrote the expressions, the
sixth and seventh by others that had not seen them.
"""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from stancewatch.judges.figures import load as figures
from stancewatch.lenses.reading import reading_of
from stancewatch.lenses.rubric import load
from stancewatch.lenses.search import search
from stancewatch.lenses.silence import near, subjects
from stancewatch.model.lens import Indicator
from tests.unit.lenses.texts import page

pytestmark = pytest.mark.slow

PLANTED = Path(__file__).parent / "planted"
COUNTED = ("ninth", "twelfth", "thirteenth")
"""The batches behind the shipped figures, as in benchmarks/lenses/earn.py."""


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


@pytest.mark.parametrize(
    ("batch", "part", "statements", "floor"),
    [("sixth", "tune", 145, 0.97), ("sixth", "count", 364, 0.68), ("seventh", "count", 534, 0.63)],
)
def test_paraphrases_by_another_reader_are_found(
    batch: str, part: str, statements: int, floor: float
) -> None:
    found = [proposed(asked, says) for asked, _, says in paraphrases(batch, part)]
    assert len(found) == statements
    assert sum(found) >= floor * len(found)


def test_questions_whose_silence_may_count_notice_nearly_every_paraphrase() -> None:
    told = [
        noticed(asked, says)
        for batch in ("sixth", "seventh")
        for asked, _, says in paraphrases(batch, "count")
        if asked.id in subjects() and asked.id not in figures().muted
    ]
    assert len(told) == 173
    assert sum(told) >= 172


def test_the_shipped_figures_are_those_of_the_paraphrases_that_were_not_read() -> None:
    counted = Counter(
        (asked.detector, lab, noticed(asked, says))
        for batch in COUNTED
        for asked, lab, says in paraphrases(batch, "count")
        if asked.id not in figures().muted
    )
    shipped = figures().statements.classes
    assert {
        (name, lab): (tally.right, tally.wrong)
        for name, labs in shipped.items()
        for lab, tally in labs.items()
    } == {(name, lab): (counted[name, lab, True], counted[name, lab, False]) for name, lab, _ in counted}


def paraphrases(batch: str, part: str) -> list[tuple[Indicator, str, str]]:
    given = tomllib.loads((PLANTED / f"{batch}.toml").read_text(encoding="utf-8"))
    return [
        (asked, told["lab"], told["says"])
        for lens in load()
        for asked in lens.indicators
        for told in given.get(asked.id, ())
        if told["part"] == part
    ]


def proposed(asked: Indicator, statement: str) -> bool:
    return bool(search(asked, [page(statement)], date(2026, 1, 1)).proposals)


def noticed(asked: Indicator, statement: str) -> bool:
    return proposed(asked, statement) or bool(near(asked, reading_of([page(statement)])))
