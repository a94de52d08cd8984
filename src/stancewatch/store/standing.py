"""What stands of a source at a date: the text, the snapshot it came from, and what came in the way since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile

from stancewatch.model.evidence import CollectionFailure, Snapshot
from stancewatch.model.exchange import Capture, CaptureOutcome
from stancewatch.model.lab import Source


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands. Attempts that bring nothing new leave everything but `last_read` as it was."""

    snapshot: Snapshot | None
    """Of the first capture of the present unbroken run of the same text; None where it was never read."""
    text_sha256: str
    """Empty where no text was ever read."""
    captured_at: datetime | None
    """When this text was first captured in its present unbroken run."""
    failure: CollectionFailure | None
    """Why the last attempt did not bring the page; None where it did."""
    last_read: datetime | None
    """When the page was last had, changed or not."""
    noticed: str = ""
    """As `Capture.noticed`, of the capture that the snapshot is of."""


def standing(captures: Sequence[Capture], source: Source, as_of: date | None = None) -> Standing:
    """Return what stands of a source at the end of a day (UTC), or now.

    `captures` are all attempts, oldest first. A run of a text is not broken by attempts that brought
    nothing; a run of failures holds equal reasons and details. A failure keeps the `retry_at` of the first
    attempt of its run, so that asking again in vain changes nothing. Attempts at another address than the one
    registered say nothing about this one and are left out.
    """
    known = [
        capture for capture in at_address(captures, source) if as_of is None or capture.at.date() <= as_of
    ]
    read = [capture for capture in known if _read(capture)]
    last = read[-1] if read else None
    first = _first_of_run(read)
    return Standing(
        snapshot=first.snapshot if first else None,
        text_sha256=first.text_sha256 if first else "",
        captured_at=first.at if first else None,
        failure=_failure(known, source, last.at if last else None),
        last_read=last.at if last else None,
        noticed=first.noticed if first else "",
    )


def at_address(captures: Sequence[Capture], source: Source) -> list[Capture]:
    """Return the attempts at the address a source is registered with: a file may have been edited since."""
    return [capture for capture in captures if capture.url == source.url]


def _read(capture: Capture) -> bool:
    return (
        capture.outcome is not CaptureOutcome.FAILED
        and bool(capture.text_sha256)
        and capture.snapshot is not None
    )


def _first_of_run(read: Sequence[Capture]) -> Capture | None:
    """The earliest of the last captures that all gave the same text at the same address; ours before imported."""
    if not read:
        return None
    run = list(takewhile(lambda capture: _text_at(capture) == _text_at(read[-1]), reversed(read)))
    own = [capture for capture in run if not capture.origin]
    return (own or run)[-1]


def _text_at(capture: Capture) -> tuple[str, str]:
    return capture.text_sha256, capture.snapshot.url if capture.snapshot else ""


def _failure(
    known: Sequence[Capture], source: Source, last_read: datetime | None
) -> CollectionFailure | None:
    if not known or known[-1].reason is None:
        return None
    reason, detail = known[-1].reason, known[-1].detail
    run = takewhile(lambda capture: (capture.reason, capture.detail) == (reason, detail), reversed(known))
    first = list(run)[-1]
    return CollectionFailure(
        source.id,
        source.role,
        source.url,
        reason,
        detail,
        first.at,
        retry_at=first.retry_at,
        last_read=last_read,
    )
