from collections import Counter
from pathlib import Path

import pytest

import stancewatch.lenses
from stancewatch.foundation.errors import ConfigurationError, UsageError
from stancewatch.lenses.rubric import find_indicator, find_lens, load, parse
from stancewatch.model.lens import DetectorClass, Dimension
from stancewatch.model.score import Verdict

RUBRICS = Path(stancewatch.lenses.__path__[0]) / "rubrics"
WHOLE = (RUBRICS / "indigenous_knowledge.toml").read_text(encoding="utf-8")


def test_there_are_eight_lenses_in_their_order_with_68_indicators() -> None:
    assert [(lens.order, lens.title, len(lens.indicators)) for lens in load()] == [
        (1, "Indigenous Knowledge", 8),
        (2, "Deep History", 8),
        (3, "Cross-Cultural Wisdom", 8),
        (4, "Scientific Evidence", 9),
        (5, "Artistic Perception", 8),
        (6, "Future Modelling", 9),
        (7, "Marginalised Voices", 9),
        (8, "Trickster Knowledge", 9),
    ]


def test_every_rubric_file_is_in_the_index() -> None:
    assert {lens.id for lens in load()} == {path.stem for path in RUBRICS.glob("*.toml")} - {"index"}


def test_the_mapping_to_pals_is_as_published() -> None:
    tags = Counter(one.dimension for lens in load() for one in lens.indicators)
    assert tags == {Dimension.COMPLETENESS: 21, Dimension.MULTIPLICITY: 17, Dimension.RESPONSIBILITY: 30}


def test_every_indicator_can_be_searched_for() -> None:
    for lens in load():
        for one in lens.indicators:
            assert one.queries, one.id
            assert one.expressions.strong or one.expressions.invert, one.id
            assert one.worth in {Verdict.MET, Verdict.PARTIAL}, one.id


def test_no_expression_names_a_labelled_lab_alone() -> None:
    named = [
        (one.id, expression)
        for lens in load()
        for one in lens.indicators
        for expression in (
            *one.expressions.sure,
            *one.expressions.strong,
            *one.expressions.weak,
            *one.expressions.exclude,
        )
        for name in ("laion", "deepseek", "anthropic")
        if name in expression.lower()
    ]
    assert named == []


def test_an_indicator_and_a_lens_are_found_by_name() -> None:
    assert find_indicator("SE4").detector is DetectorClass.NAMED_BODY
    assert find_lens("deep_history").order == 2
    with pytest.raises(UsageError, match="deep_history"):
        find_lens("deep_histroy")
    with pytest.raises(UsageError, match="no indicator 'XX1'"):
        find_indicator("XX1")


@pytest.mark.parametrize(
    ("was", "becomes", "key"),
    [
        ('dimension = "R"', 'dimension = "X"', "indicator.0.dimension"),
        ('title = "Indigenous Knowledge"\n', "", "title"),
        ('worth = "partial"', 'worth = "partial"\nweight = 2', "indicator.0.weight"),
        ("'\\bdata sovereignty\\b'", "'('", "indicator.1.weak.4"),
        ('needs = ["documentation", "policy"]', "needs = []", "indicator.0.needs"),
    ],
)
def test_a_mistake_is_named_with_file_and_key(was: str, becomes: str, key: str) -> None:
    assert was in WHOLE
    with pytest.raises(ConfigurationError) as caught:
        parse(WHOLE.replace(was, becomes, 1), "indigenous_knowledge.toml", 1)
    assert "'indigenous_knowledge.toml'" in caught.value.message
    assert repr(key) in caught.value.message


def test_a_file_that_is_not_toml_is_named() -> None:
    with pytest.raises(ConfigurationError, match=r"'broken\.toml' is not TOML"):
        parse("id = ", "broken.toml", 1)
