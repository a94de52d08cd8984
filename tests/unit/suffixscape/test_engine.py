"""What the public entries promise: exact offsets, one passage a quote, and nothing read in an unknown language."""

import pytest

from stancewatch.foundation.canonical import sha256
from stancewatch.model.evidence import Document, Passage, PassageKind
from stancewatch.suffixscape.engine import examine, examined, flags

PROSE = "The images were removed. Our tool ensures safety. It is a state-of-the-art model."


def document(*blocks: tuple[str, PassageKind, str]) -> Document:
    text = "\n".join(words for words, _, _ in blocks)
    passages, start = [], 0
    for number, (words, kind, language) in enumerate(blocks):
        passages.append(Passage(number, kind, words, start, start + len(words), f"p[{number}]", language))
        start += len(words) + 1
    return Document(sha256(text), text, "test 1.0", tuple(passages))


def words_found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in examine(text)]


def test_finds_in_reading_order() -> None:
    assert words_found(PROSE) == ["were removed", "ensures", "state-of-the-art"]


@pytest.mark.parametrize(
    "before",
    [
        "",
        "\ufeff",
        "🙂 e\u0301 ",
        "\r\n\r\n",
        "İstanbul. ",
        "a\u200bb ",
        "«Ça» — ",
        "\u202eabc ",
        "x\n\n" * 3,
    ],
)
def test_offsets_hold_behind_any_character(before: str) -> None:
    assert words_found(before + "The images were removed.")[-1:] == ["were removed"]


def test_curly_apostrophes_are_apostrophes() -> None:
    text = "The images weren’t removed."
    assert "weren’t removed" in [text[hit.start : hit.end] for hit in examine(text, all_constructions=True)]


def test_agent_is_seen_across_a_few_words() -> None:
    (hit,) = (
        one
        for one in examine("The images were removed last year by our moderators.", all_constructions=True)
        if "passive" in one.pattern
    )
    assert hit.agentless is False


def test_means_and_dates_are_no_agents() -> None:
    for sentence in ("The files were removed by hand.", "The files must be removed by Friday."):
        (hit,) = (one for one in examine(sentence, all_constructions=True) if "passive" in one.pattern)
        assert hit.agentless is True


def test_quoted_speech_is_not_counted_against_the_text() -> None:
    assert words_found('He called it a "state-of-the-art model" then.') == []
    assert words_found("He said “the images were removed” again.") == []


def test_long_text_is_cut_without_losing_findings() -> None:
    filler = "We wrote this sentence ourselves and it says nothing. " * 400
    assert words_found(filler + PROSE) == ["were removed", "ensures", "state-of-the-art"]


def test_a_text_without_blanks_or_ends_is_read() -> None:
    assert words_found("a" * 200_000) == []


def test_another_language_is_not_examined() -> None:
    assert words_found("Die Bilder wurden nicht von uns entfernt, und das ist state-of-the-art.") == []
    assert words_found("图像已被删除 state-of-the-art 图像已被删除图像已被删除") == []


def test_flags_quote_one_passage_and_skip_code_and_words_of_others() -> None:
    made = document(
        ("The images were removed.", PassageKind.PARAGRAPH, ""),
        ("assert images were removed", PassageKind.CODE, ""),
        ("Our accounts were deleted, they wrote.", PassageKind.QUOTATION, ""),
        ("Die Bilder wurden entfernt.", PassageKind.PARAGRAPH, "de"),
    )
    found = flags(made)
    assert [flag.quote.text for flag in found] == ["were removed"]
    assert made.text[found[0].hit.start : found[0].hit.end] == "were removed"


def test_what_was_not_examined_is_counted() -> None:
    made = document(
        ("The images were removed.", PassageKind.PARAGRAPH, ""),
        ("Die Bilder wurden von uns nicht entfernt.", PassageKind.PARAGRAPH, ""),
        ("x = 1", PassageKind.CODE, ""),
        ("Our accounts were deleted, they wrote.", PassageKind.QUOTATION, ""),
    )
    assert examined(made) == (11, 4, ("de",))
