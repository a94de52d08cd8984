"""Sentences that the writer of the rules has not read (invented/README.md): what is found of them must not fall."""

import json
from collections import Counter
from pathlib import Path

import pytest

from stancewatch.model.language import Family
from stancewatch.suffixscape.engine import examine

INVENTED = Path(__file__).parent / "invented"


OUTCOMES = {("yes", True): "true", ("yes", False): "missed", ("no", True): "false"}


def counts(name: str) -> Counter[str]:
    """Return, over sentences and families, how many are found, found wrongly and missed; contested ones are left out."""
    outcomes = Counter[str]()
    for line in (INVENTED / f"{name}.jsonl").read_text("utf-8").splitlines():
        sentence = json.loads(line)
        flagged = {hit.family for hit in examine(sentence["text"])}
        labels = ((sentence["labels"].get(family.value, "no"), family in flagged) for family in Family)
        outcomes.update(OUTCOMES[one] for one in labels if one in OUTCOMES)
    return outcomes


@pytest.mark.parametrize(
    ("name", "yes", "floor"), [("first", 59, 0.99), ("second", 52, 0.73), ("third", 60, 0.82)]
)
def test_pooled_f1_stays_above_its_floor(name: str, yes: int, floor: float) -> None:
    found = counts(name)
    assert found["true"] + found["missed"] == yes
    f1 = 2 * found["true"] / (2 * found["true"] + found["false"] + found["missed"])
    assert f1 >= floor, found
