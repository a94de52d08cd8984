"""Findings for people: one line each, `file:line:column severity pattern “words”  what to write instead`."""

from collections.abc import Iterator

from stancewatch.foundation.unseen import on_one_line
from stancewatch.suffixscape.findings import Linted, Places


def lines(linted: Linted) -> Iterator[str]:
    """Yield one line a finding. Control and direction characters of the text are written out."""
    name = on_one_line(linted.name)
    places = Places(linted.text)
    for hit in linted.hits:
        line, column = places.of(hit.start)
        quote = on_one_line(linted.words(hit))
        alternative = on_one_line(hit.alternative)
        yield f"{name}:{line}:{column} {hit.severity} {hit.pattern} “{quote}”  {alternative}\n"
