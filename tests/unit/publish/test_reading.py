from html import unescape
from re import sub

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancewatch.model.evidence import Document
from stancewatch.publish import windows
from stancewatch.publish.citations import Citation, Use
from stancewatch.publish.reading import reading
from tests.unit.publish import invented

BLOCK = "one two three four five six seven eight nine ten"


def cite(document: Document, *spans: tuple[int, int], use: Use = Use.FINDING) -> list[Citation]:
    audit = invented.audit("meridian-forge")
    return [Citation(audit, invented.cut(document, *span), use, "", "") for span in spans]


def marked(*spans: tuple[int, int], use: Use = Use.FINDING) -> str:
    document = invented.document([("paragraph", BLOCK)])
    return str(reading(document, cite(document, *spans, use=use), full=True).marked(0, len(BLOCK)))


def test_one_quote() -> None:
    assert marked((4, 7)) == f'one <mark id="q-4-7">two</mark>{BLOCK[7:]}'


def test_a_quote_in_a_quote() -> None:
    assert marked((4, 13), (8, 13)) == (
        f'one <mark id="q-4-13">two <mark id="q-8-13">three</mark></mark>{BLOCK[13:]}'
    )


def test_crossing_quotes_are_split_and_keep_one_anchor_each() -> None:
    assert marked((0, 7), (4, 13)) == (
        '<mark id="q-0-7">one <mark id="q-4-13">two</mark></mark><mark> three</mark>' + BLOCK[13:]
    )


def test_the_same_words_cited_twice_are_marked_once() -> None:
    assert marked((4, 7), (4, 7)).count("<mark") == 1


def test_words_that_a_search_only_met_are_marked_lightly() -> None:
    assert '<mark id="q-4-7" class="looked-at">' in marked((4, 7), use=Use.NEAREST)


@given(
    st.lists(
        st.tuples(st.integers(0, len(BLOCK) - 1), st.integers(1, 20)).map(
            lambda pair: (pair[0], min(len(BLOCK), pair[0] + pair[1]))
        ),
        max_size=12,
    )
)
def test_marks_change_no_word_and_every_quote_has_its_anchor(spans: list[tuple[int, int]]) -> None:
    html = marked(*spans)
    assert unescape(sub(r"<[^>]*>", "", html)) == BLOCK
    assert html.count("<mark") == html.count("</mark>")
    for start, end in spans:
        assert html.count(f'id="q-{start}-{end}"') == 1


def test_excerpts_hold_300_characters_on_either_side_and_no_more() -> None:
    document = invented.document(
        [("paragraph", "x" * 1000 + " words " + "y" * 1000), ("paragraph", "z" * 50)]
    )
    shown = reading(document, cite(document, (1001, 1006)), full=False)
    assert [part.windows for part in shown.parts[0]] == [((701, 1306),)]


def test_an_excerpt_reaches_into_the_next_block() -> None:
    document = invented.document([("paragraph", "a" * 50), ("paragraph", "b" * 400)])
    shown = reading(document, cite(document, (0, 50)), full=False)
    assert [part.windows for part in shown.parts[0]] == [((0, 50),), ((51, 350),)]


def test_words_that_a_search_only_met_are_shown_without_context() -> None:
    document = invented.document([("paragraph", BLOCK)])
    shown = reading(document, cite(document, (4, 7), use=Use.REJECTED), full=False)
    assert shown.parts[0][0].windows == ((4, 7),)


def test_an_uncited_text_is_not_republished() -> None:
    document = invented.document([("paragraph", BLOCK)])
    assert reading(document, [], full=False).parts == ((),)
    assert reading(document, [], full=True).parts[0][0].whole


def test_a_very_long_block_is_shown_in_excerpts_even_in_full() -> None:
    document = invented.document([("paragraph", "x" * (windows.LONGEST_PASSAGE + 1))])
    shown = reading(document, cite(document, (500, 510)), full=True)
    assert shown.parts[0][0].windows == ((200, 810),)


@pytest.mark.parametrize("block", [0, 30, 59])
def test_long_texts_have_parts_and_each_quote_is_on_its_own(block: int) -> None:
    document = invented.document([("paragraph", f"{number:05}" + "x" * 5000) for number in range(60)])
    start = document.passages[block].start
    shown = reading(document, cite(document, (start, start + 5)), full=True)
    assert len(shown.parts) == 4
    part = shown.parts[shown.part_at(start) - 1]
    assert block in [one.passage.number for one in part]


def test_hostile_text_is_escaped_inside_and_outside_marks() -> None:
    document = invented.document([("paragraph", "<b>\u202e & <script>")])
    html = str(reading(document, cite(document, (0, 4)), full=True).marked(0, len(document.text)))
    assert html == '<mark id="q-0-4">&lt;b&gt;[U+202E]</mark> &amp; &lt;script&gt;'


@pytest.mark.parametrize("full", [True, False])
def test_one_endless_block_has_parts_and_every_quote_is_whole_on_its_own(full: bool) -> None:
    document = invented.document([("paragraph", "0123456789" * 40_000)])
    places = [(start, start + 90) for start in range(0, 399_000, 450)]
    shown = reading(document, cite(document, *places), full=full)
    assert len(shown.parts) > 4
    for start, end in places[::97]:
        (one,) = shown.parts[shown.part_at(start) - 1]
        assert any(begin <= start and end <= stop for begin, stop in one.windows)
        assert f'id="q-{start}-{end}"' in "".join(shown.marked(*window) for window in one.windows)


def test_windows_that_touch_are_one_where_they_share_a_page() -> None:
    document = invented.document([("paragraph", "x" * 60_000)])
    shown = reading(document, cite(document, *[(at, at + 10) for at in range(0, 59_000, 500)]), full=False)
    assert [part.windows for part in shown.parts[0]] == [((0, 58_810),)]
