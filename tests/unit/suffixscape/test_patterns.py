"""Every pattern finds what it says it finds, stays silent where it says so, and is documented."""

import json
import pkgutil
from pathlib import Path

import pytest

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import patterns
from stancewatch.suffixscape.engine import examine
from stancewatch.suffixscape.pattern import Pattern
from stancewatch.suffixscape.patterns import PATTERNS

HOUSE = Path(__file__).parents[4] / "shared" / "data" / "suffixscape" / "house_flags.jsonl"
HEADINGS = ("What it finds", "Why it matters", "Write instead", "False alarms", "Sources")
each_pattern = pytest.mark.parametrize("pattern", PATTERNS, ids=lambda one: one.name)


def found_by(pattern: Pattern, sentence: str) -> list[str]:
    """Return what a pattern finds by itself: by default a severer one of its family may tell of the same words."""
    hits = [hit for hit in examine(sentence, all_constructions=True) if hit.pattern == pattern.name]
    shown = [hit for hit in hits if pattern.harmless_only or hit.severity is not Severity.NONE]
    return [sentence[hit.start : hit.end] for hit in shown]


@each_pattern
def test_finds_its_hits(pattern: Pattern) -> None:
    assert pattern.hits
    assert [one for one in pattern.hits if not found_by(pattern, one)] == []


@each_pattern
def test_stays_silent_on_its_misses(pattern: Pattern) -> None:
    assert pattern.misses
    assert [one for one in pattern.misses if found_by(pattern, one)] == []


@each_pattern
def test_is_documented(pattern: Pattern) -> None:
    assert [heading for heading in HEADINGS if f"## {heading}\n" not in pattern.explanation] == []
    assert pattern.sources
    assert pattern.effect.endswith(".")


def test_catalogue_is_the_folder() -> None:
    files = {module.name for module in pkgutil.iter_modules(patterns.__path__)}
    assert {one.name for one in PATTERNS} == files


def test_only_verbal_passives_are_called_passive() -> None:
    named = {one.name for one in PATTERNS if "passive" in one.name}
    assert named == {"agentless_passive", "passive_with_agent"}


def test_every_family_has_a_pattern() -> None:
    assert {one.family for one in PATTERNS} == set(Family)


def test_finds_the_family_of_every_house_flag() -> None:
    if not HOUSE.is_file():
        pytest.skip(f"{HOUSE} is not here: the flags of the commissioning documents are not shipped.")
    flags = [json.loads(line) for line in HOUSE.read_text("utf-8").splitlines()]
    missed = [
        flag["quote"]
        for flag in flags
        if flag["pattern"].replace(" ", "_") not in {hit.family.value for hit in examine(flag["quote"])}
    ]
    assert len(flags) == 8
    assert missed == []
