"""What in the same sentence takes the weight off a wording: a measure, a date, a condition, a negation, a quotation."""

from functools import cache

from stancewatch.suffixscape import denials, quotations
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.phrases import lexicon


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(word for line in lexicon("guards")[section] for word in line.split())


def sentence_words(tokens: Tokens, place: int) -> list[str]:
    """Return the words of the sentence that holds a place."""
    low, high = tokens.sentence(place)
    return tokens.words[low:high]


def has_number(tokens: Tokens, place: int) -> bool:
    """Say whether the sentence holds a figure (a year or a version alone is none)."""
    low, high = tokens.sentence(place)
    words = tokens.words
    return any(words[i][0].isdigit() and not _is_label(tokens, i, high) for i in range(low, high))


def _is_label(tokens: Tokens, place: int, high: int) -> bool:
    """Say whether a figure only names something: "Llama 2", "in 2024", "GPT-4", "Gemini 2.5 Pro"."""
    word = tokens.words[place]
    if place > 2 and tokens.words[place - 1] == "." and tokens.words[place - 2].isdigit():
        return tokens.words[place + 1 : place + 2] != ["%"] and tokens.raw[place - 3][:1].isupper()
    if place + 1 < high and tokens.words[place + 1] == "%":
        return False
    if word.isdigit() and len(word) == 4 and word[:2] in ("19", "20"):
        return True
    return place > 0 and tokens.raw[place - 1][:1].isupper() and len(word) <= 3


def measured(tokens: Tokens, place: int) -> bool:
    """Say whether the sentence names a figure and what it was measured on or against."""
    return has_number(tokens, place) and not _words("measure").isdisjoint(sentence_words(tokens, place))


def scoped(tokens: Tokens, place: int) -> bool:
    """Say whether the sentence names a measure or benchmark, with or without a figure."""
    return not _words("measure").isdisjoint(sentence_words(tokens, place))


def dated(tokens: Tokens, place: int) -> bool:
    """Say whether the sentence names a date: a year, a month, a quarter."""
    low, high = tokens.sentence(place)
    words = tokens.words
    for i in range(low, high):
        word = words[i]
        if word in _words("date") or (len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")):
            return True
    return False


def conditional(tokens: Tokens, place: int) -> bool:
    """Say whether the sentence states a condition."""
    return not _words("condition").isdisjoint(sentence_words(tokens, place))


negated = denials.denied


def quoted(tokens: Tokens, place: int) -> bool:
    """Say whether a place stands in quoted speech: between marks paired in its paragraph, or in a line marked as quoted."""
    if not tokens.block_quotes and quotations.MARKS.isdisjoint(tokens.paragraph(place)):
        return False
    if tokens.quoted is None:
        tokens.quoted = quotations.merged(tokens.block_quotes + quotations.quotations(tokens.plain))
    return bool(tokens.quoted) and quotations.within(tokens.quoted, tokens.start(place))
