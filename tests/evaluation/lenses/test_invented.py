"""Floors on three invented labs with near-misses, and on invented statements of who speaks.

The labs were written and labelled by one language model that had not seen the rules; they were read after a first
look (invented/README.md), so these floors only say that nothing got worse.
"""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from stancewatch.judges.rules import Rules
from stancewatch.lenses.assess import assess
from stancewatch.lenses.evaluate import AWARDED, Row, agreement, rows
from stancewatch.lenses.labels import Label, read_labels
from stancewatch.lenses.rubric import find_indicator
from stancewatch.lenses.rubric import load as load_lenses
from stancewatch.lenses.search import search
from stancewatch.model.lens import DetectorClass, HitKind
from tests.evaluation.lenses.labelled import EVERY, pages
from tests.unit.lenses.texts import page

pytestmark = pytest.mark.slow

INVENTED = Path(__file__).parent / "invented"
LABS = ("brindle", "corvane", "moraine")


@pytest.fixture(scope="module")
def found() -> tuple[Row, ...]:
    labels = read_labels(INVENTED / "labels.jsonl")
    return tuple(
        row for lab in LABS for row in judged(lab, [label for label in labels if label.organisation == lab])
    )


def judged(lab: str, labels: list[Label]) -> tuple[Row, ...]:
    read = pages(INVENTED / lab)
    came = assess(load_lenses(), read, {}, Rules(EVERY), date(2026, 1, 1), roles_covered=True)
    return rows(came, labels, {one.document.sha256: one.source for one in read})


def test_no_award_is_false(found: tuple[Row, ...]) -> None:
    awards = [row for row in found if row.verdict in AWARDED and row.label.decided]
    assert [(row.label.organisation, row.label.indicator) for row in awards if not row.award_right] == []
    assert len(awards) >= 6
    assert sum(row.detector is DetectorClass.PROCEDURE for row in awards) >= 2


def test_the_evidence_stays_among_the_first_quotes(found: tuple[Row, ...]) -> None:
    figures = agreement(found)
    assert (figures["recall_at_3"] or 0) >= 0.76
    assert (figures["recall_at_10"] or 0) >= 0.91


def test_what_somebody_else_says_or_does_is_not_sure() -> None:
    sure, of = counted("others")
    assert (sure <= 3, of) == (True, 99)


def test_what_the_page_says_of_itself_stays_sure() -> None:
    sure, of = counted("own")
    assert (sure >= 92, of) == (True, 98)


def counted(kind: str) -> tuple[int, int]:
    """Return how many of the invented statements of a kind are sure, and how many there are."""
    batches = tomllib.loads((INVENTED / "speakers.toml").read_text(encoding="utf-8"))
    asked = [
        (name, text) for batch in batches.values() for name, texts in batch[kind].items() for text in texts
    ]
    return sum(is_sure(name, text) for name, text in asked), len(asked)


def is_sure(name: str, text: str) -> bool:
    proposals = search(find_indicator(name), [page(text)], date(2026, 1, 1)).proposals
    return any(one.kind is HitKind.SURE for one in proposals)
