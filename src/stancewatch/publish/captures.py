"""Which capture of a source an audit rests on: the latest, an earlier one, or none."""

from collections.abc import Mapping
from dataclasses import dataclass

from stancewatch.model.audit import Audit, FailureEntry
from stancewatch.publish.wording import day, number, word


@dataclass(frozen=True, slots=True)
class Reach:
    """What came of the sources of an audit."""

    latest: int
    """Pages read as of their latest capture."""
    earlier: tuple[FailureEntry, ...]
    """Sources that could not be had later and are read from an earlier capture."""
    unread: tuple[FailureEntry, ...]
    """Sources of which nothing is read."""


def reach(audit: Audit) -> Reach:
    """Return what came of the sources of an audit."""
    earlier = earlier_captures(audit)
    return Reach(
        latest=sum(document.source not in earlier for document in audit.documents),
        earlier=tuple(failure for failure in audit.failures if failure.source in earlier),
        unread=tuple(failure for failure in audit.failures if failure.source not in earlier),
    )


def earlier_captures(audit: Audit) -> Mapping[str, FailureEntry]:
    """Return, by source, the failures since which an audit reads an earlier capture."""
    read = {document.source for document in audit.documents}
    return {
        failure.source: failure for failure in audit.failures if failure.last_read and failure.source in read
    }


def said_of(failure: FailureEntry, captured_at: str) -> str:
    """Return the badge of an earlier capture: `captured 2026-03-02; not had on later attempts`.

    The day is that on which the page was last had; `captured_at` stands in where the failure does not tell.
    """
    return f"captured {day(failure.last_read or captured_at)}; {word(failure.reason, 'later')}"


def said_of_reach(found: Reach) -> str:
    """Return the three numbers: pages read as of their latest capture, read from an earlier one, not read."""
    return (
        f"{number(found.latest, 'page')} as of {'its' if found.latest == 1 else 'their'} latest capture,"
        f" {number(len(found.earlier), 'page')} from an earlier capture;"
        f" {number(len(found.unread), 'source')} not read"
    )
