"""Whose a clause is. All invented."""

import pytest

from stancewatch.lenses.own_names import own_names
from stancewatch.lenses.speaker import Speaker, clauses, speakers
from tests.unit.lenses.texts import document

NAMES = frozenset({"kestrel"})


def told(text: str) -> list[str]:
    return [one.name for one in speakers(text, 0, len(text), NAMES)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("We report it.", "OWNER"),
        ("Our server scans every file.", "OWNER"),
        ("Kestrel may withdraw the model.", "OWNER"),
        ("On 9 May 2026, the weights will be published.", "WORK"),
        ("The accuracy of the filter is .9.", "WORK"),
        ("Security flaws are answered within a day.", "WORK"),
        ("You can appeal.", "READER"),
        ("Everybody can ask.", "READER"),
        ("The university scans every file.", "OTHER"),
        ("Our supplier may withdraw the model.", "OTHER"),
        ("Vantor may withdraw the model.", "OTHER"),
        ("The vendor's filter is right.", "OTHER"),
        ("At Vantor you can appeal.", "OTHER"),
        ("According to the operator, the street uses 300 MWh.", "OTHER"),
        ("A flight costs 1.2 tonnes.", "UNKNOWN"),
        ("Dutch is covered by the filter.", "UNKNOWN"),
        ("Polish is covered by the filter.", "UNKNOWN"),
        ("Danfoss is covered by the filter.", "OTHER"),
        ("The Kestrel Forge is covered by the filter.", "OWNER"),
        ("The Vantor Forge is covered by the filter.", "OTHER"),
    ],
)
def test_the_opening_of_a_clause_tells_whose_it_is(text: str, speaker: str) -> None:
    assert told(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vantor says that the accuracy is .9.", ["OTHER", "OTHER"]),
        ("The university that lends us the server scans files.", ["OTHER", "OTHER"]),
        ("Vantor has paused, but we publish.", ["OTHER", "OWNER"]),
        ("Kestrel is small and is not meant for courts.", ["OWNER"]),
        ("The images are public; they are under their copyright.", ["WORK", "WORK"]),
        ("We met Vantor; they publish reports.", ["OWNER", "OTHER"]),
    ],
)
def test_a_clause_without_a_subject_of_its_own_has_that_before_it(text: str, found: list[str]) -> None:
    assert told(text) == found


def test_only_the_clauses_that_a_wording_touches_are_asked_for() -> None:
    text = "Vantor has paused, but we publish."
    assert speakers(text, text.index("we"), len(text), NAMES) == (Speaker.OWNER,)


def test_a_name_in_an_address_says_nothing() -> None:
    assert told("The [code](https://Vantor.example/The-University) is public.") == ["WORK"]


def test_clauses_hold_their_places() -> None:
    text = "If you find an error, we mend it; thanks."
    assert [text[one.start : one.end] for one in clauses(text)] == [one.words for one in clauses(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("# Kestrel terms\n\nText.", {"kestrel", "terms"}),
        ("We released Falco in May.", {"falco"}),
        ("Our assistant Nisus answers.", {"nisus"}),
        ("Corvo is our smallest model.", {"corvo"}),
        ("Vantor is our competitor.", set()),
        ("Meridian released its weights.", set()),
    ],
)
def test_a_page_tells_by_which_names_its_owner_goes(text: str, names: set[str]) -> None:
    assert own_names(document(text)) == names
