"""Floors on 160 labelled sentences of invented organisations that have a number or a number word in them.

They were drawn by the digest of their words, and labelled by one reader with the kind of statement they make or none, before
anything was measured on them. The 80 of part `first` were read while the forms were changed, the 40 of part `fresh`
after a first measure; the 40 of part `last` were measured once, with the forms as they stand. These floors only say that
nothing got worse; figures with what real organisations gave are in docs/explanation/method.md.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from stancewatch.lenses.claims import claims
from stancewatch.model.claim import ClaimKind
from tests.texts import document

LABELLED = Path(__file__).parent / "invented.jsonl"
READ = date(2026, 11, 22)
NONE = "none"


@dataclass(frozen=True, slots=True)
class Row:
    part: str
    text: str
    kind: str
    found: str


def rows() -> Iterator[Row]:
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = next((str(one.kind) for one in claims(document(row["text"]), READ)), NONE)
        yield Row(row["part"], row["text"], row["kind"], found)


ROWS = tuple(rows())


def test_the_sentences_are_all_there() -> None:
    assert len({row.text for row in ROWS}) == 160
    assert {row.kind for row in ROWS} <= {NONE, *ClaimKind}


@pytest.mark.parametrize(
    ("part", "right", "listed"),
    [("first", 46, 50), ("fresh", 22, 22), ("last", 22, 25)],
)
def test_what_is_listed_is_mostly_a_claim(part: str, right: int, listed: int) -> None:
    found = [row for row in ROWS if row.part == part and row.found != NONE]
    true = [row for row in found if row.kind != NONE]
    assert len(true) >= right
    assert len(found) - len(true) <= listed - right


@pytest.mark.parametrize(
    ("kind", "right", "of"),
    [("promise", 1, 1), ("term", 14, 15), ("event", 13, 14), ("rate", 19, 20), ("total", 42, 50)],
)
def test_what_is_a_claim_is_mostly_listed_as_its_kind(kind: str, right: int, of: int) -> None:
    labelled = [row for row in ROWS if row.kind == kind]
    assert len(labelled) == of
    assert sum(row.found == kind for row in labelled) >= right
