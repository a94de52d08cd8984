"""What hangs on a passive: the act, the words behind it, the act it is joined to."""

import pytest

from stancewatch.model.language import Severity
from stancewatch.suffixscape.engine import examine


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The pictures were used to train a model.", [Severity.HIGH]),
        ("The pictures were used to test a model.", []),
        ("The pictures were not used to train a model.", []),
        ("The set was taken offline.", [Severity.HIGH]),
        ("The set was taken to Rome.", []),
        ("The files were reviewed and deleted.", [Severity.HIGH]),
        ("The files were stored and used.", [Severity.MEDIUM]),
        ("The option was removed in version 4.2.", []),
        ("The pictures were removed in March.", [Severity.HIGH]),
        ("The code was released in 2023 under the MIT licence.", []),
        ("The pictures could be removed.", []),
        ("The pictures could, in part, be removed.", []),
        ("The rest of the noise was removed.", []),
        ("The first lines (two of them) were removed.", []),
        ("The pictures (two of them) were removed.", [Severity.HIGH]),
        ("BIRD was trained on letters.", [Severity.MEDIUM]),
        ("They were removed.", [Severity.HIGH]),
        ("We saw that the pictures were removed.", []),
        ("After the pictures were removed, the shop closed.", []),
        ("Later, because the pictures were removed, the shop closed.", [Severity.HIGH]),
        ("When asked, the pictures were removed.", [Severity.HIGH]),
        ("The pictures were removed in the end by three clerks.", []),
        ("The pictures were removed from a set published by clerks.", [Severity.HIGH]),
        ("The names are stored in a table.", []),
        ("Your account may be suspended.", [Severity.HIGH]),
        ("An account may be suspended.", []),
        ("Your account is not restricted to one device.", []),
    ],
)
def test_passives_are_shown_by_what_hangs_on_them(text: str, found: list[Severity]) -> None:
    assert [hit.severity for hit in examine(text) if hit.pattern == "agentless_passive"] == found
    everything = examine(text, all_constructions=True)
    assert examine(text) == tuple(hit for hit in everything if hit.severity is not Severity.NONE)
