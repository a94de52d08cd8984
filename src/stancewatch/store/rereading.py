"""A stored page read again, by another extractor version or selector: both texts are kept."""

from collections.abc import Sequence
from dataclasses import replace

from stancewatch.foundation.clock import instant
from stancewatch.model.evidence import Document, Snapshot
from stancewatch.model.exchange import Capture, CaptureOutcome

READ_AGAIN = "read_again"
"""Flag of a line whose text differs from the one before though the page is the same: only its reading changed."""


def read_again(capture: Capture, text: Document, noticed: str) -> Capture:
    """Return the line that gives a capture another text, and names what was noticed beside it.

    It has the date of the capture, since it says nothing of any other moment, and names no file of its own.
    """
    return replace(
        capture,
        outcome=CaptureOutcome.UNCHANGED,
        text_sha256=text.sha256,
        reason=None,
        detail=f"Read again by {text.extractor!r}; the text before was {capture.text_sha256[:12]!r}.",
        retry_at=None,
        warc="",
        warc_sha256="",
        status=0,
        robots="",
        flags=(READ_AGAIN,),
        noticed=noticed,
    )


def later_reading(captures: Sequence[Capture], body_sha256: str, text_sha256: str, until: str = "") -> str:
    """Return the hash of the text that the same bytes were last read as, empty where that is the given one.

    Readings of captures after `until`, as `2026-03-02T08:00:01Z`, are left out; none is without it.
    """
    read = [
        one
        for one in captures
        if READ_AGAIN in one.flags
        and _bytes(one.snapshot) == body_sha256
        and not (until and instant(one.at) > until)
    ]
    return read[-1].text_sha256 if read and read[-1].text_sha256 != text_sha256 else ""


def _bytes(snapshot: Snapshot | None) -> str:
    return snapshot.body_sha256 if snapshot else ""
