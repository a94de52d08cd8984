"""A text that was held, and the line by which a person lets it stand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from stancewatch.foundation.clock import instant
from stancewatch.model.exchange import Capture, CaptureOutcome

ACCEPTED = "accepted"
"""Flag of a line that a person added: what an earlier attempt brought stands since then."""


def held(captures: Sequence[Capture]) -> Capture | None:
    """Return the last attempt whose text is held for a person, None where the page has been had since."""
    for capture in reversed(captures):
        if capture.outcome is not CaptureOutcome.FAILED:
            return None
        if capture.text_sha256 and capture.snapshot:
            return capture
    return None


def accepted(capture: Capture, at: datetime, by: str) -> Capture:
    """Return the line that lets a held text stand from a moment on. It names the file of the held attempt."""
    fetched = f"fetched {instant(capture.at)}"
    return replace(
        capture,
        at=at,
        outcome=CaptureOutcome.ARCHIVED,
        reason=None,
        detail=f"Accepted by {by}, {instant(at)} ({fetched}). It had been held: {capture.detail}",
        retry_at=None,
        flags=(*capture.flags, ACCEPTED),
    )
