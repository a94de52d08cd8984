from datetime import date, timedelta

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
    assert [fate(claim, later, date(2026, 1, 1)) for claim in earlier] == [
        Fate.CHANGED,
        Fate.DUE,
        Fate.DROPPED,
        Fate.KEPT,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Labels were checked by two readers in 2025.",
        "One seat is named by others, and since 9 May 2026 one more.",
        "The report was written by Ada on 3 May 2024.",
    ],
)
def test_who_did_something_is_no_promise(text: str) -> None:
    assert [one.kind for one in found(text)] == [ClaimKind.EVENT]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("We will vote by 31 December 2026.", date(2026, 12, 31)),
        ("We will vote by 1 November 2026.", date(2026, 11, 1)),
        ("We will vote by the 1st of November, 2026.", date(2026, 11, 1)),
        ("We will vote by the end of November 2026.", date(2026, 11, 30)),
        ("We will vote not later than 2026.", date(2026, 12, 31)),
        ("Since 3 May 2025 we plan to vote in 2026.", date(2026, 12, 31)),
        ("We promised on 3 June 2026 that we will vote by 1 May 2026.", date(2026, 6, 3)),
        ("We will vote on May 3, 2026.", date(2026, 5, 3)),
        ("We will vote on 2026-05-03.", date(2026, 5, 3)),
        ("We will vote on 3.5.2026 at noon.", date(2026, 5, 3)),
        ("We will vote in February 2026.", date(2026, 2, 28)),
        ("By 2026 we vote.", date(2026, 12, 31)),
        ("We will vote on 31 June 2026.", date(2026, 12, 31)),
    ],
)
def test_a_promise_is_due_on_its_last_day(text: str, last: date) -> None:
    (one,) = found(text)
    assert fate(one, (one,), last - timedelta(days=1)) is Fate.KEPT
    assert fate(one, (one,), last) is Fate.DUE
