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
