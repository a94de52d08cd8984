import pytest

from stancewatch.lenses.sentences import pieces
from stancewatch.model.evidence import LONGEST_QUOTE
from tests.unit.lenses.texts import document


def cut(text: str) -> list[str]:
    whole = document(text)
    return [whole.text[start:end] for passage in whole.passages for start, end in pieces(passage)]


def test_sentences_are_cut_at_their_ends() -> None:
    assert cut("We filter data. Do we? Yes!") == ["We filter data.", "Do we?", "Yes!"]


@pytest.mark.parametrize(
    "text", ["See e.g. the FAQ.", "Art. 17 GDPR applies.", "It is 0.28 for English.", "LAION e.V. is here."]
)
def test_abbreviations_and_decimals_do_not_end_a_sentence(text: str) -> None:
    assert cut(text) == [text]


def test_a_sentence_in_chinese_ends_without_a_blank() -> None:
    assert cut("我们收集数据。我们删除它。") == ["我们收集数据。", "我们删除它。"]


def test_a_long_sentence_is_parted_at_a_clause_and_loses_nothing() -> None:
    clause = "we remove the links that our partners report, "
    text = (clause * 30).strip()
    parts = cut(text)
    assert all(len(part) <= LONGEST_QUOTE for part in parts)
    assert " ".join(parts) == text
    assert parts[0].endswith(",")


def test_words_without_any_blank_are_cut_hard() -> None:
    assert [len(part) for part in cut("x" * 1000)] == [400, 400, 200]


def test_offsets_are_those_of_the_document() -> None:
    whole = document("# Title\n\nFirst one. Second one.")
    spans = [span for passage in whole.passages for span in pieces(passage)]
    assert [whole.text[start:end] for start, end in spans] == ["# Title", "First one.", "Second one."]
