"""Agreement with FMTI: the wording rules against scores of the Foundation Model Transparency Index (CC BY 4.0).

Six companies of December 2025, the same on which the limits were set. Only substantive disclosures count:
telling a refusal from an answer is nearly free.
"""

import json

import pytest

from stancewatch.judges.disclosure import decide
from stancewatch.model.score import Verdict
from tests.evaluation.lenses.labelled import SHARED

ROWS = SHARED / "data" / "judge" / "fmti_dec2025_dev.jsonl"
pytestmark = pytest.mark.skipif(
    not ROWS.exists(), reason="the index rows lie beside the repository and are not here"
)


def kappa(pairs: list[tuple[bool, bool]]) -> float:
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    ones, others = (sum(pair[side] for pair in pairs) / len(pairs) for side in (0, 1))
    chance = ones * others + (1 - ones) * (1 - others)
    return (agreed - chance) / (1 - chance)


def test_agreement_on_the_substantive_rows_that_are_decided() -> None:
    rows = [json.loads(line) for line in ROWS.read_text(encoding="utf-8").split("\n") if line]
    substantive = [row for row in rows if row["kind"] == "substantive"]
    came = [
        (decide(row["definition"], row["notes"], row["disclosure"]).verdict, row["score"] == 1)
        for row in substantive
    ]
    decided = [(verdict is Verdict.MET, told) for verdict, told in came if verdict is not Verdict.UNDECIDED]
    assert len(decided) >= 0.385 * len(substantive)
    assert kappa(decided) >= 0.56
