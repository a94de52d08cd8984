import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancewatch.lenses.literals import needed
from stancewatch.lenses.rubric import load
from stancewatch.lenses.vocabulary import Vocabulary

EXPRESSIONS = sorted(
    {
        one
        for lens in load()
        for asked in lens.indicators
        for one in (*asked.expressions.sure, *asked.expressions.strong, *asked.expressions.weak)
    }
)
COMPILED = [(one, re.compile(one, re.IGNORECASE), needed(one)) for one in EXPRESSIONS]
WORDS = sorted({word for one in EXPRESSIONS for word in re.findall(r"[a-zA-Z]{3,}", one)})


@pytest.mark.parametrize(
    ("expression", "literals"),
    [
        (r"\bCARE principles\b", {"principles"}),
        (r"\b(cats?|dogs)\b", {"cat", "dogs"}),
        (r"\b(is|cats)\b", set()),
        (r"(maybe)?\d+", set()),
        (r"(surely)+", {"surely"}),
        (r"organi[sz]ation", {"organi"}),
        (r"[\w.]+@[\w]+", set()),
    ],
)
def test_the_literals_a_match_must_hold(expression: str, literals: set[str]) -> None:
    assert needed(expression) == literals


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join))
@settings(max_examples=25, deadline=None)
def test_no_match_is_ever_passed_over(text: str) -> None:
    vocabulary = Vocabulary([text])
    passed_over = [
        one
        for one, compiled, literals in COMPILED
        if compiled.search(text) and 0 not in vocabulary.holding(literals)
    ]
    assert passed_over == []


def test_a_vocabulary_names_the_texts_that_hold_a_part_of_a_word() -> None:
    vocabulary = Vocabulary(["Licensing terms", "no such thing", "two licences"])
    assert list(vocabulary.holding({"licen"})) == [0, 2]
    assert list(vocabulary.holding({"absent"})) == []
    assert list(vocabulary.holding(())) == [0, 1, 2]
