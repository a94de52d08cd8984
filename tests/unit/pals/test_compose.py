from datetime import date
from fractions import Fraction

from stancewatch.judges.rules import Rules
from stancewatch.lenses.assess import assess
from stancewatch.lenses.rubric import load
from stancewatch.model.lens import Dimension, LensAssessment
from stancewatch.pals.compose import compose
from tests.unit.judges.trust import TRUSTED
from tests.unit.lenses.texts import filler, page


def assessed(text: str) -> tuple[LensAssessment, ...]:
    return assess(load(), [page(text)], {}, Rules(TRUSTED), date(2026, 1, 1), roles_covered=True)


def test_silence_everywhere_is_one_everywhere() -> None:
    pals = compose(assessed(filler()))
    assert [score and score.low for _, score in pals.dimensions] == [1, 1, 1]
    assert pals.composite is not None
    assert pals.composite.point(1) == 1.7, "nine questions of meaning stay open, whatever is silent"


def test_every_indicator_counts_for_one_dimension() -> None:
    pals = compose(assessed("We thank the university for providing compute."))
    totals = {name: sum(count for _, count in score.counts) for name, score in pals.dimensions if score}
    assert totals == {Dimension.COMPLETENESS: 21, Dimension.MULTIPLICITY: 17, Dimension.RESPONSIBILITY: 30}
    assert pals.composite is not None
    assert sum(count for _, count in pals.composite.counts) == 68


def test_the_composite_is_the_mean_of_the_three_dimensions() -> None:
    pals = compose(
        assessed(
            "We thank the university for compute on its cluster.\nThe code is released under the MIT license."
        )
    )
    lows = [score.low for _, score in pals.dimensions if score]
    assert pals.composite is not None
    assert pals.composite.low == sum(lows, Fraction(0)) / 3
    assert len(set(lows)) > 1


def test_without_a_dimension_there_is_no_composite() -> None:
    only = [one for one in assessed("Nothing of the kind.") if one.lens.id == "trickster_knowledge"]
    pals = compose(only[:0])
    assert pals.composite is None
    assert [score for _, score in pals.dimensions] == [None, None, None]
