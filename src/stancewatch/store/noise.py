"""Texts made comparable: differences that no reader would call a change are taken out, one kind after another.

Link targets do not count: the text of a web page holds none, and those of a Markdown file are taken out. Offsets mean nothing in what is returned here.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from stancewatch.foundation.canonical import sha256
from stancewatch.foundation.normalisation import same_words

SPACING, DATE_FORMAT, ADDRESS_PARAMETERS, LINK_TARGETS = (
    "spacing_only",
    "date_format_only",
    "address_parameters_only",
    "link_targets_only",
)
"""Flags: all that differs is white space or characters nobody sees; the way a date is written; which visit an
address names; where the links of a Markdown file lead."""

_ISO = re.compile(r"\b(?P<year>\d{4})[-/](?P<month>\d{2})[-/](?P<day>\d{2})\b")
_DAY_FIRST = re.compile(
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th|\.)? (?P<month>[^\W\d_]{3,10})\.?,? (?P<year>\d{4})\b"
)
_MONTH_FIRST = re.compile(
    r"\b(?P<month>[^\W\d_]{3,10})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})\b"
)
_LINK = re.compile(r"\]\((?:[^()\s]|\([^()\s]{0,500}\)){1,2000}(?: \"[^\"]{0,500}\")?\)")
"""The target of an inline link, and its title: `](https://lab.example/a "A")`."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,2000}")


@dataclass(frozen=True, slots=True)
class Comparable:
    """A text in five forms, each with one kind of difference less. All are hashes."""

    forms: tuple[str, str, str, str, str]

    @property
    def key(self) -> str:
        """Equal for two texts that say the same."""
        return self.forms[-1]

    def needed(self, other: "Comparable") -> tuple[str, ...]:
        """Return the flag of the rule that was needed to call two texts of equal key the same, none if none was."""
        rules = ((), (SPACING,), (DATE_FORMAT,), (LINK_TARGETS,), (ADDRESS_PARAMETERS,))
        pairs = zip(rules, self.forms, other.forms, strict=True)
        return next((rule for rule, one, two in pairs if one == two), ())


def comparable(text: str) -> Comparable:
    """Return a text in its comparable forms."""
    words = same_words(text)
    dated = _with_plain_dates(words)
    linked = _LINK.sub("]", dated)
    visited = _ADDRESS.sub(_without_visit, linked)
    return Comparable((sha256(text), sha256(words), sha256(dated), sha256(linked), sha256(visited)))


def _with_plain_dates(text: str) -> str:
    for form in (_ISO, _DAY_FIRST, _MONTH_FIRST):
        text = form.sub(_plain_date, text)
    return text


def _plain_date(found: re.Match[str]) -> str:
    """Write a date as 2026-08-28; leave alone what only looks like one."""
    name = found["month"].lower()
    month = int(name) if name.isdecimal() else _noise().months.get(name, 0)
    day = int(found["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return found[0]
    return f"{found['year']}-{month:02d}-{day:02d}"


def _without_visit(found: re.Match[str]) -> str:
    page, _, query = found[0].partition("?")
    kept = [
        part for part in query.split("&") if part and not _noise().names_a_visit(part.split("=")[0].lower())
    ]
    return "?".join((page, "&".join(kept))) if kept else page


@dataclass(frozen=True, slots=True)
class Noise:
    """The tables of `noise.toml`."""

    parameters: Sequence[str]
    parameter_beginnings: Sequence[str]
    months: Mapping[str, int]

    def names_a_visit(self, parameter: str) -> bool:
        """Whether a parameter of an address names a visit, not a page."""
        return parameter in self.parameters or parameter.startswith(tuple(self.parameter_beginnings))


@cache
def _noise() -> Noise:
    return Noise(**tomllib.loads((files(__package__) / "noise.toml").read_text(encoding="utf-8")))
