"""What one text came to besides its findings: what was not examined, and what a reader does not see in it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from stancewatch.model.language import Family, Hit, Severity

ORDER = {severity: number for number, severity in enumerate(Severity)}
"""Severities from none to high, for comparing."""


@dataclass(slots=True)
class Tally:
    """Counts that are filled while a text is read, and whole once its last finding is.

    Its size does not depend on the number of findings.
    """

    count_words: bool = False
    """Whether `words` is wanted also for a text that is English throughout: counting takes time."""
    words: int = 0
    """Words of prose, by white space; 0 where they were not counted."""
    size: int = 0
    """Code points of prose other than blanks; 0 where they were not counted."""
    unread: Counter[str] = field(default_factory=Counter)
    """Words in paragraphs not examined, by language."""
    unread_size: int = 0
    """Code points in those paragraphs other than blanks: scripts without blanks have few words."""
    unseen: Counter[str] = field(default_factory=Counter)
    """Characters that do not show and were looked through."""
    lookalikes: int = 0
    """Letters of another script, in words that mix scripts, read as the Latin letter they look like."""
    families: Counter[Family] = field(default_factory=Counter)
    """Findings handed on, by family."""
    worst: Severity = Severity.NONE
    """Highest severity handed on."""

    @property
    def read(self) -> int:
        """Return the words examined."""
        return self.words - self.unread.total()

    @property
    def share_unread(self) -> float:
        """Return which part of the prose was not examined, by code points, from 0 to 1."""
        return round(self.unread_size / self.size, 4) if self.size else 0.0

    @property
    def language(self) -> str:
        """Return `en` where anything was examined, else the language most of the text is in."""
        if not self.unread or self.unread_size < self.size:
            return "en"
        return min(self.unread, key=lambda name: (-self.unread[name], name))

    def handed_on(self, hits: Iterable[Hit]) -> Iterator[Hit]:
        """Yield the hits, counted."""
        families, worst = self.families, ORDER[self.worst]
        for hit in hits:
            families[hit.family] += 1
            if ORDER[hit.severity] > worst:
                self.worst, worst = hit.severity, ORDER[hit.severity]
            yield hit
