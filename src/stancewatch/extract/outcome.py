"""What comes of content that cannot be read: a value, since the outside world is not a bug."""

from dataclasses import dataclass

from stancewatch.model.evidence import FailureReason


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Bytes that give no text."""

    reason: FailureReason
    """`EMPTY`, `WRONG_TYPE`, `NEEDS_BROWSER` or `UNREADABLE`."""
    detail: str
    """One plain sentence with the values."""
