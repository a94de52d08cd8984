"""How sure a count of right and wrong answers lets one be."""

from functools import lru_cache
from math import exp, lgamma, log, log1p

CONFIDENCE = 0.95


@lru_cache(maxsize=256)
def lower_bound(right: int, wrong: int) -> float:
    """Return the one-sided 95 % lower bound of a share: the 5 % quantile of Beta(right, wrong + 1).

    That is the Clopper-Pearson bound: the share at which so many right answers or more would come up in one
    of twenty series. 0 where nothing was right. Rounded down to four decimals, so that it never flatters.
    """
    low, high, total = 0.0, 1.0, right + wrong
    for _ in range(60):
        share = (low + high) / 2
        if _at_least(right, total, share) < 1 - CONFIDENCE:
            low = share
        else:
            high = share
    return int(low * 10_000) / 10_000 if right else 0.0


def _at_least(right: int, total: int, share: float) -> float:
    """Return the probability of at least so many right answers; in logarithms, since large counts overflow."""
    return sum(
        exp(_log_choose(total, k) + k * log(share) + (total - k) * log1p(-share))
        for k in range(right, total + 1)
    )


def _log_choose(total: int, some: int) -> float:
    return lgamma(total + 1) - lgamma(some + 1) - lgamma(total - some + 1)
