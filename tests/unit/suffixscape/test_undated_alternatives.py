"""What is said beside an undated plan must hold where its sentence names who acts."""

import pytest

from stancewatch.suffixscape.pattern import Pattern
from stancewatch.suffixscape.patterns import PATTERNS

UNDATED = ("undated_future", "undated_plan", "announced_without_date")


@pytest.mark.parametrize(
    "pattern", [one for one in PATTERNS if one.name in UNDATED], ids=lambda one: one.name
)
def test_it_never_denies_an_actor_that_may_be_named(pattern: Pattern) -> None:
    assert not any(word in pattern.alternative for word in ("neither", "none of it"))
    assert "who" not in pattern.question
