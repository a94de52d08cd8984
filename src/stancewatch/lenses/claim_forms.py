"""The forms of checkable statements as claims.toml has them, compiled, and which days a date names."""

import re
import tomllib
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from stancewatch.model.claim import ClaimKind


@dataclass(frozen=True, slots=True)
class ClaimForms:
    """What claims.toml holds."""

    months: tuple[str, ...]
    month: re.Pattern[str]
    date: re.Pattern[str]
    year: re.Pattern[str]
    value: re.Pattern[str]
    numbered: re.Pattern[str]
    amount: re.Pattern[str]
    """A number with its unit of counting, or a number word: what two versions of a statement may differ in."""
    past: re.Pattern[str]
    """A verb of the past, and a day by which."""
    to_come: re.Pattern[str]
    aside: re.Pattern[str]
    no_prose: tuple[re.Pattern[str], ...]
    no_count: tuple[re.Pattern[str], ...]
    forms: Mapping[ClaimKind, re.Pattern[str]]
    """In the order in which they are tried."""


@lru_cache(maxsize=1)
def claim_forms() -> ClaimForms:
    """Return the content of claims.toml."""
    content = tomllib.loads((files("stancewatch.lenses") / "claims.toml").read_text(encoding="utf-8"))
    named = {name: _expression(one) for name, one in content.items() if not isinstance(one, dict)}

    def compiled(expression: str) -> re.Pattern[str]:
        while (filled := _NAMED.sub(lambda found: named[found[1]], expression)) != expression:
            expression = filled
        return re.compile(expression, re.IGNORECASE)

    return ClaimForms(
        months=tuple(content["months"]),
        month=compiled(content["month"]),
        date=compiled(content["date"]),
        year=compiled(content["year"]),
        value=compiled(content["value"]),
        numbered=compiled(content["numbered"]),
        amount=compiled(content["amount"]),
        past=compiled(content["past"]),
        to_come=compiled(content["to_come"]),
        aside=compiled(content["aside"]),
        no_prose=tuple(map(compiled, content["no_prose"].values())),
        no_count=tuple(map(compiled, content["no_count"].values())),
        forms={ClaimKind(name): compiled(_expression(form)) for name, form in content["forms"].items()},
    )


_NAMED = re.compile(r"\{([a-z_]+)\}")


def _expression(one: str | list[str]) -> str:
    return one if isinstance(one, str) else "|".join(one)


def prose(words: str) -> str:
    """Return a sentence without tags and the addresses of links."""
    for pattern in claim_forms().no_prose:
        words = pattern.sub("", words)
    return words


def counted(words: str) -> str:
    """Return the prose of a sentence with `#` for every digit of a number that counts nothing and dates nothing."""
    words = prose(words)
    for pattern in claim_forms().no_count:
        words = pattern.sub(lambda found: re.sub(r"\d", "#", found[0]), words)
    return words


def first_day(words: str) -> date:
    """Return the first day that the latest date of a sentence can mean: of a month or year its first."""
    return max(first for first, _ in _spans(words))


def last_day(words: str) -> date:
    """Return the latest day that a sentence with a year names: of a month its last, of a year 31 December."""
    return max(last for _, last in _spans(words))


def _spans(words: str) -> list[tuple[date, date]]:
    given = claim_forms()
    named = [_span(found[0]) for found in given.date.finditer(words)]
    return named or [_whole_year(int(year)) for year in given.year.findall(words)]


def _whole_year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _span(text: str) -> tuple[date, date]:
    """Return the days between which a date lies; the whole year where it names a day that is in no calendar."""
    given = claim_forms()
    year = int(given.year.findall(text)[0])
    numbers = [int(one) for one in re.findall(r"\d+", text) if one != str(year)]
    named = given.month.search(text)
    if named:
        numbers = [*numbers, given.months.index(named[0][:3].lower()) + 1]
    if not numbers:
        return _whole_year(year)
    month, day = (numbers if "-" in text else numbers[::-1]) + [0] * (2 - len(numbers))
    try:
        return date(year, month, day or 1), date(year, month, day or monthrange(year, month)[1])
    except ValueError:
        return _whole_year(year)
