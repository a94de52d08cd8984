"""Findings as GitHub workflow commands, shown beside the changed lines of a pull request."""

from collections.abc import Iterator

from stancewatch.foundation.unseen import on_one_line
from stancewatch.model.language import Severity
from stancewatch.suffixscape.findings import Linted, placed
from stancewatch.suffixscape.formats.notices import SHOWN, Notices

LEVELS = {Severity.NONE: "notice", Severity.LOW: "notice", Severity.MEDIUM: "warning", Severity.HIGH: "error"}


def lines(linted: Linted) -> Iterator[str]:
    """Yield one `::warning` line a finding."""
    name = _property(linted.name)
    for hit, (line, column), (end_line, end_column) in placed(linted):
        words = on_one_line(linted.words(hit))
        place = f"file={name},line={line},endLine={end_line},col={column},endColumn={end_column},title={hit.pattern}"
        yield f"::{LEVELS[hit.severity]} {place}::{_message(f'“{words}” {hit.effect} {hit.alternative}')}\n"


def notes(notices: Notices) -> Iterator[str]:
    """Yield a line for each text that was not examined whole, has characters looked through or could not be read: a few of each."""
    yield from (f"::error title=not_read::{_message(said)}\n" for said in notices.refused[:SHOWN])
    said = 0
    for one in notices.listed[:SHOWN]:
        for title, words in (("not_examined", one.unread()), ("looked_through", one.disguised())):
            if words:
                said += 1
                yield f"::notice file={_property(one.name)},title={title}::{_message(words)}\n"
    yield from (f"::notice title=not_examined::{words}\n" for words in notices.rest(said))


def _message(text: str) -> str:
    return on_one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
