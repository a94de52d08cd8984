import pytest

from stancewatch.publish.reasons import figures_of_the_judge, plain_reason, plain_sentence, why_flagged
from stancewatch.publish.site import Built
from tests.unit.publish import invented


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("sure expression 1", "clear wording of an answer"),
        ("weak expression 9", "possible wording of an answer"),
        (
            "weak expression 9, taken away by exclusion 3",
            "possible wording of an answer; set aside, since the sentence speaks of something else",
        ),
        ("doubtful expression 2", "wording of an answer, but denied, quoted or about somebody else"),
        ("nearest by BM25", "near in wording"),
        ("section nearest by BM25", "near only by the section it stands in"),
        ("near by cues of an answer", "near by a learnt order of wordings"),
        ("odd expression 4", "odd expression 4"),
        ("chosen by a reader", "chosen by a reader"),
        ("", ""),
    ],
)
def test_a_reason_in_plain_words(reason: str, shown: str) -> None:
    assert plain_reason(reason) == shown


def test_classes_have_names_for_people() -> None:
    assert plain_sentence("Silence of the class licence_link_date has not earned it.") == (
        "Silence of the class “licence, link or date” has not earned it."
    )
    assert plain_sentence("A class of its own.") == "A class of its own."


def test_a_flag_says_how_grave_it_is_and_what_found_it() -> None:
    flag = invented.audit("meridian-forge").flags[0]
    assert why_flagged(flag) == "high severity, found by a list of words"
    assert why_flagged(flag.model_copy(update={"detector": "oracle"})) == "high severity, oracle"


def test_the_figures_of_the_judge_are_those_that_outcomes_state() -> None:
    audit = invented.audit("meridian-forge")
    lens = audit.lenses[0]
    outcomes = (
        lens.outcomes[0].model_copy(update={"reason": "awarded by rules: 81 of 82 agreed"}),
        *lens.outcomes[1:],
    )
    lenses = (lens.model_copy(update={"outcomes": outcomes}), *audit.lenses[1:])
    assert figures_of_the_judge(audit) == ()
    assert figures_of_the_judge(audit.model_copy(update={"lenses": lenses})) == (
        "Awarded by rules: 81 of 82 agreed.",
    )


def test_no_jargon_is_left_on_the_page_of_an_audit(built: Built) -> None:
    for lab in ("harbour-commons", "meridian-forge"):
        page = (built.folder / f"lab/{lab}/index.html").read_text()
        for jargon in ("strong expression", "BM25", "severity, lexical"):
            assert jargon not in page


def test_the_methodology_explains_the_words_and_names_the_readers(built: Built) -> None:
    page = (built.folder / "methodology/index.html").read_text()
    for part in ("usual wording of an answer", "near in wording", "found by a small trained model"):
        assert part in page
    assert "were read by two language models, not by people" in page
