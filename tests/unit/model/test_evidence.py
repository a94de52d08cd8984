"""Quotes can only be cut; documents hold what they say they hold."""

import pytest
from inline_snapshot import snapshot

from stancewatch.foundation.canonical import sha256
from stancewatch.foundation.errors import HashMismatch, QuoteNotFound
from stancewatch.model.evidence import LONGEST_QUOTE, Anchor, Document, Passage, PassageKind, Quote
from tests.texts import document

PAGE = document("Über uns", "We collected 3 million images. 🦉 They were filtered by us.")


def test_cut_holds_words_context_and_block() -> None:
    start = PAGE.text.index("They")
    quote = Quote.cut(PAGE, start, start + 18)
    assert quote.text == "They were filtered"
    assert quote.anchor == Anchor(PAGE.sha256, start, start + 18, PAGE.text[start - 32 : start], " by us.", 1)


def test_offsets_are_code_points() -> None:
    owl = PAGE.text.index("🦉")
    assert Quote.cut(PAGE, owl, owl + 1).text == "🦉"


def test_quote_cannot_be_typed_in() -> None:
    anchor = Anchor(PAGE.sha256, 0, 4, "", "", 0)
    with pytest.raises(QuoteNotFound) as raised:
        Quote(anchor, "Über")
    assert str(raised.value) == snapshot(
        "The words 'Über' were typed in, not cut from an archived text. Hint: Use Quote.cut with the document and the offsets."
    )


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 3), (3, 1), (0, 10_000), (6, 12)])
def test_span_outside_one_block_is_refused(start: int, end: int) -> None:
    with pytest.raises(QuoteNotFound):
        Quote.cut(PAGE, start, end)


def test_longest_quote() -> None:
    long = document("x" * (LONGEST_QUOTE + 1))
    assert len(Quote.cut(long, 0, LONGEST_QUOTE).text) == LONGEST_QUOTE
    with pytest.raises(QuoteNotFound):
        Quote.cut(long, 0, LONGEST_QUOTE + 1)


def test_recut_finds_a_changed_word_offset_and_context() -> None:
    quote = Quote.cut(PAGE, 9, 21)
    assert Quote.recut(PAGE, quote.anchor, quote.text) == quote
    moved = Anchor(PAGE.sha256, 10, 22, quote.anchor.prefix, quote.anchor.suffix, 1)
    for anchor, text in ((quote.anchor, "We gathered "), (moved, quote.text)):
        with pytest.raises(QuoteNotFound):
            Quote.recut(PAGE, anchor, text)


def test_document_with_another_text_is_refused() -> None:
    with pytest.raises(HashMismatch):
        Document(sha256("one"), "two", "test 1", ())
    with pytest.raises(HashMismatch):
        Document(sha256("one"), "one", "test 1", (Passage(0, PassageKind.PARAGRAPH, "on", 1, 3, "p"),))
