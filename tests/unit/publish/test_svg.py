from xml.etree import ElementTree as ET

from inline_snapshot import snapshot

from stancewatch.publish.svg.dot_plot import Row, dot_plot
from stancewatch.publish.svg.scale import place
from stancewatch.publish.svg.strip import strip

ROWS = (
    Row("1 Deep <History>", "4 of 10, bounds 3.2 to 4.9", "4", (3.2, 4.9), 4.0, "#a"),
    Row("2 Voices", "bounds 1.0 to 10.0 of 10, no single number", "1.0–10.0", (1.0, 10.0), None, "#b"),
    Row("4 Pasts", "all questions open, no score", "open", (1.0, 10.0), None, "#d", undecided=True),
    Row("3 Futures", "not scored, no indicator applies", "–", None, None, "#c"),
)


def test_the_axis_runs_from_1_to_10_inside_the_drawing() -> None:
    assert (place(1), place(5.5), place(10)) == (1.5, 50, 98.5)


def test_the_dot_plot_is_well_formed_and_tells_its_values() -> None:
    drawing = ET.fromstring(dot_plot(ROWS, title="Scores", anchor="plot"))  # noqa: S314  our own drawing
    assert drawing.attrib["role"] == "group"
    assert drawing.attrib["aria-labelledby"] == "plot-title plot-desc"
    assert drawing.findtext("desc") == snapshot(
        "1 Deep <History>: 4 of 10, bounds 3.2 to 4.9; "
        "2 Voices: bounds 1.0 to 10.0 of 10, no single number; 4 Pasts: all questions open, no score; 3 Futures: not scored, no indicator applies."
    )
    links = drawing.findall("a")
    assert [link.attrib["href"] for link in links] == ["#a", "#b", "#d", "#c"]
    assert "".join(links[0].itertext()) == "1 Deep <History> 4"
    assert [len(link.findall("circle")) for link in links] == [1, 0, 0, 0]
    assert [len(link.findall("line[@class='bounds']")) for link in links] == [1, 1, 0, 0]
    assert links[2].findtext("g/title") == "4 Pasts: all questions open, no score"
    assert links[2].find("g/line[@class='undecided']") is not None


def test_the_strip_is_an_image_that_tells_its_values() -> None:
    drawing = ET.fromstring(strip(ROWS, title="Eight lenses."))  # noqa: S314  our own drawing
    assert drawing.attrib["role"] == "img"
    assert "2 Voices: bounds 1.0 to 10.0 of 10" in drawing.attrib["aria-label"]
    assert drawing.findtext("text") == "–"
