"""Rows of figures: a table where there is room, records where there is not, and text as it is."""

from stancewatch.cli.table import lines

HEADINGS = ("Lens", "Score", "Outcomes")
ROWS = (("Indigenous and local knowledge", "4.5", "3 gap, 2 present"), ("PALS composite", "-", ""))


def test_a_table_aligns_its_columns() -> None:
    assert list(lines(HEADINGS, ROWS, 80)) == [
        "Lens                            Score  Outcomes",
        "Indigenous and local knowledge  4.5    3 gap, 2 present",
        "PALS composite                  -",
    ]


def test_forty_columns_show_records_with_whole_words() -> None:
    assert list(lines(HEADINGS, ROWS, 40)) == [
        "Indigenous and local knowledge",
        "  Score: 4.5",
        "  Outcomes: 3 gap, 2 present",
        "PALS composite",
        "  Score: -",
    ]


def test_where_cells_have_to_stay_whole_a_table_that_would_cut_them_is_shown_as_records() -> None:
    headings = ("Lab", *(f"measured figure {number}" for number in range(5)))
    row = ("pinecroft-collective", *("0.95" for _ in range(5)))
    (name, first, *_) = lines(headings, (row,), 118, whole=True)
    assert (name, first) == ("pinecroft-collective", "  measured figure 0: 0.95")
    (heading, figures) = lines(headings, (row,), 119, whole=True)
    assert heading.split("  ")[-1] == "measured figure 4"
    assert figures.split() == list(row)


def test_cells_are_text_and_steer_nothing() -> None:
    for width in (40, 80):
        (*_, last) = lines(("A", "B"), (("[bold]x[/]", "[link=x] :smile: \x1b[31m\u202e\nnext"),), width)
        assert "[link=x] :smile: \\x1b[31m\\u202e next" in last


def test_nothing_is_bold() -> None:
    assert not any("\x1b" in line for line in lines(HEADINGS, ROWS, 80))
