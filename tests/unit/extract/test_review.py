"""Which texts wait for a person."""

from dataclasses import replace

import pytest

from stancewatch.extract.extract import extract
from stancewatch.extract.review import THIN, review
from stancewatch.extract.wording import LOOKS_REPLACED
from stancewatch.extract.words import word_count
from stancewatch.model.evidence import Document, FailureReason
from stancewatch.model.lab import PageRole

SENTENCE = "We publish every figure, and a reader can follow each of them to its source. "
LOST = "Sorry, we could not find that page."


def read(*paragraphs: str) -> Document:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    found = extract(f"<main><h1>Policy</h1>{body}</main>".encode(), media_type="text/html", charset="utf-8")
    assert isinstance(found, Document)
    return found


def words(number: int) -> Document:
    """A page of so many words, its heading included."""
    return read(" ".join(f"word{n}" for n in range(number - 1)))


def test_a_polite_answer_without_a_page_is_held_at_first_sight() -> None:
    held = review(read(LOST), None)
    assert held is not None
    assert held.reason is FailureReason.HELD_FOR_REVIEW
    assert (
        held.detail
        == "The wording is that of a page that is not there. It is held until a person has seen it."
    )


def test_a_check_before_the_page_is_a_challenge() -> None:
    held = review(read("Just a moment. Checking your browser before you continue."), None)
    assert held is not None
    assert held.reason is FailureReason.CHALLENGE


def test_a_long_page_may_speak_of_lost_pages() -> None:
    assert review(read(SENTENCE * 10, LOST), None) is None


def test_a_text_that_was_accepted_in_this_wording_may_change() -> None:
    assert review(read(LOST + " Ask the archive."), read(LOST)) is None
    assert review(read("Just a moment, please. Access denied."), read(LOST)) is not None


def test_the_limit_is_two_fifths_of_the_words() -> None:
    assert review(words(40), words(100)) is None
    held = review(words(39), words(100))
    assert held is not None
    assert held.detail.startswith("The page holds 39 words; the text that stands has 100.")


def test_more_words_and_the_same_text_are_never_held() -> None:
    assert review(words(100), words(3)) is None
    assert review(read(LOST), read(LOST)) is None


def test_words_without_blanks_are_counted_by_character() -> None:
    assert word_count("我们公布数据") == 6
    assert word_count("we publish 数据 daily") == 5


@pytest.mark.parametrize(
    ("number", "role", "is_held"),
    [
        (THIN, PageRole.POLICY, True),
        (THIN, PageRole.SAFETY, True),
        (THIN, PageRole.DOCUMENTATION, True),
        (THIN, PageRole.HOME, False),
        (THIN, None, False),
        (THIN + 1, PageRole.POLICY, False),
    ],
)
def test_a_policy_of_few_words_is_held_at_first_sight(
    number: int, role: PageRole | None, is_held: bool
) -> None:
    held = review(words(number), None, role)
    assert (held is not None) is is_held
    if held is not None:
        assert held.reason is FailureReason.HELD_FOR_REVIEW
        assert held.detail.startswith(f"The page holds {THIN} words, few for one declared as")


def test_few_words_are_no_surprise_where_few_stood_or_in_a_pdf() -> None:
    assert review(words(THIN - 1), words(THIN), PageRole.POLICY) is None
    printed = replace(words(THIN), extractor="pdf 1.0")
    assert review(printed, None, PageRole.POLICY) is None


def test_a_notice_in_the_place_of_a_page_is_held() -> None:
    held = review(read("This domain is for sale."), None)
    assert held is not None
    assert held.reason is FailureReason.HELD_FOR_REVIEW
    assert held.detail.startswith(LOOKS_REPLACED)
