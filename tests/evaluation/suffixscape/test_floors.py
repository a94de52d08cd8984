"""The engine is as good as it was: every figure on the development data stays on its side of the pinned floor."""

import json

import pytest

from tests.evaluation.suffixscape import baseline_corpus
from tests.evaluation.suffixscape.measures import FLOORS
from tests.evaluation.suffixscape.pin import FRESH, NAMES, Pinned, digest, measured, missing, renewed, worse

READABLE = 350
"""Findings per 1,000 sentences beyond which people stop reading them."""


@pytest.mark.parametrize("name", NAMES)
def test_figures_hold(name: str) -> None:
    if missing(name):
        pytest.skip(f"{missing(name)} is not here: the development data are not shipped with the project.")
    pinned: Pinned = json.loads(FLOORS.read_text("utf-8"))[name]
    assert digest(name) == pinned["digest"], "another corpus than the one the floors were measured on"
    now = measured(name)
    assert worse(pinned["figures"], now) == []
    assert now.keys() == pinned["figures"].keys(), "a pattern without a floor: pin it"
    assert now.get("findings_per_1000", 0) <= READABLE


def test_rates_stand_beside_what_the_engine_finds_in_the_baseline_corpus() -> None:
    if missing(baseline_corpus.NAME):
        pytest.skip("the development data are not shipped with the project")
    anew = "count it anew: python -m tests.evaluation.suffixscape.pin"
    assert baseline_corpus.shipped() == baseline_corpus.counted(), anew


def test_what_is_worse_is_named() -> None:
    pinned = {"a.true": 3.0, "a.false": 1.0, "a.missed": 0.0, "findings_per_1000": 9.0, "b.true": 1.0}
    assert worse(pinned, {**pinned, "a.true": 4.0, "a.false": 0.0, "findings_per_1000": 8.0}) == []
    assert worse(pinned, {"a.true": 2.0, "a.false": 2.0, "a.missed": 1.0, "findings_per_1000": 9.1}) == [
        "a.false: 1.0 -> 2.0",
        "a.missed: 0.0 -> 1.0",
        "a.true: 3.0 -> 2.0",
        "b.true: 1.0 -> not measured",
        "findings_per_1000: 9.0 -> 9.1",
    ]


def test_a_floor_falls_only_with_a_reason_that_is_kept() -> None:
    pinned = Pinned(digest=digest(FRESH), figures={"a.true": 3.0}, reasons=["old"])
    assert renewed(FRESH, pinned, {"a.true": 2.0}, "") == (pinned, ["a.true: 3.0 -> 2.0"])
    lowered = Pinned(digest=digest(FRESH), figures={"a.true": 2.0}, reasons=["old", "why"])
    assert renewed(FRESH, pinned, {"a.true": 2.0}, "why") == (lowered, [])
    raised = Pinned(digest=digest(FRESH), figures={"a.true": 4.0}, reasons=["old"])
    assert renewed(FRESH, pinned, {"a.true": 4.0}, "") == (raised, [])


def test_another_corpus_needs_a_reason() -> None:
    pinned = Pinned(digest="0" * 64, figures={"a.true": 3.0}, reasons=[])
    assert renewed(FRESH, pinned, {"a.true": 4.0}, "") == (pinned, ["another corpus than the one pinned"])
    assert renewed(FRESH, pinned, {"a.true": 4.0}, "new labels")[0]["digest"] == digest(FRESH)
