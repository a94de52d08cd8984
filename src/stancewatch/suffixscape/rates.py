"""Findings per 1,000 words, with an interval, beside a named baseline corpus.

Interval: Byar's approximation to the exact 95 % Poisson limits (Breslow and Day 1987, chapter 2). It treats
findings as independent, which findings of one page are not quite: read it as a lower limit of the uncertainty.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stancewatch.foundation.canonical import Json
from stancewatch.model.language import Family

BASELINE = Path(__file__).parent / "lexicons" / "baseline_ewt_train.json"
Z = 1.959963985
"""Normal deviate of a two-sided 95 % interval."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Findings per 1,000 words, with the limits of a 95 % interval."""

    count: int
    words: int
    per_thousand: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Baseline:
    """A published corpus and its rates under one method version."""

    name: str
    version: str
    words: int
    counts: dict[str, int]
    """By family."""


def rate(count: int, words: int) -> Rate:
    """Return a rate with its interval; all zero for a text without words."""
    if not words:
        return Rate(count, 0, 0.0, 0.0, 0.0)
    low = count * (1 - 1 / (9 * count) - Z / (3 * count**0.5)) ** 3 if count else 0.0
    above = count + 1
    high = above * (1 - 1 / (9 * above) + Z / (3 * above**0.5)) ** 3
    return Rate(
        count, words, *(round(1000 * value / words, 2) for value in (float(count), max(low, 0.0), high))
    )


@cache
def baseline() -> Baseline:
    """Return the baseline shipped with the package."""
    table = json.loads(BASELINE.read_text("utf-8"))
    return Baseline(table["name"], table["version"], table["words"], table["counts"])


def by_family(counts: Mapping[Family, int], words: int) -> dict[Family, tuple[Rate, Rate]]:
    """Return for each family the rate of a text, from its findings and the words examined, and that of the baseline."""
    known = baseline()
    return {
        family: (rate(counts.get(family, 0), words), rate(known.counts.get(family.value, 0), known.words))
        for family in Family
    }


def table(counts: Mapping[Family, int], words: int) -> list[str]:
    """Return the rates as lines for people."""
    known = baseline()
    rows = [
        f"Findings per 1,000 words, with 95 % limits; beside {known.name} {known.version} ({known.words} words)."
    ]
    for family, (own, other) in by_family(counts, words).items():
        rows.append(
            f"{family.value:22} {own.per_thousand:6.2f} ({own.low:.2f} to {own.high:.2f})"
            f"   baseline {other.per_thousand:.2f} ({other.low:.2f} to {other.high:.2f})"
        )
    return rows


def as_json(counts: Mapping[Family, int], words: int) -> Json:
    """Return the rates for machines."""
    known = baseline()
    families: dict[str, Json] = {
        family.value: {
            "count": own.count,
            "per_thousand_words": own.per_thousand,
            "interval": [own.low, own.high],
            "baseline_per_thousand_words": other.per_thousand,
            "baseline_interval": [other.low, other.high],
        }
        for family, (own, other) in by_family(counts, words).items()
    }
    return {
        "words": words,
        "baseline": {"name": known.name, "version": known.version, "words": known.words},
        "families": families,
    }
