"""What other people's archives may hold of a source: how much is taken, and what is said of the rest."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from stancewatch.foundation.canonical import sha256
from stancewatch.model.exchange import Capture, Fetched

LARGEST_PAGE = 16 * 1024 * 1024
"""Bytes of one page with its content coding undone: what the fetcher takes by default."""
LARGEST_IMPORT = 512 * 1024 * 1024
"""Bytes of all pages of one import together, held in memory."""
FIRST = datetime(1991, 1, 1, tzinfo=UTC)
"""No page of the web is older."""

_UNUSUAL = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(slots=True)
class LeftOut:
    """What was met and not taken, counted by reason; and what was taken on trust."""

    reasons: Counter[str] = field(default_factory=Counter)
    not_checkable: int = 0
    """Records that were taken though they hold no digest that their bytes could be compared with."""

    def note(self, reason: str) -> None:
        """Count one more."""
        self.reasons[reason] += 1

    def listed(self) -> Iterator[tuple[str, int]]:
        """Yield each reason with its number, by name."""
        yield from sorted(self.reasons.items())


def plain_name(name: str) -> str:
    """Return a file's name as it may stand in the archive: up to 100 plain characters."""
    return _UNUSUAL.sub("_", name)[:100] or "_"


def imported_before(page: Fetched, captures: Sequence[Capture]) -> bool:
    """Whether a page is there already as the import of another run, or of another file that holds it, too."""
    body = sha256(page.body or b"")
    same = (one for one in captures if one.origin and one.at == page.at)
    return any(
        one.snapshot.body_sha256 == body if one.snapshot else one.origin == page.origin for one in same
    )
