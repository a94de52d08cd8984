"""The one axis of every score on the site: fixed, from 1 to 10, never cut."""

LOWEST, HIGHEST = 1.0, 10.0
MARGIN = 1.5
"""Per cent of the width left free at either end, so that a mark at 1 or 10 is not cut."""


def place(score: float) -> float:
    """Return where a score stands on the axis, in per cent of its length."""
    return MARGIN + (score - LOWEST) / (HIGHEST - LOWEST) * (100 - 2 * MARGIN)
