"""Which words of a sentence take the weight off a passive, and where they must stand."""

import pytest

from stancewatch.model.language import Severity
from stancewatch.suffixscape.engine import examine


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Images of children were collected, and we thank our sponsors.", [Severity.HIGH]),
        ("We regret that your data was sold.", [Severity.HIGH]),
        ("We are sorry that images of children were collected.", [Severity.HIGH]),
        ("We know that faces were scraped from the web.", [Severity.HIGH]),
        ("We checked that the images were removed.", []),
        ("Images were removed, and we then sifted the rest.", []),
        ("We met, we talked, and later, after lunch, images of children were collected.", [Severity.MEDIUM]),
        ("Images of children were collected once a day.", [Severity.HIGH]),
        ("Images of children were collected when the crawler ran.", [Severity.HIGH]),
        ("If you are a parent, note that images of children were collected.", [Severity.HIGH]),
        ("If the images were removed, tell us.", []),
        ("Images are removed if they are reported.", []),
        ("Once reported, images are removed.", []),
        ("Your account will be suspended.", [Severity.HIGH]),
        ("Your account can be suspended at any time.", [Severity.HIGH]),
        ("User accounts may be suspended.", [Severity.HIGH]),
        ("Content may be removed without notice.", [Severity.HIGH]),
        ("Information may be shared with affiliates.", [Severity.MEDIUM]),
        ("The photographs can be removed.", []),
        ("She was harassed.", [Severity.HIGH]),
        ("The weights were leaked.", [Severity.HIGH]),
    ],
)
def test_passives_weigh_by_their_own_clause(text: str, found: list[Severity]) -> None:
    assert [hit.severity for hit in examine(text) if hit.pattern == "agentless_passive"] == found


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Annotation took place in Kenya.", "nominalisation_without_actor"),
        ("The harvesting of faces has led to lawsuits.", "nominalisation_without_actor"),
        ("Collection of personal data occurs when you sign up.", "nominalisation_without_actor"),
        ("Some links slipped through our filters.", "event_without_actor"),
        ("Regrettably, some content found its way into the archive.", "event_without_actor"),
        ("AI is going to change everything.", "smooth_progress"),
        ("Progress cannot be stopped.", "smooth_progress"),
        ("There is no alternative to open source AI.", "smooth_progress"),
        ("More languages are planned.", "smooth_progress"),
    ],
)
def test_more_wordings_are_found(text: str, pattern: str) -> None:
    assert [hit.pattern for hit in examine(text)] == [pattern]
