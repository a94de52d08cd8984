"""The wordings and limits of the guard as guard.toml has them, compiled; guard.py says what each tells."""

import re
import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files

from stancewatch.lenses.strangers import with_names


@dataclass(frozen=True, slots=True)
class Indicators:
    """Ids of the indicators for which a rule of the guard does not hold."""

    addressed: frozenset[str]
    negated: frozenset[str]
    supposed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Limits:
    """Lengths in code points (`fragment`) and words, and shares."""

    fragment: int
    fragment_words: int
    longest_without: int
    least_distinct: float
    counted_from: int
    most_repeats: int


@dataclass(frozen=True, slots=True)
class Wordings:
    """The compiled expressions; one that is a list there hits where any of its members does."""

    first_person: re.Pattern[str]
    ours: re.Pattern[str]
    granted: re.Pattern[str]
    imperative: re.Pattern[str]
    bidding: re.Pattern[str]
    verb: re.Pattern[str]
    subjects: re.Pattern[str]
    possessor: re.Pattern[str]
    away: re.Pattern[str]
    obliged: re.Pattern[str]
    before: re.Pattern[str]
    untrue: re.Pattern[str]
    ends: re.Pattern[str]
    after: re.Pattern[str]
    undone: re.Pattern[str]
    until: re.Pattern[str]
    asked: re.Pattern[str]
    optional: re.Pattern[str]
    cues: re.Pattern[str]
    open: re.Pattern[str]
    labelled: re.Pattern[str]
    crossed: re.Pattern[str]
    later: re.Pattern[str]
    void: re.Pattern[str]
    lacking: re.Pattern[str]
    question: re.Pattern[str]
    joining: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class GuardWords:
    """All that guard.toml holds."""

    indicators: Indicators
    limits: Limits
    wordings: Wordings
    strangers: tuple[re.Pattern[str], ...]
    """Of headings over words of somebody else, with a group `name` where that is named."""


@lru_cache(maxsize=1)
def guard_words() -> GuardWords:
    """Return the content of guard.toml."""
    content = tomllib.loads((files("stancewatch.lenses") / "guard.toml").read_text(encoding="utf-8"))
    indicators, limits = content.pop("indicators"), content.pop("limits")
    strangers = with_names(content["headed"].pop("strangers"))
    expressions = {name: one for table in content.values() for name, one in table.items()}
    return GuardWords(
        Indicators(*(frozenset(indicators[one.name]) for one in fields(Indicators))),
        Limits(**limits),
        Wordings(*(_compiled(expressions[one.name]) for one in fields(Wordings))),
        strangers,
    )


def _compiled(given: str | list[str]) -> re.Pattern[str]:
    return re.compile(given if isinstance(given, str) else "|".join(given), re.IGNORECASE)
