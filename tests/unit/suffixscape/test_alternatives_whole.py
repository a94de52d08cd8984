"""An alternative repeats whole phrases: no half of a figure, no verb of the sentence."""

import pytest

from stancewatch.suffixscape.engine import examine


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The voices of 4,000 speakers were recorded.", "000 speakers"),
        ("Deletion of accounts happens within 30 days.", "happens”"),
        ("The collection of user data helps us improve.", "helps”"),
    ],
)
def test_phrases_are_whole(text: str, wrong: str) -> None:
    hits = examine(text)
    assert hits
    assert not any(wrong in hit.alternative for hit in hits)


def test_a_quote_does_not_begin_inside_a_figure() -> None:
    assert not any(hit.start == 11 for hit in examine("The next 2.13 minor release will be published soon."))
