"""How the claims ledger says what became of a statement."""

from datetime import date

import pytest

from stancewatch.cli.audit_ledger import told
from stancewatch.lenses.claims import claims
from stancewatch.lenses.claims_followed import followed
from tests.texts import document

SPRING, SUMMER, LATER = date(2026, 3, 2), date(2026, 6, 15), date(2027, 1, 5)
SET = "The set has 413 million pairs."


@pytest.mark.parametrize(
    ("versions", "said"),
    [
        ([(SPRING, SET)], "total, first read on 2026-03-02"),
        ([(SPRING, SET), (SPRING, SET)], "total, first read on 2026-03-02"),
        ([(SPRING, SET), (SUMMER, SET)], "kept total, from 2026-03-02 to 2026-06-15"),
        ([(LATER, "We will add audio by 2026.")], "due promise, first read on 2027-01-05"),
        ([(SPRING, SET), (SUMMER, "Hello.")], "dropped total, first read on 2026-03-02, gone on 2026-06-15"),
        (
            [(SPRING, SET), (SUMMER, SET), (LATER, "Hello.")],
            "dropped total, from 2026-03-02 to 2026-06-15, gone on 2027-01-05",
        ),
    ],
)
def test_what_became_of_a_statement(versions: list[tuple[date, str]], said: str) -> None:
    (one,) = followed([(day, tuple(claims(document(text)))) for day, text in versions])
    assert told(one) == said
