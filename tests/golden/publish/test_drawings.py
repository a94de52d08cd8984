"""The drawings, as files: a change of one coordinate is reviewed as text.

To accept a change, delete the file and run the test twice: the first run writes it and says so.
"""

from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup

from stancewatch.publish.lens_rows import lens_rows
from stancewatch.publish.svg.dot_plot import dot_plot
from stancewatch.publish.svg.strip import strip
from stancewatch.publish.svg.waterfall import Stage, waterfall
from tests.unit.publish import invented

FOLDER = Path(__file__).parent


def check(drawing: Markup, name: str) -> None:
    lines, expected = str(drawing).replace("><", ">\n<") + "\n", FOLDER / f"{name}.svg"
    if not expected.exists():
        expected.write_text(lines, encoding="utf-8")
        pytest.fail(f"{expected.name} was not there and has been written; look at it and run again")
    assert lines == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("lab", ["harbour-commons", "meridian-forge"])
def test_the_dot_plot_of_a_lab(lab: str) -> None:
    check(
        dot_plot(lens_rows(invented.audit(lab, date(2026, 6, 8))), title="Scores", anchor="plot"),
        f"{lab}-plot",
    )


@pytest.mark.parametrize("lab", ["harbour-commons", "meridian-forge"])
def test_the_strip_of_a_lab(lab: str) -> None:
    check(strip(lens_rows(invented.audit(lab, date(2026, 6, 8))), title="Eight lenses."), f"{lab}-strip")


def test_the_waterfall_of_three_causes() -> None:
    stages = (
        Stage("Audit of 2026-03-02", "2.1–7.9", (2.125, 7.875)),
        Stage("the pages", "low +0.5, high +0.0", (2.625, 7.875)),
        Stage("the method", "low +0.0, high -1.5", (2.625, 6.375)),
        Stage("the reading", "low -0.3, high -0.3", (2.325, 6.075)),
        Stage("Audit of 2026-06-08", "2.3–6.1", (2.325, 6.075)),
    )
    check(waterfall(stages, title="PALS composite, by cause", anchor="composite"), "waterfall")
