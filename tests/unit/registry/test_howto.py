"""The lab file shown in the how-to is a valid one, and names every role and flag."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stancewatch.foundation.clock import FixedClock
from stancewatch.model.lab import PageRole, ProfileFlag
from stancewatch.registry.reading import parse

DAY = FixedClock(datetime(2026, 11, 22, tzinfo=UTC))
HOWTO = Path(__file__).parents[3] / "docs" / "how-to" / "audit-a-lab-of-your-own.md"


@pytest.fixture
def text() -> str:
    return HOWTO.read_text(encoding="utf-8")


def test_the_example_has_no_mistakes(text: str) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    entry, mistakes = parse("wadden-ai", example.encode(), "wadden-ai.toml", DAY)
    assert mistakes == ()
    assert entry is not None


def test_the_mistake_shown_is_the_one_reported(text: str) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    wrong = example.replace('role = "policy"', 'role = "polcy"')
    (mistake,) = parse("wadden-ai", wrong.encode(), "labs/wadden-ai.toml", DAY)[1]
    assert f"{mistake.place}: {mistake.message} {mistake.remedy}" in text


@pytest.mark.parametrize("word", [*PageRole, *ProfileFlag])
def test_every_role_and_flag_is_named(text: str, word: str) -> None:
    assert f"`{word}`" in text
