"""The engine is as good as it was: figures on the development data stay on their side of the pinned floors."""

import json
from pathlib import Path

import pytest

from tests.evaluation.suffixscape.measures import CORPORA, FLOORS, corpus, digest, figures
from tests.evaluation.suffixscape.pin import CEILINGS


@pytest.mark.parametrize("name", CORPORA)
def test_figures_hold(name: str, tmp_path: Path) -> None:
    if not corpus(name).is_file():
        pytest.skip(f"{corpus(name)} is not here: the development data are not shipped with the project.")
    pinned = json.loads(FLOORS.read_text("utf-8"))[name]
    assert digest(name) == pinned["digest"], "another corpus than the one the floors were measured on"
    measured = figures(name, tmp_path)
    assert set(measured) == set(pinned["figures"])
    worse = {
        key: (value, pinned["figures"][key])
        for key, value in measured.items()
        if (value > pinned["figures"][key] if key in CEILINGS else value < pinned["figures"][key])
    }
    assert worse == {}
