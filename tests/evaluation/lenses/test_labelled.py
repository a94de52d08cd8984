"""Floors on the five labelled labs. The expressions were written with all five in view: these figures say that
nothing got worse, not how the rules fare on a lab they have not seen (docs/explanation/method.md)."""

import json
from dataclasses import replace

import pytest

from stancewatch.foundation.canonical import sha256
from stancewatch.judges.figures import CountedOver, Figures, load
from stancewatch.lenses.evaluate import Row, agreement
from stancewatch.model.evidence import LONGEST_QUOTE
from tests.evaluation.lenses.labelled import (
    LABELS,
    META,
    META_TEXTS,
    Lab,
    labelled,
    meta,
    pages,
    without,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not LABELS.exists(), reason="the labelled texts lie beside the repository and are not here"
    ),
]

DIGEST = "de5aac77d616b7ab1ae3d73eb85201d40597b43eb5061c7fefe8774ac1b50b77"
"""SHA-256 of the labels the floors were measured on."""

FLOORS = {
    "coverage": 0.20,
    "awarded_precision": 0.90,
    "gap_precision": 0.95,
    "recall_at_3": 0.83,
    "recall_at_10": 0.96,
    "bounds_hold": 0.95,
}
CEILINGS = {"bounds_width": 7.3, "midpoint_error": 1.8}


@pytest.fixture(scope="module")
def labs() -> tuple[Lab, ...]:
    return labelled()


def pooled() -> Figures:
    """Return the shipped figures counted over the pool: by them more classes act than by the rule in force."""
    return replace(load(), over=CountedOver.POOL)


def test_the_labels_are_those_the_floors_were_measured_on() -> None:
    assert sha256(LABELS.read_bytes()) == DIGEST


def test_the_rules_stay_above_their_floors(labs: tuple[Lab, ...]) -> None:
    figures = agreement([row for lab in labs for row in lab.judged(pooled())])
    low = {name: figures[name] for name, floor in FLOORS.items() if (figures[name] or 0) < floor}
    high = {name: figures[name] for name, ceiling in CEILINGS.items() if (figures[name] or 99) > ceiling}
    assert (low, high) == ({}, {})


def test_the_rules_hold_with_each_lab_left_out_of_what_was_earned(labs: tuple[Lab, ...]) -> None:
    shipped = pooled()
    found: list[Row] = []
    for lab in labs:
        barred = shipped.barred - ({"FM7"} if lab.name == "eleutherai" else set())
        awards, gaps = without(shipped.awards, lab.name), without(shipped.gaps, lab.name)
        found += lab.judged(replace(shipped, awards=awards, gaps=gaps, barred=barred))
    figures = agreement(found)
    assert (figures["awarded_precision"] or 0) >= 0.90
    assert (figures["gap_precision"] or 0) >= 0.95
    assert (figures["coverage"] or 0) >= 0.20


def test_every_quote_is_short_and_stands_in_its_page(labs: tuple[Lab, ...]) -> None:
    for lab in labs:
        for one in lab.assessments:
            for outcome in one.outcomes:
                search = outcome.search
                for found in (*search.proposals, *search.nearest):
                    assert len(found.quote.text) <= LONGEST_QUOTE
                for taken in search.rejected:
                    assert len(taken.quote.text) <= LONGEST_QUOTE


def test_by_the_rule_in_force_verdicts_agree_with_the_readers(labs: tuple[Lab, ...]) -> None:
    figures = agreement([row for lab in labs for row in lab.judged(load())])
    assert (figures["awarded"], figures["awarded_precision"]) == (24, 1.0)
    assert (figures["gaps"], figures["gap_precision"]) == (31, 1.0)
    assert (figures["coverage"] or 0) >= 0.16
    assert figures["bounds_hold"] == 1.0
    assert (figures["bounds_width"] or 99) <= 7.6


def test_meta_gets_no_worse() -> None:
    figures = agreement(meta().judged(pooled()))
    assert (figures["awarded"], figures["awarded_precision"]) == (3, 1.0)
    assert (figures["gaps"], figures["gap_precision"]) == (5, 1.0)
    assert (figures["recall_at_3"] or 0) >= 0.63
    assert (figures["recall_at_10"] or 0) >= 0.95
    assert figures["bounds_hold"] == 1.0


def test_metas_texts_are_those_that_were_labelled() -> None:
    known = json.loads((META.parent / "documents.sha256.json").read_text(encoding="utf-8"))
    assert {one.source: one.document.sha256 for one in pages(META_TEXTS / "meta")} == known
