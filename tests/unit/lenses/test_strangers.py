"""Names that are not the owner's."""

import pytest

from stancewatch.lenses.strangers import is_stranger, stranger_in, with_names

NAMES = frozenset({"ostrevane", "heron"})
PAGE = "The rules of Northgate. Read our guide before a download."


@pytest.mark.parametrize("name", ["Northgate", "Heronry", "North-Gate"])
def test_a_name_the_owner_does_not_call_itself_by_is_a_strangers(name: str) -> None:
    assert is_stranger(name, NAMES, PAGE)


@pytest.mark.parametrize("name", ["Ostrevane", "Heron-2", "Download", "Service", "Use"])
def test_the_owners_names_and_common_words_are_no_strangers(name: str) -> None:
    assert not is_stranger(name, NAMES, PAGE)


def test_the_first_name_of_a_stranger_is_found() -> None:
    wordings = with_names([r"rules of {name}"])
    found = stranger_in(wordings, "The rules of Ostrevane and the rules of Northgate", NAMES, PAGE)
    assert found is not None
    assert found["name"] == "Northgate"
    assert stranger_in(wordings, "The rules of Ostrevane", NAMES, PAGE) is None
