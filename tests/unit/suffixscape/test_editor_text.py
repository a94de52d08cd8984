"""Places as editors count them."""

from stancewatch.suffixscape.editor_text import Positions, utf16_units


def test_a_long_line_is_counted_once() -> None:
    counted = 0

    def units(text: str) -> int:
        nonlocal counted
        counted += len(text)
        return utf16_units(text)

    text = "\U0001f600 were removed. " * 2000
    places = Positions(text, units)
    units_before = 0
    for offset in range(0, len(text), 10):
        assert places.of(offset) == (0, units_before)
        units_before += utf16_units(text[offset : offset + 10])
    assert counted <= 2 * len(text)


def test_places_may_be_asked_for_in_any_order() -> None:
    text = "a\U0001f600b\r\nc\U0001f600d\n\n"
    places = Positions(text, utf16_units)
    wanted = {0: (0, 0), 2: (0, 3), 3: (0, 4), 5: (1, 0), 7: (1, 3), 9: (2, 0), 10: (3, 0)}
    for offset in (7, 3, 0, 2, 9, 5, 10, 7, 2, 3, 3):
        assert places.of(offset) == wanted[offset]
