"""Quotes in another version of their text: the same words first, then the most similar."""

from stancewatch.audit.refinding import Refound, Sought, Standing, refind
from stancewatch.model.evidence import Document
from tests.texts import document

DATA = "Customer content is never used to train our models without permission."


def sought(text: Document, words: str, occurrence: int = 0) -> Sought:
    start = -1
    for _ in range(occurrence + 1):
        start = text.text.index(words, start + 1)
    end = start + len(words)
    block = text.passage_at(start, end).number
    return Sought(words, text.text[max(0, start - 32) : start], text.text[end : end + 32], block, start)


def words_at(found: Refound, text: Document) -> str:
    return text.text[found.start : found.end]


def test_found_where_it_stood() -> None:
    text = document("Heading", DATA)
    found = refind(sought(text, DATA), text)
    assert (found.standing, found.score, found.verbatim) == (Standing.FOUND, 1, True)
    assert words_at(found, text) == DATA


def test_found_after_something_came_before() -> None:
    old, new = document("Heading", DATA, "End"), document("New", "Heading", DATA, "End")
    found = refind(sought(old, DATA), new)
    assert (found.standing, found.block) == (Standing.FOUND, 2)


def test_moved_elsewhere() -> None:
    old = document("Privacy", DATA, "Security", "End")
    found = refind(sought(old, DATA), document("Privacy", "Security", "End", "Appendix", DATA))
    assert (found.standing, found.block, found.verbatim) == (Standing.MOVED, 4, True)


def test_unseen_characters_and_white_space_do_not_matter() -> None:
    new = document(
        "Heading", "Customer \u2060content is  never used to\u00a0train our models without per\u00admission."
    )
    found = refind(sought(document("Heading", DATA), DATA), new)
    assert found.verbatim
    assert words_at(found, new) == new.passages[1].text


def test_composed_and_decomposed_letters_are_the_same() -> None:
    new = document("a", "Les donne\u0301es sont garde\u0301es.")
    found = refind(Sought("données sont gardées"), new)
    assert found.verbatim
    assert words_at(found, new) == "donne\u0301es sont garde\u0301es"


def test_context_decides_among_repeats() -> None:
    old = document("Data", "You may opt out.", "Cookies", "You may opt out.", "Mail", "You may opt out.")
    new = document(
        "Mail", "You may opt out.", "New", "Data", "You may opt out.", "Cookies", "You may opt out."
    )
    blocks = [refind(sought(old, "You may opt out.", number), new).block for number in range(3)]
    assert blocks == [4, 6, 1]


def test_block_decides_where_context_says_nothing() -> None:
    text = document("same", "same", "same")
    found = refind(Sought("same", block=1, start=5), text)
    assert (found.block, found.start) == (1, 5)


def test_words_in_nearly_the_same_words() -> None:
    new = document(
        "Heading",
        "Some more. Customer content is never used for training our models without permission. End.",
    )
    found = refind(sought(document("Heading", DATA), DATA), new)
    assert found.standing is Standing.FOUND
    assert 0.8 < found.score < 1
    assert not found.verbatim
    assert (
        words_at(found, new) == "Customer content is never used for training our models without permission."
    )


def test_gone_with_the_score_of_the_nearest() -> None:
    found = refind(sought(document(DATA), DATA), document("Customer support answers within two days."))
    assert found.standing is Standing.GONE
    assert 0 < found.score < 0.8
    assert found.start == found.end
    assert not found.verbatim


def test_nothing_to_look_for() -> None:
    assert refind(Sought(" "), document("a")) == Refound(Standing.GONE, 0.0)
    assert refind(Sought("a"), document("")).standing is Standing.GONE


def test_scripts_without_blanks() -> None:
    old = "我们不会在未经许可的情况下使用客户内容来训练我们的模型，也不会与第三方共享任何客户内容。"
    new = document("标题", old.replace("共享任何", "分享任何"))
    found = refind(Sought(old), new)
    assert found.score > 0.9
    assert words_at(found, new) == new.passages[1].text


def test_many_repeats_are_told_apart_by_position() -> None:
    text = document(*["same words here"] * 2000)
    found = refind(Sought("same words here", block=1500, start=text.passages[1500].start), text)
    assert found.block == 1500
