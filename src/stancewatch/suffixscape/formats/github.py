"""Findings as GitHub workflow commands, shown beside the changed lines of a pull request."""

from collections.abc import Iterator

from stancewatch.foundation.unseen import on_one_line
from stancewatch.model.language import Severity
from stancewatch.suffixscape.findings import Linted, placed

LEVELS = {Severity.NONE: "notice", Severity.LOW: "notice", Severity.MEDIUM: "warning", Severity.HIGH: "error"}


def lines(linted: Linted) -> Iterator[str]:
    """Yield one `::warning` line a finding."""
    name = _property(linted.name)
    for hit, (line, column), (end_line, end_column) in placed(linted):
        words = on_one_line(" ".join(linted.text[hit.start : hit.end].split()))
        place = f"file={name},line={line},endLine={end_line},col={column},endColumn={end_column},title={hit.pattern}"
        yield f"::{LEVELS[hit.severity]} {place}::{_message(f'“{words}” {hit.effect} {hit.alternative}')}\n"


def _message(text: str) -> str:
    return on_one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
