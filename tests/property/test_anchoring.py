"""Whatever a text holds: a quote is found in its own text, where it stands, and a place is always led back true."""

from hypothesis import given
from hypothesis import strategies as st

from stancewatch.audit.refinding import Refinder, Sought, Standing
from stancewatch.audit.refinding_words import Words
from stancewatch.audit.sentences_compared import compared
from stancewatch.foundation.normalisation import same_words
from stancewatch.model.evidence import CONTEXT
from tests.texts import document

LETTERS = "ab cé\u0301e\u0301\u200b\u00ad\u2060\u00a0数\u1112\u1161\u11ab.\n-"
BLOCKS = st.lists(st.text(alphabet=LETTERS, min_size=1, max_size=60), min_size=1, max_size=6)


@given(BLOCKS, st.data())
def test_a_quote_is_found_in_its_own_text(blocks: list[str], data: st.DataObject) -> None:
    text = document(*blocks)
    passage = data.draw(st.sampled_from([one for one in text.passages if one.text]))
    start = data.draw(st.integers(passage.start, passage.end - 1))
    end = data.draw(st.integers(start + 1, passage.end))
    words = text.text[start:end]
    before, after = text.text[max(0, start - CONTEXT) : start], text.text[end : end + CONTEXT]
    found = Refinder(text).find(Sought(words, before, after, passage.number, start))
    if not same_words(words):
        assert found.standing is Standing.GONE
    elif found.verbatim:
        assert same_words(words) in same_words(text.text)


@given(
    st.lists(st.sampled_from(["data", "are", "kept", "never", "again", "we"]), min_size=1, max_size=80),
    st.data(),
)
def test_plain_words_are_found_to_the_letter(words: list[str], data: st.DataObject) -> None:
    text = document(" ".join(words))
    first = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[first : first + 6])
    start = len(" ".join(words[:first])) + (first > 0)
    before, after = text.text[max(0, start - CONTEXT) : start], text.text[start + len(quote) :][:CONTEXT]
    found = Refinder(text).find(Sought(quote, before, after, 0, start))
    assert found.verbatim
    assert text.text[found.start : found.end] == quote


@given(st.text(alphabet=LETTERS, max_size=200))
def test_every_word_is_led_back_to_itself(text: str) -> None:
    words = Words.of(text)
    assert words.joined == same_words(text)
    for number, start in enumerate(words.starts):
        end = words.starts[number + 1] if number + 1 < len(words.starts) else len(words.joined)
        raw = words.raw(start, end if words.joined[end - 1 : end] != " " else end - 1)
        assert words.spans[number][0] <= raw[0] < raw[1] <= words.spans[number][1]


@given(BLOCKS)
def test_a_text_has_no_difference_from_itself(blocks: list[str]) -> None:
    assert compared(document(*blocks), document(*blocks)) == ()


@given(BLOCKS, BLOCKS)
def test_every_difference_quotes_the_texts(one: list[str], other: list[str]) -> None:
    old, new = document(*one), document(*other)
    for change in compared(old, new):
        assert change.old or change.new
        for entry, text in ((change.old, old), (change.new, new)):
            assert entry is None or text.text[entry.start : entry.end] == entry.text
