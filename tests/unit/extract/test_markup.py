from stancewatch.extract.markup import markdown, plain
from stancewatch.model.evidence import Passage, PassageKind

H, P, L, T, Q, C = (
    PassageKind.HEADING,
    PassageKind.PARAGRAPH,
    PassageKind.LIST_ITEM,
    PassageKind.TABLE_CELL,
    PassageKind.QUOTATION,
    PassageKind.CODE,
)


def _kinds(passages: tuple[Passage, ...]) -> list[tuple[PassageKind, str]]:
    return [(one.kind, one.text) for one in passages]


def test_markdown_blocks_are_slices_of_the_file() -> None:
    text = (
        "---\ntitle: x\n---\n# A policy ##\nTwo\nlines.\n\nUnder\n=====\n* one\n  more\n* two\n\n1) three\n"
        "| Who | How long |\n|-----|:---:|\n| Users | a \\| b |\n\n> Said\n> twice.\n\n```py\nx = 1\n\ny = 2\n```\n"
        "***\n<!-- not\nthis -->\n<div>\n\nEnd.\n"
    )
    found = markdown.passages(text)
    assert _kinds(found) == [
        (H, "A policy"), (P, "Two\nlines."), (H, "Under"), (L, "one\n  more"), (L, "two"), (L, "three"),
        (T, "Who"), (T, "How long"), (T, "Users"), (T, "a \\| b"), (Q, "Said\n> twice."), (C, "x = 1\n\ny = 2"),
        (P, "End."),
    ]  # fmt: skip
    assert all(text[one.start : one.end] == one.text for one in found)
    assert [one.number for one in found] == list(range(len(found)))
    assert found[0].path == "line 4"


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert _kinds(markdown.passages("---\nPolicy\n")) == [(P, "Policy")]


def test_windows_line_ends_stay_where_they_are() -> None:
    assert _kinds(markdown.passages("# A\r\n\r\nTwo\r\nlines.\r\n")) == [(H, "A"), (P, "Two\r\nlines.")]


def test_plain_text_has_paragraphs_and_items() -> None:
    assert _kinds(plain.passages("A policy\nof ours.\n\n- one\n  more\n- two\n(a) three\n\n-----\n\nEnd")) == [
        (P, "A policy\nof ours."), (L, "one\n  more"), (L, "two"), (L, "three"), (P, "End"),
    ]  # fmt: skip
