from dataclasses import replace
from datetime import date

import pytest

from stancewatch.foundation.errors import UsageError
from stancewatch.judges import JUDGES, judge_named
from stancewatch.judges.figures import Record, Tally
from stancewatch.judges.rules import CONTRADICTED, Rules
from stancewatch.lenses.rubric import find_indicator
from stancewatch.lenses.search import search
from stancewatch.model.lens import DetectorClass, Finding, Gap, Outcome, Undecided
from stancewatch.model.score import Verdict
from stancewatch.model.shown import shown
from tests.unit.judges.trust import figures
from tests.unit.lenses.texts import filler, page

EARNED, NOT_EARNED = Tally(6, 0), Tally(5, 0)
"""Five classes can earn: with one of two labs left out, 30 right answers are enough and 25 are not."""
FOUND = "Our service is SOC 2 certified."


def decided(
    name: str, text: str, tally: Tally, *, barred: frozenset[str] = frozenset(), language: str = ""
) -> Outcome:
    asked = find_indicator(name)
    trace = search(asked, [page(text, language=language)], date(2026, 1, 1))
    return Rules(figures(tally, barred=barred)).decide(asked, trace)


def test_a_strong_hit_of_a_class_that_has_earned_it_is_awarded() -> None:
    came = decided("SE4", FOUND, EARNED)
    assert isinstance(came, Finding)
    assert (came.verdict, [quote.text for quote in came.evidence]) == (Verdict.PARTIAL, [FOUND])
    assert "60 of 60 such awards were held right" in came.reason


def test_a_class_that_has_not_earned_it_only_proposes() -> None:
    came = decided("SE4", FOUND, NOT_EARNED)
    assert isinstance(came, Undecided)
    assert (came.proposed, came.reason) == (Verdict.PARTIAL, "needs reading")


def test_an_indicator_with_an_observed_false_award_only_proposes() -> None:
    assert isinstance(decided("SE4", FOUND, EARNED, barred=frozenset({"SE4"})), Undecided)


def test_meaning_is_never_awarded() -> None:
    text = "There is no single definition and it is hard to draw a clear line between them."
    assert find_indicator("AP6").detector is DetectorClass.MEANING
    assert isinstance(decided("AP6", text, EARNED), Undecided)


def test_silence_counts_only_where_the_class_finds_what_is_planted() -> None:
    came = decided("SE4", filler(), EARNED)
    assert isinstance(came, Gap)
    assert came.verdict is Verdict.UNMET
    recall = figures(EARNED).recall
    assert f"{recall.right} of {recall.total} statements" in came.reason
    asked, earned = find_indicator("SE4"), figures(EARNED)
    trace = search(asked, [page(filler())], date(2026, 1, 1))
    missed = replace(earned, disclosures=dict.fromkeys(DetectorClass, NOT_EARNED))
    doubted = replace(earned, gaps=Record({asked.detector: {"one": Tally(94, 6)}}))
    for one in (missed, doubted):
        came = Rules(one).decide(asked, trace)
        assert isinstance(came, Gap)
        assert came.verdict is Verdict.UNDECIDED
        assert "has not earned to be counted as absence" in came.reason


def test_silence_of_a_muted_question_never_counts() -> None:
    asked, earned = find_indicator("SE4"), figures(EARNED)
    trace = search(asked, [page(filler())], date(2026, 1, 1))
    came = Rules(replace(earned, muted={"SE4": "everybody says it"})).decide(asked, trace)
    assert (came.verdict, came.reason) == (
        Verdict.UNDECIDED,
        "silence on SE4 is never counted: everybody says it",
    )


@pytest.mark.parametrize("text", ["Nous ne vendons pas les données.", "Wir verkaufen keine Daten."])
def test_silence_of_a_page_in_another_language_never_counts(text: str) -> None:
    assert decided("SE4", text, EARNED, language="fr").verdict is Verdict.UNDECIDED
    assert decided("SE4", text, EARNED).verdict is Verdict.UNDECIDED


@pytest.mark.slow
def test_silence_of_a_page_that_was_not_read_to_its_end_never_counts() -> None:
    came = decided("SE4", "We like the cats of our friends.\n" * 20_000, EARNED)
    assert (came.verdict, came.reason) == (
        Verdict.UNDECIDED,
        "1 of 1 pages were too long to be read to the end",
    )


def test_judges_are_found_by_name() -> None:
    assert [name for name, _ in JUDGES] == ["rules"]
    assert judge_named("rules").name == "rules 1.0"
    with pytest.raises(UsageError, match="no judge 'rulez'"):
        judge_named("rulez")


def test_a_page_without_a_sentence_proves_nothing() -> None:
    came = decided("SE4", "", EARNED)
    assert came.verdict is Verdict.UNDECIDED
    assert came.reason == (
        "the pages hold no sentence; the pages hold 0 words of their own in English, fewer than 150"
    )


@pytest.mark.parametrize(("dated", "verdict"), [(2, Verdict.PARTIAL), (1, Verdict.UNDECIDED)])
def test_dates_are_awarded_only_where_half_of_the_pages_carry_one(dated: int, verdict: Verdict) -> None:
    texts = ["Last updated: 12 January 2025. We write about the law."] * dated
    texts += ["We write about the cats of our friends."] * (4 - dated)
    pages = [page(f"{text} Page {number}.", source=f"s{number}") for number, text in enumerate(texts)]
    asked = find_indicator("DH7")
    trace = search(asked, pages, date(2026, 1, 1))
    assert Rules(figures(EARNED)).decide(asked, trace).verdict is verdict


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("IK1", "We do not claim to follow the CARE principles."),
        ("SE4", "It would be wrong to say that we are SOC 2 certified."),
    ],
)
def test_a_denied_commitment_is_left_to_a_reader_without_a_proposal(name: str, text: str) -> None:
    came = decided(name, text, EARNED)
    assert isinstance(came, Undecided)
    assert came.proposed is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("We like the cats of our friends.", "fewer than 150"),
        (f"{filler()}\n{'Wir sagen nicht, was wir mit den Daten tun und wo sie sind. ' * 6}", "not English"),
        ("\n".join(f"> {line}" for line in filler().split("\n")), "0 words of their own"),
        (f"{filler()}\nAn external party met a third fox.", "shares 3 words"),
    ],
)
def test_silence_that_shows_nothing_never_counts(text: str, reason: str) -> None:
    came = decided("SE4", text, EARNED)
    assert isinstance(came, Gap)
    assert came.verdict is Verdict.UNDECIDED
    assert reason in came.reason


def test_pages_that_contradict_each_other_are_left_to_a_reader_with_both_passages() -> None:
    says, denies = "We follow the CARE principles.", "We do not follow the CARE principles."
    asked = find_indicator("IK1")
    pages = [page(f"{text}\n{filler()}", source=text[:6]) for text in (says, denies)]
    came = Rules(figures(EARNED)).decide(asked, search(asked, pages, date(2026, 1, 1)))
    assert isinstance(came, Undecided)
    assert came.reason == CONTRADICTED
    assert [one.quote.text for one in shown(came)[:2]] == [says, denies]


def test_a_policy_about_users_only_awards_nothing_on_the_labs_own_conduct() -> None:
    text = "You must let your users opt out of training. You must publish an audit. You shall save energy."
    for name in ("TK6", "IK4", "SE4", "FM1"):
        assert not isinstance(decided(name, f"{text}\n{filler()}", EARNED), Finding)
