from datetime import date

import pytest

from stancewatch.lenses.claims import claims
from stancewatch.lenses.claims_followed import Version, followed
from tests.unit.lenses.texts import document

SPRING, SUMMER, WINTER = date(2025, 3, 1), date(2025, 7, 1), date(2026, 12, 31)


def version(day: date, text: str) -> Version:
    return day, tuple(claims(document(text)))


def test_each_statement_is_followed_to_where_it_ends() -> None:
    found = followed(
        (
            version(
                SPRING, "The set has 400 million pairs.\nWe will add audio by 2026.\nWe removed 2236 links."
            ),
            version(
                SUMMER, "The set has 413 million pairs.\nWe will add audio by 2026.\nWe removed 2236 links."
            ),
            version(WINTER, "The set has 413 million pairs.\nWe will add audio by 2026."),
        )
    )
    told = [(one.claim.quote.text, one.fate, one.first, one.last, one.gone) for one in found]
    assert told == [
        ("The set has 413 million pairs.", "kept", SUMMER, WINTER, None),
        ("We will add audio by 2026.", "due", SPRING, WINTER, None),
        ("The set has 400 million pairs.", "changed", SPRING, SPRING, SUMMER),
        ("We removed 2236 links.", "dropped", SPRING, SUMMER, WINTER),
    ]
    assert [one.now.quote.text for one in found if one.now] == ["The set has 413 million pairs."]


def test_what_stood_beside_a_statement_does_not_replace_it() -> None:
    alpha, beta = "Set Alpha has 100 million pairs.", "Set Beta has 200 million pairs."
    found = followed((version(SPRING, f"{alpha}\n{beta}"), version(SUMMER, beta)))
    assert [(one.claim.quote.text, one.fate, one.now) for one in found] == [
        (beta, "kept", None),
        (alpha, "dropped", None),
    ]


def test_a_statement_that_comes_back_begins_anew() -> None:
    said = "We removed 2236 links."
    found = followed((version(SPRING, said), version(SUMMER, "Nothing."), version(WINTER, said)))
    assert [(one.fate, one.first, one.gone) for one in found] == [
        ("kept", WINTER, None),
        ("dropped", SPRING, SUMMER),
    ]


@pytest.mark.parametrize(
    ("said", "day", "fate"),
    [
        ("We will vote by 1 November 2026.", date(2026, 2, 1), "kept"),
        ("We will vote by 1 November 2026.", date(2026, 11, 1), "due"),
        ("We will vote in November 2026.", date(2026, 11, 29), "kept"),
        ("We will vote in November 2026.", date(2026, 11, 30), "due"),
        ("We will vote in 2026.", date(2026, 12, 30), "kept"),
        ("We will vote in 2026.", date(2026, 12, 31), "due"),
    ],
)
def test_a_promise_is_due_on_the_last_day_that_it_can_mean(said: str, day: date, fate: str) -> None:
    assert [one.fate for one in followed((version(SPRING, said), version(day, said)))] == [fate]


def test_what_was_a_promise_stays_one_after_its_day() -> None:
    said, after = "In 2026 you can appeal our decisions.", date(2027, 1, 2)
    versions = [(day, tuple(claims(document(said), day))) for day in (SPRING, after)]
    assert [str(found[0].kind) for _, found in versions] == ["promise", "event"]
    (one,) = followed(versions)
    assert (one.claim.kind, one.claim.due, one.fate, one.first) == ("promise", 2026, "due", SPRING)


def test_no_version_has_no_statement() -> None:
    assert followed(()) == ()
