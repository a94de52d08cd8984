"""What checking found: nothing, or places that do not hold."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Broken:
    """One thing that does not hold."""

    place: str
    """File, and the part of it: `audits/laion/2026-03-02-1a2b3c4d.json, indicator IK1`."""
    what: str
    """One sentence: what was expected and what stands there."""


@dataclass(frozen=True, slots=True)
class Checked:
    """How much was checked, and everything that does not hold."""

    audits: int
    quotes: int
    """Cut again from their texts."""
    searches: int
    """Run and judged again over their texts."""
    files: int
    """Hashed again."""
    broken: tuple[Broken, ...]
    signed: int = 0
    """Audits whose envelope carries a signature; checked only where a key was given."""
    other_method: tuple[str, ...] = ()
    """Audits, as `lab/id`, that another method or judge made: not judged again, only quotes and arithmetic checked."""
    stale: tuple[str, ...] = ()
    """Audits, as `lab/id`, with a quote that a later reading of the same bytes does not hold word for word."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A quote of an audit that is not found again, word for word, in a later reading of the same bytes."""

    place: str
    """The part of the audit: `indicator IK1`."""
    quote: str
    text: str
    """SHA-256 of the later reading."""
