"""The arithmetic of method version 1."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancewatch.model.score import OPEN, Score, Verdict, half_up

MET, PARTIAL, UNMET = Verdict.MET, Verdict.PARTIAL, Verdict.UNMET
UNDECIDED, NOT_COLLECTED, NOT_APPLICABLE = Verdict.UNDECIDED, Verdict.NOT_COLLECTED, Verdict.NOT_APPLICABLE
verdicts = st.lists(st.sampled_from(list(Verdict)), min_size=1, max_size=30)


def scored(*given_: Verdict) -> Score:
    score = Score.of(given_)
    assert score is not None
    return score


def test_formula_by_hand() -> None:
    # 1 met, 2 partial, 5 unmet of 8: 1 + 9 * 4 / 16 = 3.25
    score = scored(MET, PARTIAL, PARTIAL, *[UNMET] * 5)
    assert (score.low, score.high) == (Fraction(13, 4), Fraction(13, 4))
    assert score.point() == 3
    assert score.bounds == (3.2, 3.3)


def test_open_verdicts_are_the_bounds() -> None:
    # 1 met of 8, 1 undecided: 1 + 9 * 2/16 .. 1 + 9 * 4/16
    score = scored(MET, UNDECIDED, *[UNMET] * 6)
    assert score.bounds == (2.1, 3.3)
    assert score.point() == 3


def test_wide_bounds_show_no_point() -> None:
    assert scored(MET, UNDECIDED, NOT_COLLECTED, *[UNMET] * 5).point() is None


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"), [("5/2", 0, 3), ("7/2", 0, 4), ("249/100", 0, 2), ("41/20", 1, 2.1)]
)
def test_half_is_rounded_up_once(value: str, decimals: int, rounded: float) -> None:
    assert float(half_up(Fraction(value), decimals)) == rounded


def test_not_applicable_is_spared_and_shown_beside() -> None:
    given_ = [MET, MET, UNMET, UNMET, UNMET, UNMET, UNMET, NOT_APPLICABLE]
    spared, beside = Score.of(given_), Score.of(given_, spare_not_applicable=False)
    assert spared is not None
    assert beside is not None
    assert (spared.low, beside.low) == (1 + Fraction(36, 14), 1 + Fraction(36, 16))


def test_more_than_a_quarter_not_applicable_shows_bounds_only() -> None:
    assert scored(*[MET] * 6, *[NOT_APPLICABLE] * 2).point() == 10
    assert scored(*[MET] * 5, *[NOT_APPLICABLE] * 3).point() is None


def test_nothing_applicable_has_no_score() -> None:
    assert Score.of([NOT_APPLICABLE]) is None


@given(verdicts)
def test_bounds_hold_every_way_the_open_ones_can_turn_out(given_: list[Verdict]) -> None:
    score = Score.of(given_)
    if score is None:
        assert set(given_) == {NOT_APPLICABLE}
        return
    assert 1 <= score.low <= score.high <= 10
    low, high = (Fraction(str(bound)) for bound in score.bounds)  # as printed
    assert low <= score.low <= score.high <= high
    for closed in (MET, PARTIAL, UNMET):
        settled = Score.of([closed if verdict in OPEN else verdict for verdict in given_])
        assert settled is not None
        assert settled.low == settled.high
        assert score.low <= settled.low <= score.high
