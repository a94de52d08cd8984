"""What became of a source's text: every capture compared with all earlier ones.

Comparing with the latest version only is what makes change archives noisy: of 917 changes recorded for twelve
AI services, 289 restored a version that was there already, and 367 more differed in white space or link targets
(measured on a public collection; see the decision record on the archive).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from stancewatch.model.exchange import Capture, CaptureOutcome
from stancewatch.store.acceptance import ACCEPTED
from stancewatch.store.noise import Comparable, comparable
from stancewatch.store.rereading import READ_AGAIN

UNSTABLE = "unstable"
"""Flag: the page has come back to an earlier text at least twice, so it shows now one text, now another."""


HELD = "held"
"""Flag: the text came, and does not stand until a person accepts it."""


class Label(StrEnum):
    """How a version relates to all earlier ones."""

    FIRST = "first"
    SAME = "same"
    """As the one before."""
    CHANGED = "changed"
    """As none before."""
    SEEN_BEFORE = "seen-before"
    """Not as the one before, but as an earlier one."""


@dataclass(frozen=True, slots=True)
class Version:
    """The text of one capture and its label."""

    n: int
    """Counts from 0."""
    captured_at: datetime
    label: Label
    flags: tuple[str, ...]
    """The noise rule without which the label would be another (see `noise`), `held`, `accepted`, `read_again`,
    `unstable`."""
    sha256: str
    """Of the text."""


def history(captures: Sequence[Capture], text_of: Callable[[str], str]) -> tuple[Version, ...]:
    """Return a version for every capture that brought a text, oldest first.

    `text_of` returns the stored text of a hash. Attempts that brought no text are not versions; a text that is
    held for a person is one, and flagged, since it was shown to whoever asked.
    """
    versions: list[Version] = []
    earlier: list[Comparable] = []
    known: dict[str, Comparable] = {}
    for capture in captures:
        if not capture.text_sha256:
            continue
        if capture.text_sha256 not in known:
            known[capture.text_sha256] = comparable(text_of(capture.text_sha256))
        text = known[capture.text_sha256]
        label, needed = _label(text, earlier)
        if READ_AGAIN in capture.flags and earlier:  # the page is the same, its reading is another
            label, needed = Label.SAME, (READ_AGAIN,)
        flags = (*needed, *_review(capture))
        returns = sum(version.label is Label.SEEN_BEFORE for version in versions) + (
            label is Label.SEEN_BEFORE
        )
        if returns > 1:
            flags = (*flags, UNSTABLE)
        versions.append(Version(len(versions), capture.at, label, flags, capture.text_sha256))
        earlier.append(text)
    return tuple(versions)


def _review(capture: Capture) -> tuple[str, ...]:
    if capture.outcome is CaptureOutcome.FAILED:
        return (HELD,)
    return (ACCEPTED,) if ACCEPTED in capture.flags else ()


def _label(text: Comparable, earlier: Sequence[Comparable]) -> tuple[Label, tuple[str, ...]]:
    """Return the label, and the noise rule it needed; an exact match is preferred to a close one."""
    if not earlier:
        return Label.FIRST, ()
    if text.key == earlier[-1].key:
        return Label.SAME, text.needed(earlier[-1])
    same = [text.needed(other) for other in earlier if other.key == text.key]
    if same:
        return Label.SEEN_BEFORE, min(same, key=len)
    return Label.CHANGED, ()
