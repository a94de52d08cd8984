from datetime import date

import pytest

from stancewatch.foundation.errors import UsageError
from stancewatch.judges import JUDGES, judge_named
from stancewatch.judges.figures import Figures, Tally, load, parse
from stancewatch.judges.rules import Rules
from stancewatch.lenses.rubric import find_indicator
from stancewatch.lenses.search import search
from stancewatch.model.lens import DetectorClass, Finding, Gap, Outcome, Undecided
from stancewatch.model.score import Verdict
from tests.unit.lenses.texts import page

EARNED, NOT_EARNED = Tally(29, 0, 5), Tally(28, 0, 5)
FOUND = "Our service is SOC 2 certified."


def decided(
    name: str, text: str, tally: Tally, *, barred: frozenset[str] = frozenset(), language: str = ""
) -> Outcome:
    each = tuple((one, tally) for one in DetectorClass)
    asked = find_indicator(name)
    trace = search(asked, [page(text, language=language)], date(2026, 1, 1))
    return Rules(Figures("", each, each, barred)).decide(asked, trace)


def test_a_strong_hit_of_a_class_that_has_earned_it_is_awarded() -> None:
    came = decided("SE4", FOUND, EARNED)
    assert isinstance(came, Finding)
    assert (came.verdict, [quote.text for quote in came.evidence]) == (Verdict.PARTIAL, [FOUND])
    assert "29 of 29 awards right" in came.reason


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
    silent = "We like cats and we like the dogs of our friends."
    for tally, verdict in ((EARNED, Verdict.UNMET), (NOT_EARNED, Verdict.UNDECIDED)):
        came = decided("SE4", silent, tally)
        assert isinstance(came, Gap)
        assert came.verdict is verdict
    assert isinstance(came, Gap)
    assert "too few to count silence as absence" in came.reason


@pytest.mark.parametrize("text", ["Nous ne vendons pas les données.", "Wir verkaufen keine Daten."])
def test_silence_of_a_page_in_another_language_never_counts(text: str) -> None:
    assert decided("SE4", text, EARNED, language="fr").verdict is Verdict.UNDECIDED
    assert decided("SE4", text, EARNED).verdict is Verdict.UNDECIDED


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


def test_the_shipped_figures_can_be_read() -> None:
    figures = load()
    assert all(tally.labs >= 0 for _, tally in (*figures.awards, *figures.recall))
    assert parse('measured_on = ""\nbarred = []\n[awards]\n[recall]').award(DetectorClass.NUMBER).bound == 0
