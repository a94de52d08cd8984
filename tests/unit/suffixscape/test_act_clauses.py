"""Acts put as nouns are found where their clause tells of them and names nobody who acts."""

import pytest

from stancewatch.suffixscape import act_catalogue, act_clauses, act_predicates
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.phrases import words_in


def predicate(text: str, noun: str) -> str:
    """Return the words from the verb of an act to what `empty` or `telling` end at, or nothing."""
    tokens = Tokens(text)
    found = act_clauses.subject(tokens, tokens.words.index(noun))
    if found is None:
        return ""
    last = max(act_predicates.empty(tokens, found), act_predicates.telling(tokens, found))
    return " ".join(tokens.words[found.verb : last]) if last > 0 else ""


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Verification of parcels is performed.", "verification", "is performed"),
        ("Parcel screening was carried out in May.", "screening", "was carried out"),
        ("Recruitment of singers took place.", "recruitment", "took place"),
        ("Recruitment of singers is under way.", "recruitment", "is under way"),
        ("Recruitment of singers has begun.", "recruitment", "has"),
        ("Extraction of names from letters has led to protests.", "extraction", "has"),
        ("Consultation with affected families took place.", "consultation", "took place"),
        ("Our recruitment of singers was completed.", "recruitment", ""),
        ("Recruitment of singers was completed by the choir.", "recruitment", ""),
        ("Recruitment of singers is described below.", "recruitment", ""),
        ("Extraction of oil is performed at sea.", "extraction", ""),
        ("We speak of recruitment.", "recruitment", ""),
        ("The recruitment office is open.", "recruitment", ""),
    ],
)
def test_predicates(text: str, noun: str, expected: str) -> None:
    assert predicate(text, noun) == expected


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Removal of the letters followed.", "removal", "[who] removes the letters"),
        ("User profiling was stopped.", "profiling", "[who] profiles user"),
        ("Screening was stopped.", "screening", "[who] screens …"),
        ("The takedown of the site followed.", "takedown", "[who] takes down the site"),
    ],
)
def test_acts_as_verbs(text: str, noun: str, expected: str) -> None:
    tokens = Tokens(text)
    assert act_catalogue.told(tokens, tokens.words.index(noun)) == expected


def test_every_act_has_a_verb() -> None:
    assert [noun for noun, verb in act_catalogue.verbs_of_acts().items() if not verb.strip()] == []


def test_no_verb_both_brings_and_describes() -> None:
    assert words_in("act_verbs", "brings") & words_in("act_verbs", "described") == {"supports"}
