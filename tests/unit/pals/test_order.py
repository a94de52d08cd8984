from dataclasses import replace

import pytest

from stancewatch.model.score import Verdict
from stancewatch.pals.order import Order, Standing, order

LETTERS = {
    "m": Verdict.MET,
    "p": Verdict.PARTIAL,
    "u": Verdict.UNMET,
    "?": Verdict.UNDECIDED,
    "-": Verdict.NOT_APPLICABLE,
}


def standing(letters: str) -> Standing:
    verdicts = {f"XX{number}": LETTERS[letter] for number, letter in enumerate(letters)}
    return Standing(frozenset({"policy"}), (("serves_users", True),), "1.0", verdicts)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("mmmm", "uuuu", Order.ABOVE),
        ("uuuu", "mmmm", Order.BELOW),
        ("mmuu", "mmuu", Order.TIE),
        ("muuu", "uuuu", Order.TIE),  # one indicator left out turns it
        ("mmuu", "uuuu", Order.ABOVE),
        ("pppp", "uuuu", Order.TIE),  # partial counted 0 turns it
        ("mmmu", "mp??", Order.TIE),  # the bounds overlap
        ("mmmm", "?uuu", Order.ABOVE),
        ("", "", Order.TIE),
        ("----", "uuuu", Order.TIE),
    ],
)
def test_two_labs_are_ordered_only_where_nothing_turns_it(one: str, other: str, expected: Order) -> None:
    assert order(standing(one), standing(other)) is expected
    assert order(standing(other), standing(one)) == -expected


@pytest.mark.parametrize(
    "change", [{"scope": frozenset({"home"})}, {"profile": ()}, {"method_version": "2.0"}]
)
def test_labs_read_differently_tie(change: dict[str, object]) -> None:
    other = replace(standing("uuuu"), **change)  # type: ignore[arg-type]  # one of the fields above
    assert order(standing("mmmm"), other) is Order.TIE
