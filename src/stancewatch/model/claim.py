"""Statements of a lab that can be set beside a record or a dataset."""

from dataclasses import dataclass
from enum import StrEnum

from stancewatch.model.evidence import Quote


class ClaimKind(StrEnum):
    """What kind of checkable statement a sentence makes. In the order in which forms are tried."""

    PROMISE = "promise"
    """Something that will be, with a day, month or year."""
    EVENT = "event"
    """Something that was, with a day, month or year."""
    TOTAL = "total"
    """How many or how much of something there is."""
    RATE = "rate"
    """A share, a rate or a score."""
    TERM = "term"
    """A time within which something is done."""


@dataclass(frozen=True, slots=True)
class CheckableClaim:
    """A sentence of the lab that can be checked against something."""

    kind: ClaimKind
    quote: Quote
    values: tuple[str, ...]
    """The numbers and dates as they stand, in order."""
    due: int | None
    """Year by which a promise falls due; None for other claims."""
