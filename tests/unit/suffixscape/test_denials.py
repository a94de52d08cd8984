"""What is denied is not claimed, and an act that was not done has no hidden actor; an omission has one."""

import pytest

from stancewatch.model.language import Severity
from stancewatch.suffixscape.engine import examine


@pytest.mark.parametrize(
    "text",
    [
        "The images were not removed.",
        "The images weren't removed.",
        "No images were removed.",
        "No data was collected.",
        "Nothing has been deleted.",
        "None of the photographs were deleted.",
        "Neither images nor links were removed.",
        "Personal data is never sold.",
        "The photos have never been scraped.",
        "Your personal data will not be shared with anyone.",
        "WE DO NOT WARRANT THAT THE SERVICE WILL BE UNINTERRUPTED, SECURE OR ERROR-FREE.",
        "There are no guarantees that they will be up at all hours, quick or error-free.",
        "No method of transmission is ever fully secure.",
        "We do not guarantee that the answers will always be accurate.",
        "This model is not state-of-the-art.",
        "We do not claim that this is the best model.",
        "Nobody guarantees that.",
        "There is no guarantee that the filter ensures safety.",
    ],
)
def test_a_denial_reaches_to_the_end_of_its_clause(text: str) -> None:
    assert examine(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "It is not only state-of-the-art, it is free.",
        "No doubt this is a world-class lab.",
        "Without a doubt this is a world-class lab.",
        "It is not a toy: the model is state-of-the-art.",
        "It is not a toy, it is state-of-the-art.",
        "The old one is not safe but the new one is fully secure.",
        "The filter (not the gate) is fully secure.",
        "The images were not lost, they were removed.",
    ],
)
def test_a_denial_reaches_no_further(text: str) -> None:
    assert len(examine(text)) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Consent was not obtained.", [Severity.MEDIUM]),
        ("No consent was obtained from the people shown.", [Severity.MEDIUM]),
        ("Users were not informed.", [Severity.MEDIUM]),
        ("The photographers were never asked.", [Severity.MEDIUM]),
        ("Consent was obtained.", []),
        ("Users were informed.", []),
    ],
)
def test_what_is_owed_weighs_where_it_was_not_done(text: str, found: list[Severity]) -> None:
    assert [hit.severity for hit in examine(text)] == found
