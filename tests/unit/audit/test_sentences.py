from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stancewatch.audit.sentences import sentences
from tests.texts import document


def texts(*blocks: str) -> list[str]:
    return [one.text for one in sentences(document(*blocks))]


def test_sentences_end_with_their_sign() -> None:
    assert texts("We keep data. Do we? Yes!", "A heading") == ["We keep data.", "Do we?", "Yes!", "A heading"]


def test_an_abbreviation_before_a_small_letter_ends_nothing() -> None:
    assert texts("Logs, e.g. of requests, are kept. Then not.") == [
        "Logs, e.g. of requests, are kept.",
        "Then not.",
    ]


def test_a_number_is_not_cut() -> None:
    assert texts("Accuracy is 99.2 % on 1.5 million pages.") == ["Accuracy is 99.2 % on 1.5 million pages."]


def test_lines_are_cut_at_items_and_paragraphs_only() -> None:
    assert texts("one\ntwo\n- item\n\nnext") == ["one\ntwo", "- item", "next"]


def test_scripts_without_blanks() -> None:
    assert texts("数据被删除。我们保存日志。") == ["数据被删除。", "我们保存日志。"]


def test_a_piece_without_a_word_is_no_sentence() -> None:
    assert texts("a", "\u200b", "b") == ["a", "b"]


@given(st.lists(st.text(alphabet="ab. !?\n-1é\u200b。", min_size=1), min_size=1, max_size=4))
def test_every_sentence_stands_where_it_says(blocks: list[str]) -> None:
    text = document(*blocks)
    found = sentences(text)
    assert all(text.text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    kept = "".join("".join(one.text.split()) for one in found).replace("\u200b", "")
    assert kept == "".join(text.text.split()).replace("\u200b", "")
