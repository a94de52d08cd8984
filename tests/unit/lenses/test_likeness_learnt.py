"""Whether the weights that ship are those of the texts beside them; training them again takes minutes."""

import json
from importlib.resources import files

import pytest

from tools.likeness_texts import digest
from tools.likeness_weights import Weights, alike, written

SHIPPED = (files("stancewatch.lenses") / "likeness.json").read_text(encoding="utf-8")


def weights(*, learnt_from: str = "a", start: int = -605, **cues: list[int]) -> Weights:
    return {"learnt_from": learnt_from, "questions": ["IK1", "IK2"], "start": [start, 3], "cues": cues}


def test_the_weights_that_ship_were_learnt_from_the_texts_beside_them() -> None:
    assert json.loads(SHIPPED)["learnt_from"] == digest(), "run python -m tools.train_likeness"


def test_weights_are_written_as_they_ship() -> None:
    assert written(json.loads(SHIPPED)) == SHIPPED


@pytest.mark.parametrize(
    "moved",
    [
        weights(audit=[0, 200, 1, -40]),
        weights(audit=[0, 201, 1, -41]),
        weights(audit=[0, 199, 1, -40], start=-604),
        weights(audit=[0, 200, 1, -40], load=[1, -1]),
    ],
)
def test_weights_that_differ_by_rounding_are_alike(moved: Weights) -> None:
    told = weights(audit=[0, 200, 1, -40])
    assert alike(told, moved)
    assert alike(moved, told)


@pytest.mark.parametrize(
    "other",
    [
        weights(audit=[0, 202, 1, -40]),
        weights(audit=[0, 200]),
        weights(audit=[0, 200, 1, 40]),
        weights(audit=[1, 200, 0, -40]),
        weights(audit=[0, 200, 1, -40], load=[1, 2]),
        weights(audit=[0, 200, 1, -40], start=-603),
        weights(audit=[0, 200, 1, -40], learnt_from="b"),
    ],
)
def test_other_weights_are_not(other: Weights) -> None:
    told = weights(audit=[0, 200, 1, -40])
    assert not alike(told, other)
    assert not alike(other, told)


def test_of_cues_equally_heavy_another_may_be_the_last_that_is_kept() -> None:
    told = weights(audit=[0, 200], load=[0, 99])
    assert alike(told, weights(audit=[0, 200], sign=[0, -100]), most=2)
    assert not alike(told, weights(audit=[0, 200], sign=[0, -101]), most=2)
    assert not alike(told, weights(audit=[0, 200], sign=[0, -99]), most=3)
