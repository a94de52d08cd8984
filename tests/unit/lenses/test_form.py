import json
from datetime import date

from stancewatch.foundation.canonical import canonical
from stancewatch.judges.rules import Rules
from stancewatch.lenses.assess import assess
from stancewatch.lenses.form import assessed, pals_form
from stancewatch.lenses.rubric import load
from stancewatch.model.shown import MOST_SHOWN
from stancewatch.pals.compose import compose
from tests.unit.lenses.texts import page

TEXT = "\n".join(f"Report abuse number {n} to safety@lab.example and we will review it." for n in range(30))
NAMES = {page(TEXT).document.sha256: "policy.md"}


def form() -> dict[str, object]:
    came = assess(load(), [page(TEXT)], {}, Rules(), date(2026, 1, 1), roles_covered=True)
    return json.loads(canonical({**assessed(came, NAMES), **pals_form(compose(came))}))  # type: ignore[no-any-return]  # json gives Any


def test_the_keys_of_the_contract_are_there() -> None:
    got = form()
    assert {"outcomes", "lenses", "pals", "composite"} <= set(got)
    outcomes = got["outcomes"]
    assert isinstance(outcomes, list)
    assert len(outcomes) == 68
    assert {"indicator", "verdict", "proposed", "judge", "evidence", "search"} <= set(outcomes[0])


def test_every_quote_stands_at_its_offsets_and_there_are_at_most_ten() -> None:
    outcomes = form()["outcomes"]
    assert isinstance(outcomes, list)
    for one in outcomes:
        assert len(one["evidence"]) <= MOST_SHOWN
        for quote in one["evidence"]:
            assert quote["document"] == "policy.md"
            assert TEXT[quote["start"] : quote["end"]] == quote["quote"]


def test_a_gap_says_in_how_many_pages_nothing_was_found() -> None:
    outcomes = form()["outcomes"]
    assert isinstance(outcomes, list)
    said = {one["search"]["statement"] for one in outcomes}
    assert said == {"", "not found in the 1 page listed"}
