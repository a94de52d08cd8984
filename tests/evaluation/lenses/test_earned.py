"""The figures that ship are those that benchmarks/lenses/earn.py measures, to the last count."""

import re
import tomllib
from datetime import date
from importlib.resources import files

import pytest

from benchmarks.lenses.earn import lines_of, measured
from stancewatch.judges.figures import load
from tests.evaluation.lenses.labelled import DATA, LABELS, META, META_TEXTS
from tests.evaluation.lenses.paraphrases import COUNTED, paraphrases
from tests.evaluation.lenses.rulings import RULINGS

ORGANISATIONS = RULINGS.parent

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not LABELS.exists(), reason="the labelled texts lie beside the repository and are not here"
    ),
]


def test_the_shipped_figures_are_what_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    invented = [(ORGANISATIONS / part / "labels.jsonl", ORGANISATIONS / part) for part in ("read", "unread")]
    pairs = [(LABELS, DATA / "texts"), (META, META_TEXTS), *invented]
    found = [row for labels, texts in pairs for row in measured(labels, texts)]
    told = [one for batch in COUNTED for one in paraphrases(batch) if one.asked.id not in load().muted]
    came = tomllib.loads("\n".join(lines_of(found, told, date.min)))
    shipped = tomllib.loads((files("stancewatch.judges") / "figures.toml").read_text(encoding="utf-8"))
    assert came.pop("measured_on").removesuffix(str(date.min)) in shipped.pop("measured_on")
    assert came == shipped
    with_barred = re.search(r"procedure: (\d+ of \d+) awards", capsys.readouterr().out)
    assert with_barred
    assert f"with them procedure is {with_barred[1]}" in load().caveat
