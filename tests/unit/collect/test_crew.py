from collections.abc import Iterator
from functools import partial
from threading import Event, active_count

import pytest

from stancewatch.collect.crew import Line, results


def counting(name: str, most: int, seen: list[str]) -> Iterator[str]:
    for number in range(most):
        seen.append(f"{name}{number}")
        yield f"{name}{number}"


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_every_result_comes_and_each_line_in_order(workers: int) -> None:
    lines = [partial(counting, name, 4, []) for name in "abc"]
    found = list(results(lines, workers))
    assert sorted(found) == sorted(f"{name}{number}" for name in "abc" for number in range(4))
    for name in "abc":
        assert [one for one in found if one[0] == name] == [f"{name}{number}" for number in range(4)]


def test_one_worker_goes_in_order_and_no_further_than_it_is_asked() -> None:
    seen: list[str] = []
    going = results([partial(counting, "a", 2, seen), partial(counting, "b", 2, seen)], 1)
    assert [next(going), next(going), next(going)] == ["a0", "a1", "b0"]
    assert seen == ["a0", "a1", "b0"]


def test_a_slow_line_holds_up_nobody() -> None:
    go = Event()
    quick: Line[str] = partial(counting, "b", 3, [])

    def slow() -> Iterator[str]:
        assert go.wait(30)
        yield "slow"

    going = results([slow, quick], 2)
    assert [next(going) for _ in range(3)] == ["b0", "b1", "b2"]
    go.set()
    assert list(going) == ["slow"]


def test_lines_do_not_run_ahead() -> None:
    seen: list[str] = []
    going = results([partial(counting, "a", 100, seen), partial(counting, "b", 100, seen)], 2)
    next(going)
    going.close()  # type: ignore[attr-defined]  # a generator in truth
    assert len(seen) < 10


def test_what_a_line_raises_is_raised() -> None:
    def wrong() -> Iterator[str]:
        yield "x"
        raise ZeroDivisionError

    right: Line[str] = partial(counting, "b", 1, [])
    for workers in (1, 2):
        with pytest.raises(ZeroDivisionError):
            list(results([wrong, right], workers))


def test_nothing_to_do() -> None:
    before = active_count()
    assert list(results([], 4)) == []
    assert active_count() == before
