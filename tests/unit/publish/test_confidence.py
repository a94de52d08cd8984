from typing import Literal

import pytest

from stancewatch.model.audit import ConfidenceEntry
from stancewatch.publish.confidence import note_of, why
from stancewatch.publish.site import Built
from tests.unit.publish import invented

FACTS = {
    "sources": 5,
    "documents_read": 2,
    "words": 100,
    "words_examined": 40,
    "indicators": 68,
    "indicators_open": 50,
}


def said(level: Literal["low", "moderate", "good"], judge: str = "reader 1", **facts: int) -> str:
    entry = ConfidenceEntry(level=level, note="", facts={**FACTS, **facts})
    audit = invented.audit("meridian-forge").model_copy(update={"confidence": entry, "judge": judge})
    return why(audit)


def test_low_names_every_reason() -> None:
    assert said("low") == (
        "fewer than half of the registered pages were read (2 of 5),"
        " less than half of the words are in a language that the patterns know"
        " and more than half of the questions are open (50 of 68)"
    )
    assert said("low", documents_read=5, words_examined=90) == (
        "more than half of the questions are open (50 of 68)"
    )


def test_moderate_and_good() -> None:
    assert said("moderate", judge="rules 1.0", documents_read=5, indicators_open=2) == (
        "one judge made of rules never gives more"
    )
    assert said("good", indicators_open=2) == (
        "every registered page was read and at most a tenth of the questions is open (2 of 68)"
    )


def test_without_the_facts_nothing_is_said() -> None:
    entry = ConfidenceEntry(level="low", note="", facts={"pages": 3})
    assert why(invented.audit("meridian-forge").model_copy(update={"confidence": entry})) == ""


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        (
            "1 of 1 page registered for this lab were read, 3",
            "1 of 1 page registered for this lab was read, 3",
        ),
        ("1 of 3 pages registered for this lab were read", "1 of 3 pages registered for this lab was read"),
        (
            "11 of 12 pages registered for this lab were read",
            "11 of 12 pages registered for this lab were read",
        ),
        (
            "1 of them could not be had this time and stand as last captured.",
            "1 of them could not be had this time and stands as last captured.",
        ),
    ],
)
def test_one_page_was_read(note: str, shown: str) -> None:
    entry = ConfidenceEntry(level="low", note=note, facts={})
    assert note_of(invented.audit("meridian-forge").model_copy(update={"confidence": entry})) == shown


def test_the_page_gives_level_and_reason(built: Built) -> None:
    page = (built.folder / "lab/meridian-forge/index.html").read_text()
    assert "<strong>Confidence: moderate</strong>, since not every registered page was read (4 of 5)" in page
