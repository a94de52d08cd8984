"""Findings for people: one line each, `file:line:column severity pattern “words”  what to write instead`."""

from collections.abc import Iterator

from stancewatch.suffixscape.findings import Linted, placed, visible


def lines(linted: Linted) -> Iterator[str]:
    """Yield one line a finding. Control and direction characters of the text are written out."""
    name = visible(linted.name)
    for hit, (line, column), _ in placed(linted):
        quote = visible(" ".join(linted.text[hit.start : hit.end].split()))
        alternative = visible(hit.alternative)
        yield f"{name}:{line}:{column} {hit.severity} {hit.pattern} “{quote}”  {alternative}\n"
