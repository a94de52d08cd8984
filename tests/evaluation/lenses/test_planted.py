"""Invented statements, planted alone in a page: does the search put them before a judge?

The figures of a first look stand in the files and on the method page; here the floors only say that nothing
that was once found is lost again. Batches one to five were written by the model that wrote the expressions, the
later ones by others that had not seen them.
"""

import tomllib
from collections import Counter
from datetime import date

import pytest

from stancewatch.judges.figures import load as figures
from stancewatch.lenses.rubric import load
from stancewatch.lenses.search import search
from stancewatch.lenses.silence import subjects
from stancewatch.model.lens import DetectorClass
from tests.evaluation.lenses.paraphrases import COUNTED, PLANTED, paraphrases
from tests.unit.lenses.texts import page

pytestmark = pytest.mark.slow


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
    found = [told.proposed for told in paraphrases(batch, part)]
    assert len(found) == statements
    assert sum(found) >= floor * len(found)


def test_questions_whose_silence_may_count_notice_nearly_every_paraphrase() -> None:
    told = [
        one.noticed
        for batch in ("sixth", "seventh")
        for one in paraphrases(batch)
        if one.asked.id in subjects().keys() - figures().muted.keys()
    ]
    assert len(told) >= 100
    assert sum(told) >= 0.98 * len(told)


@pytest.mark.parametrize(
    ("detector", "statements", "floor"),
    [
        (DetectorClass.PROCEDURE, 80, 78),
        (DetectorClass.NUMBER, 70, 67),
        (DetectorClass.LICENCE_LINK_DATE, 30, 30),
        (DetectorClass.TOPIC, 30, 29),
    ],
)
def test_questions_with_a_subject_notice_the_eleventh_batch(
    detector: DetectorClass, statements: int, floor: int
) -> None:
    """By class, as in the table of decision 33, of the questions that still have a subject."""
    told = [
        one.noticed
        for one in paraphrases("eleventh")
        if one.asked.id in subjects() and one.asked.detector is detector
    ]
    assert len(told) == statements
    assert sum(told) >= floor


def test_the_shipped_figures_are_those_of_the_paraphrases_that_were_not_read() -> None:
    counted = Counter(
        (one.asked.detector, one.lab, one.noticed)
        for batch in COUNTED
        for one in paraphrases(batch)
        if one.asked.id not in figures().muted
    )
    shipped = figures().statements.classes
    assert {
        (name, lab): (tally.right, tally.wrong)
        for name, labs in shipped.items()
        for lab, tally in labs.items()
    } == {(name, lab): (counted[name, lab, True], counted[name, lab, False]) for name, lab, _ in counted}
