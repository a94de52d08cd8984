import pytest
from scipy.stats import beta

from stancewatch.judges.precision import lower_bound


@pytest.mark.parametrize(("right", "wrong"), [(29, 0), (45, 1), (59, 2), (3, 7), (200, 11), (1, 0)])
def test_the_bound_is_the_beta_quantile(right: int, wrong: int) -> None:
    assert lower_bound(right, wrong) == pytest.approx(beta.ppf(0.05, right, wrong + 1), abs=2e-4)


@pytest.mark.parametrize(
    ("right", "wrong", "enough"),
    [(29, 0, True), (28, 0, False), (45, 1, True), (44, 1, False), (59, 2, True)],
)
def test_the_figures_of_the_award_rule(right: int, wrong: int, enough: bool) -> None:
    assert (lower_bound(right, wrong) >= 0.90) is enough


def test_nothing_right_is_worth_nothing() -> None:
    assert lower_bound(0, 0) == lower_bound(0, 9) == 0.0
