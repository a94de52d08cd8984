"""Consent is asked for only where there is something to agree to."""

import pytest

from stancewatch.suffixscape.engine import examine


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The idea behind dataset creation is to open research.", True),
        ("The scraping of millions of photographs began in spring.", True),
        ("This may lead to the suspension of your account.", False),
        ("We stand for shared AI development rather than closed doors.", False),
        ("An investigation found that the links were live.", False),
    ],
)
def test_who_agreed_is_asked_where_somebody_could(text: str, asked: bool) -> None:
    (hit,) = [one for one in examine(text) if one.pattern == "nominalisation_without_actor"]
    assert ("agreed" in hit.alternative) is asked
