from collections.abc import Sequence

import pytest

from stancewatch.model.evidence import Document
from stancewatch.publish.reading import ShownPassage
from stancewatch.publish.site import Built
from stancewatch.publish.tables import MOST_COLUMNS, Table, arranged, places
from tests.unit.publish import invented
from tests.unit.publish.markup import read


def page(*cells: tuple[str, str], kind: str = "table_cell") -> Document:
    return invented.document([(kind, text, "", path) for path, text in cells])


def shown(document: Document, numbers: Sequence[int] | None = None) -> list[ShownPassage | Table]:
    blocks = [
        ShownPassage(passage, ((passage.start, passage.end),))
        for passage in document.passages
        if numbers is None or passage.number in numbers
    ]
    return list(arranged(blocks, places(document.passages)))


def grid(table: ShownPassage | Table) -> list[list[str]]:
    assert isinstance(table, Table)
    return [
        [
            " / ".join(one.passage.text for one in cell.shown) or ("[…]" if cell.left_out else "")
            for cell in row
        ]
        for row in (*table.head, *table.body)
    ]


def test_rows_columns_headings_and_blocks_in_a_cell() -> None:
    (table,) = shown(
        page(
            ("main/table[1]/thead[1]/tr[1]/th[1]", "Language"),
            ("main/table[1]/thead[1]/tr[1]/th[2]", "Hours"),
            ("main/table[1]/tbody[1]/tr[1]/th[1]", "Italian"),
            ("main/table[1]/tbody[1]/tr[1]/td[1]/p[1]", "14"),
            ("main/table[1]/tbody[1]/tr[1]/td[1]/p[2]", "about"),
        )
    )
    assert grid(table) == [["Language", "Hours"], ["Italian", "14 / about"]]
    assert isinstance(table, Table)
    assert [[cell.heads for cell in row] for row in (*table.head, *table.body)] == [
        ["col", "col"],
        ["row", ""],
    ]


def test_a_cell_without_text_keeps_its_place() -> None:
    (table,) = shown(
        page(
            ("table[1]/tr[1]/td[1]", "a"),
            ("table[1]/tr[1]/td[3]", "c"),
            ("table[1]/tr[2]/td[2]", "B"),
            ("table[1]/tr[2]/td[3]", "C"),
        )
    )
    assert grid(table) == [["a", "", "c"], ["", "B", "C"]]


def test_what_is_not_shown_of_a_table_is_marked_as_left_out() -> None:
    document = page(
        *[(f"table[1]/tr[{row}]/td[{column}]", f"{row}{column}") for row in (1, 2, 3) for column in (1, 2, 3)]
    )
    (table,) = shown(document, numbers=[0, 4])
    assert grid(table) == [["11", "[…]", "[…]"], ["[…]", "22", "[…]"]]


def test_a_caption_belongs_to_its_table_and_two_tables_are_two() -> None:
    document = invented.document(
        [
            ("caption", "First", "", "table[1]/caption[1]"),
            ("table_cell", "a", "", "table[1]/tr[1]/td[1]"),
            ("table_cell", "b", "", "table[1]/tr[1]/td[2]"),
            ("paragraph", "Between", "", "p[1]"),
            ("table_cell", "c", "", "table[2]/tr[1]/td[1]"),
            ("table_cell", "d", "", "table[2]/tr[1]/td[2]"),
        ]
    )
    first, between, second = shown(document)
    assert isinstance(first, Table)
    assert first.caption
    assert first.caption.passage.text == "First"
    assert isinstance(between, ShownPassage)
    assert grid(second) == [["c", "d"]]


def test_a_caption_without_cells_after_it_is_a_block() -> None:
    document = invented.document(
        [("caption", "Alone", "", "table[1]/caption[1]"), ("paragraph", "Text", "", "p[1]")]
    )
    assert [type(one) for one in shown(document)] == [ShownPassage, ShownPassage]


def test_equal_paths_of_two_tables_do_not_mix_their_rows() -> None:
    """A path that was cut short may be that of two tables; reading order is kept."""
    cells = [(f".../tr[{row}]/td[{column}]", f"{row}{column}") for row in (1, 2) for column in (1, 2)]
    document = page(*[(path.replace("...", ".../table[1]"), text) for path, text in cells * 2])
    first, second = shown(document)
    assert grid(first) == grid(second) == [["11", "12"], ["21", "22"]]


@pytest.mark.parametrize(
    "cells",
    [
        [(f"table[1]/tr[1]/td[{column}]", "x") for column in range(1, 10_001)],
        [("table[1]/tr[1]/td[1]", "x"), ("table[1]/tr[1]/td[99999999999999999999]", "x")],
        [(f"table[1]/tr[{row}]/td[{MOST_COLUMNS}]", "x") for row in range(1, 400)],
        [(f"table[1]/tr[{row}]/td[1]", "one column") for row in (1, 2, 3)],
        [("table[1]/tr[1]/td[1]", "menu"), ("table[1]/tr[1]/td[2]/p[1]", "the page " * 400)],
    ],
    ids=["10,000 columns", "a huge number", "sparse", "one column", "layout"],
)
def test_what_nobody_could_read_as_a_table_stays_a_list(cells: list[tuple[str, str]]) -> None:
    document = page(*cells)
    found = shown(document)
    assert len(found) == len(cells)
    assert all(isinstance(one, ShownPassage) for one in found)


def test_a_table_in_a_cell_is_a_table_and_the_cell_around_it_is_not_mixed_in() -> None:
    document = page(
        ("table[1]/tr[1]/td[1]", "before"),
        ("table[1]/tr[1]/td[1]/table[1]/tr[1]/td[1]", "a"),
        ("table[1]/tr[1]/td[1]/table[1]/tr[1]/td[2]", "b"),
        ("table[1]/tr[1]/td[1]", "after"),
    )
    before, inner, after = shown(document)
    assert grid(inner) == [["a", "b"]]
    assert isinstance(before, ShownPassage)
    assert isinstance(after, ShownPassage)


def test_the_page_of_a_source_has_a_table_with_marks_that_can_be_reached(built_whole: Built) -> None:
    policy = next(page for page in invented.pages("harbour-commons") if page.source == "data-policy")
    source = read(built_whole.folder / f"source/{policy.document.sha256[:12]}/index.html")
    (table,) = source.of("table")
    assert [th.attributes["scope"] for th in source.of("th")] == ["col"] * 4 + ["row"] * 3
    assert "Planted names found" in table.text
    (scroller,) = [div for div in source.of("div") if div.attributes.get("class") == "sideways"]
    assert scroller.attributes["tabindex"] == "0"
    assert scroller.attributes["aria-label"].startswith("Table: 4 rows, 4 columns")
    cells = [cell.text for cell in source.of("td")]
    assert cells.index("14,200") + 1 == cells.index("88 of 100 were found by the classifier of March 2026.")
    assert any("61 of 100" in mark.text for mark in source.of("mark"))
