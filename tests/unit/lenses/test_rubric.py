import re
from collections import Counter, defaultdict
from dataclasses import fields
from pathlib import Path

import pytest

import stancewatch.lenses
from stancewatch.foundation.errors import ConfigurationError, UsageError
from stancewatch.lenses.rubric import find_indicator, find_lens, load, parse
from stancewatch.model.lens import DetectorClass, Dimension, Expressions

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


LABELLED = re.compile(r"laion|deepseek|anthropic|eleuther|hugging.{0,5}face|\bmeta\b", re.IGNORECASE)
"""The real labs with labels: an expression that knew one would flatter the figures."""
ON_WHOM_OTHERS_RELY = {"SE1": {"hugging ?face"}, "TK9": {"meta", "hugging ?face"}}
"""Questions that name them among many: as a host of weights, as those on whom a lab may depend."""


def test_every_indicator_has_an_expression_that_speaks_for_or_against_it() -> None:
    for lens in load():
        for one in lens.indicators:
            assert one.expressions.strong or one.expressions.invert, one.id


def test_no_expression_names_a_labelled_lab_but_as_one_on_whom_others_rely() -> None:
    named = defaultdict[str, set[str]](set)
    for lens in load():
        for one in lens.indicators:
            for kind in fields(Expressions):
                for expression in getattr(one.expressions, kind.name):
                    named[one.id].update(LABELLED.findall(expression))
    assert {name: labs for name, labs in named.items() if labs} == ON_WHOM_OTHERS_RELY


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
        ('worth = "partial"', 'worth = "unmet"', "indicator.0.worth"),
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
