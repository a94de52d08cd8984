from stancewatch.model.audit import CompositeEntry
from stancewatch.model.evidence import FailureReason
from stancewatch.model.lab import Openness, PageRole, ProfileFlag
from stancewatch.model.language import Family
from stancewatch.model.lens import Basis, DetectorClass, Dimension
from stancewatch.model.score import Verdict
from stancewatch.publish import wording
from tests.unit.publish import invented

ONE_NUMBER = CompositeEntry(score=4.0, bounds=(3.2, 4.9))
BOUNDS_ONLY = CompositeEntry(score=None, bounds=(3.2, 6.1))
NOTHING = CompositeEntry(score=None, bounds=None)


def test_figures() -> None:
    assert [wording.figure(one) for one in (ONE_NUMBER, BOUNDS_ONLY, NOTHING)] == ["4", "3.2–6.1", "–"]
    assert wording.mean_figure(ONE_NUMBER) == "4.0"


def test_a_score_in_words() -> None:
    assert wording.spoken(ONE_NUMBER) == "4 of 10, bounds 3.2 to 4.9"
    assert wording.spoken(BOUNDS_ONLY) == "bounds 3.2 to 6.1 of 10, no single number"
    assert wording.spoken(NOTHING) == "not scored, no indicator applies"


def test_what_the_bounds_mean() -> None:
    assert wording.if_open(BOUNDS_ONLY) == (
        "If every open item were absent: 3.2; present: 6.1."
        " This does not cover wrong verdicts, the choice of indicators or unread pages."
    )


def test_counts_lead_and_name_every_kind_of_outcome() -> None:
    outcomes = wording.all_outcomes(invented.audit("meridian-forge"))
    said = wording.counts(outcomes)
    assert said.startswith("0 met, 7 partial, ")
    numbers = [int(part.split()[0]) for part in said.split(", ")]
    assert sum(numbers) == 68
    assert "not applicable" in said


def test_one_thing_needs_reading_and_two_need_it() -> None:
    outcomes = wording.all_outcomes(invented.audit("meridian-forge"))
    waiting = [outcome for outcome in outcomes if outcome.kind == "undecided"]
    assert wording.counts(waiting[:1]).endswith("1 needs reading")
    assert wording.counts(waiting[:2]).endswith("2 need reading")


def test_lists_and_numbers() -> None:
    assert wording.listed(["a"]) == "a"
    assert wording.listed(["a", "b"]) == "a and b"
    assert wording.listed(["a", "b", "c"]) == "a, b and c"
    assert wording.listed([]) == ""
    assert wording.number(1, "page") == "1 page"
    assert wording.number(1200, "search", "searches") == "1,200 searches"


def test_every_value_of_the_model_has_a_word() -> None:
    for kind, values in {
        "verdict": Verdict,
        "sign": Verdict,
        "role": PageRole,
        "failure": FailureReason,
        "later": FailureReason,
        "detector_class": DetectorClass,
        "family": Family,
        "family_gloss": Family,
        "dimension": Dimension,
        "dimension_gloss": Dimension,
        "basis": Basis,
        "openness": Openness,
        "flag": ProfileFlag,
    }.items():
        assert set(wording.words()[kind]) == {value.value for value in values}, kind


def test_context_stays_in_its_block() -> None:
    text = invented.document([("heading", "Title"), ("paragraph", "We made it."), ("paragraph", "Next")])
    quote = invented.words_of(text, "made")
    assert wording.words_before(quote) == "…We "
    assert wording.words_after(quote) == " it.…"
    assert wording.words_before(invented.words_of(text, "We")) == ""


def test_questions_that_are_all_open_are_said_in_one_sentence() -> None:
    outcomes = wording.all_outcomes(invented.audit("meridian-forge"))
    still_open = [outcome for outcome in outcomes if outcome.verdict is Verdict.UNDECIDED]
    assert wording.all_open(still_open)
    assert wording.said_of_all_open(still_open[:9]) == (
        "All 9 questions that apply are open, so there is no score: anything from 1 to 10 is possible."
    )
    assert wording.said_of_all_open(still_open[:1]).startswith("The one question that applies is open")
    assert not wording.all_open(outcomes)
    assert not wording.all_open(
        [outcome for outcome in outcomes if outcome.verdict is Verdict.NOT_APPLICABLE]
    )
