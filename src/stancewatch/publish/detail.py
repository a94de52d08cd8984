"""How much of an audit its page shows: as much as stays within the budget of a page; the rest is in the raw data."""

from collections.abc import Callable
from dataclasses import dataclass
from gzip import compress

from stancewatch.publish.citations import SHOWN_OF_A_SEARCH, SHOWN_OF_AN_ANSWER
from stancewatch.publish.file import File

BUDGET = 52_000
"""Compressed bytes of a page; with the stylesheet it then stays below 60 KB (budget of a page)."""


@dataclass(frozen=True, slots=True)
class Detail:
    """Limits of one page."""

    quoted: int = 2
    """Passages shown for an answer."""
    folded: int = SHOWN_OF_AN_ANSWER - 2
    """Further passages, folded."""
    met: int = SHOWN_OF_A_SEARCH
    """Passages of each kind of a search record."""
    wording: int = 120
    """Code points of a flagged wording in a list."""
    live: bool = True
    """Whether quotes link to the live page as well as to the archived text."""


LEVELS = (
    Detail(),
    Detail(folded=1),
    Detail(folded=1, met=1, wording=60),
    Detail(quoted=1, folded=0, met=0, wording=30, live=False),
)
"""From full to scarce; hostile pages with long words that never repeat need the later ones."""


def within_budget(render: Callable[[Detail], File]) -> File:
    """Return the page in the fullest detail that keeps it within its budget, else in the scarcest."""
    file = render(LEVELS[0])
    for level in LEVELS[1:]:
        if len(compress(file.data, mtime=0)) <= BUDGET:
            break
        file = render(level)
    return file
