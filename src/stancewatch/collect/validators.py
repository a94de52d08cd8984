"""Asking whether a page has changed instead of for the page, and when not to trust the answer."""

from collections.abc import Sequence
from itertools import takewhile

from stancewatch.model.exchange import Capture, CaptureOutcome

FULL_FETCH = "full_fetch"
"""Flag of a page that was asked for without validators although an earlier capture had some."""


def conditional_headers(url: str, earlier: Capture | None) -> dict[str, str]:
    """Return the headers that ask only for a page other than the earlier capture.

    They go to the URL that gave the validators and to no other: an ETag means nothing elsewhere.
    """
    if earlier is None or earlier.snapshot is None or earlier.snapshot.final_url != url:
        return {}
    headers = {"If-None-Match": earlier.etag, "If-Modified-Since": earlier.last_modified}
    return {
        name: value for name, value in headers.items() if value and value.isprintable() and value.isascii()
    }


def has_validators(earlier: Capture | None) -> bool:
    """Say whether an earlier capture can be asked about."""
    return (
        earlier is not None and earlier.snapshot is not None and bool(earlier.etag or earlier.last_modified)
    )


def due_in_full(captures: Sequence[Capture], every: int) -> bool:
    """Say whether the next fetch of a source, given all its captures oldest first, leaves validators out.

    Some servers keep one ETag across texts. So at most `every` - 1 answers in a row are taken on trust.
    """
    had = [capture for capture in captures if capture.outcome is not CaptureOutcome.FAILED]
    trusted = takewhile(_taken_on_trust, reversed(had))
    return len(list(trusted)) >= every - 1


def _taken_on_trust(capture: Capture) -> bool:
    return capture.outcome is CaptureOutcome.UNCHANGED and FULL_FETCH not in capture.flags
