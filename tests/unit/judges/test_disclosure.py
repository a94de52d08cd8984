import json

import pytest

from stancewatch.foundation.errors import InputError
from stancewatch.judges.asked import answers
from stancewatch.judges.disclosure import READ_LIMIT, decide
from stancewatch.model.evidence import LONGEST_QUOTE
from stancewatch.model.score import Verdict

WITHHELD = "The data is diverse. We do not disclose its sources. They are proprietary."
CONCRETE = "You must not do the following. Each report is answered within 3 days. At least 95% were answered in time."


@pytest.mark.parametrize(
    ("text", "verdict", "words"),
    [
        (WITHHELD, Verdict.UNMET, "We do not disclose its sources."),
        (CONCRETE, Verdict.MET, "Each report is answered within 3 days."),
        ("The model is good.", Verdict.UNDECIDED, "The model is good."),
        ("", Verdict.UNMET, ""),
        ("  \n ", Verdict.UNMET, ""),
    ],
)
def test_wording_decides_and_the_quote_shows_it(text: str, verdict: Verdict, words: str) -> None:
    came = decide("What are the sources of the data, and is a report answered?", "", text)
    assert (came.verdict, text[came.start : came.end]) == (verdict, words)


def test_a_text_that_shares_no_word_with_the_question_is_not_called_an_answer() -> None:
    assert decide("How are reports answered?", "", CONCRETE).verdict is Verdict.MET
    assert decide("Energy use?", "", CONCRETE).verdict is Verdict.UNDECIDED


def test_what_is_withheld_outright_is_never_called_sufficient() -> None:
    text = f"{CONCRETE} You must ask within 3 days. We do not share the sources."
    assert decide("How are reports answered?", "", text).verdict is not Verdict.MET


def test_a_quote_is_never_longer_than_may_be_quoted() -> None:
    came = decide("q", "d", "we do not disclose " * 500)
    assert 0 < came.end - came.start <= LONGEST_QUOTE


@pytest.mark.parametrize(
    "text", ["not " * 50_000, "." * 100_000, "a" * 300_000, "\n" * 100_000 + "x", "1%" * 50_000]
)
def test_hostile_texts_come_to_an_end(text: str) -> None:
    decide("q", "d", text)


def test_lines_in_give_lines_out() -> None:
    lines = [
        json.dumps({"id": "a", "question": "q", "definition": "d", "text": WITHHELD, "more": 1}),
        "",
        "  ",
    ]
    (one,) = answers(lines)
    assert (one["id"], one["verdict"], one["quote"], one["judge"]) == (
        "a",
        "unmet",
        "We do not disclose its sources.",
        "wording rules 1.3",
    )


@pytest.mark.parametrize(
    ("line", "key"), [("{", "the whole line"), ('{"id": 1}', "id"), ('{"id": "a"}', "question")]
)
def test_a_broken_line_is_named(line: str, key: str) -> None:
    with pytest.raises(InputError, match=f"Line 2, '{key}'"):
        list(answers(["", line]))


ENERGY = ("How much energy was used for training?", "the amount of energy used")


@pytest.mark.parametrize(
    "text",
    [
        "We used 412 MWh of energy for training. We do not disclose the price we paid for it.",
        "Energy for training: 412 MWh. Customer data is confidential.",
    ],
)
def test_what_is_told_in_one_sentence_is_not_withheld_by_another(text: str) -> None:
    assert decide(*ENERGY, text).verdict is Verdict.UNDECIDED


def test_a_year_beside_a_refusal_tells_nothing() -> None:
    text = "Energy used for training rose in 2024. We do not disclose how much."
    assert decide(*ENERGY, text).verdict is Verdict.UNMET


def test_blanks_beyond_what_is_read_are_not_taken_for_an_empty_text() -> None:
    assert decide(*ENERGY, " " * READ_LIMIT + "We used 412 MWh of energy.").verdict is Verdict.UNDECIDED
    assert decide(*ENERGY, " \n" * READ_LIMIT).verdict is Verdict.UNMET
