"""The page of patterns: what each finds and leaves, why it matters, and what to write instead."""

import re
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from stancewatch.model.language import Family
from stancewatch.suffixscape.pattern import Pattern
from stancewatch.suffixscape.patterns import PATTERNS
from tools.reference.markdown import line, listed, plain

INTRODUCTION = """\
A pattern is a habit of wording that can be pointed at. It says what the words do to a reader, never why they were
chosen. `stable` patterns have measured findings, `preview` patterns may still change what they find. Try one with
`stancewatch pattern try NAME SENTENCE`."""

_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
SOURCES = "Sources"
"""This section of a pattern's text is given as its list of sources."""


def page() -> Iterator[str]:
    """Yield the blocks of the page."""
    yield "# Patterns"
    yield INTRODUCTION
    order = list(Family)
    by_family = sorted(PATTERNS, key=lambda one: (order.index(one.family), one.name))
    for family, members in groupby(by_family, attrgetter("family")):
        yield f"## {family.replace('_', ' ').capitalize()}"
        for pattern in members:
            yield from _pattern(pattern)


def _pattern(pattern: Pattern) -> Iterator[str]:
    yield f"### `{pattern.name}`"
    yield f"Status: {pattern.status}, since {pattern.since}. {line(pattern.effect)}"
    for heading, text in _sections(pattern.explanation):
        yield f"**{heading}.** {text}"
    yield f"**Printed beside a finding.** {plain(pattern.alternative)}"
    yield f"**Found in**\n\n{listed(map(plain, pattern.hits))}"
    yield f"**Not found in**\n\n{listed(map(plain, pattern.misses))}"
    yield f"**Sources**\n\n{listed(map(line, pattern.sources))}"


def _sections(text: str) -> Iterator[tuple[str, str]]:
    parts = _SECTION.split(text)[1:]
    for heading, body in zip(parts[::2], parts[1::2], strict=True):
        if heading != SOURCES:
            yield heading, line(body)
