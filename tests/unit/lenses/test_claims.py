import pytest

from stancewatch.lenses.claims import Fate, claims, fate
from stancewatch.model.claim import CheckableClaim, ClaimKind
from tests.unit.lenses.texts import document


def found(text: str) -> list[CheckableClaim]:
    return list(claims(document(text)))


@pytest.mark.parametrize(
    ("text", "kind", "values", "due"),
    [
        ("We will publish the report by 1 March 2027.", ClaimKind.PROMISE, ("1 March 2027",), 2027),
        ("On December 19, 2023 links were found.", ClaimKind.EVENT, ("December 19, 2023",), None),
        ("The dataset has 5.85 billion pairs.", ClaimKind.TOTAL, ("5.85",), None),
        ("In all, 2236 links were removed.", ClaimKind.TOTAL, ("2236",), None),
        ("About 2.9% are unsafe.", ClaimKind.RATE, ("2.9%",), None),
        ("The accuracy is 0.960.", ClaimKind.RATE, ("0.960",), None),
        ("We answer within 3 business days.", ClaimKind.TERM, ("3",), None),
    ],
)
def test_a_checkable_sentence_becomes_a_claim(
    text: str, kind: ClaimKind, values: tuple[str, ...], due: int | None
) -> None:
    (one,) = found(text)
    assert (one.kind, one.values, one.due, one.quote.text) == (kind, values, due, text)


@pytest.mark.parametrize("text", ["We care about safety.", "# 5.85 billion pairs", "See section 3.", ""])
def test_what_cannot_be_checked_is_no_claim(text: str) -> None:
    assert found(text) == []


def test_the_same_sentence_counts_once() -> None:
    assert len(found("It has 5 billion pairs.\nIt has 5 billion  pairs.")) == 1


def test_a_claim_is_followed_into_a_later_version() -> None:
    earlier = found(
        "The set has 400 million pairs.\nWe will add audio by 2025.\nWe removed 2236 links.\nWe plan to vote by 2030."
    )
    later = found("The set has 413 million pairs.\nWe will add audio by 2025.\nWe plan to vote by 2030.")
    assert [fate(claim, later, 2026) for claim in earlier] == [
        Fate.CHANGED,
        Fate.DUE,
        Fate.DROPPED,
        Fate.KEPT,
    ]
