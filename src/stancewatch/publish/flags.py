"""Flags as a reader meets them: by family, within it by pattern, and equal wordings once, with their number.

A page that repeats one paragraph ten thousand times has ten thousand flags and one wording. Every flag is in the raw
data and is checked; a page lists the wordings, gravest first, and as many of them as stay readable.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from stancewatch.foundation.normalisation import same_words
from stancewatch.model.audit import Audit, FamilyEntry, FlagEntry
from stancewatch.model.language import Severity
from stancewatch.publish.addresses import flag_anchor

QUOTED_OF_A_PATTERN = 3
"""Wordings shown with the words around them."""

LISTED_OF_A_PATTERN = 12
"""Further wordings named in a folded list; the page of an audit has to stay below 60 KB compressed."""

MARKED_OF_A_WORDING = 5
"""Places of one wording that are marked in the archived texts; public sites republish excerpts, not pages."""

_GRAVITY = {severity: rank for rank, severity in enumerate(reversed(Severity))}

Place: TypeAlias = tuple[str, int, int, str]
"""A flag of an audit: text, first code point, code point after the last, pattern."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Equal words of one pattern, wherever they stand."""

    flags: tuple[FlagEntry, ...]
    """Gravest first, then in reading order; never empty."""

    @property
    def first(self) -> FlagEntry:
        """The flag that stands for all of them."""
        return self.flags[0]


@dataclass(frozen=True, slots=True)
class FlagGroup:
    """The flags of one pattern, whose effect is explained once."""

    pattern: str
    effect: str
    wordings: tuple[Wording, ...]
    """Gravest first, then in reading order."""

    @property
    def flags(self) -> int:
        """How often the pattern was found."""
        return sum(len(wording.flags) for wording in self.wordings)

    @property
    def alternative(self) -> str:
        """The alternative where all wordings shown share one, else empty: then each stands with its own."""
        shared = {wording.first.alternative for wording in self.quoted}
        return shared.pop() if len(shared) == 1 else ""

    @property
    def quoted(self) -> tuple[Wording, ...]:
        """Wordings shown with the words around them."""
        return self.wordings[:QUOTED_OF_A_PATTERN]

    @property
    def listed(self) -> tuple[Wording, ...]:
        """Wordings named in a folded list."""
        return self.wordings[QUOTED_OF_A_PATTERN:][:LISTED_OF_A_PATTERN]

    @property
    def unlisted(self) -> int:
        """Wordings that stand in the raw data only."""
        return len(self.wordings) - len(self.quoted) - len(self.listed)


@dataclass(frozen=True, slots=True)
class FamilyGroup:
    """One family with its rate and its patterns; a family without a flag is shown, too."""

    entry: FamilyEntry
    groups: tuple[FlagGroup, ...]


def by_family(audit: Audit) -> tuple[FamilyGroup, ...]:
    """Return all four families in the order of the audit."""
    own: dict[str, list[FlagEntry]] = defaultdict(list)
    for flag in sorted(audit.flags, key=_gravest_first):
        own[flag.family].append(flag)
    return tuple(FamilyGroup(entry, _groups(own[entry.family])) for entry in audit.suffixscape.families)


def anchor_of(flag: FlagEntry) -> str:
    """Where a wording stands on the page of its audit, given the flag that stands for it."""
    return flag_anchor(flag.document, flag.start, flag.end, flag.pattern)


def shown_at(audit: Audit) -> Mapping[Place, str]:
    """Return the flags that pages mark, each with the anchor of its wording on the page of the audit."""
    return {
        place_of(flag): anchor_of(wording.first)
        for family in by_family(audit)
        for group in family.groups
        for wording in (*group.quoted, *group.listed)
        for flag in wording.flags[:MARKED_OF_A_WORDING]
    }


def place_of(flag: FlagEntry) -> Place:
    """Return what tells a flag from all others of its audit."""
    return flag.document, flag.start, flag.end, flag.pattern


def _groups(flags: Sequence[FlagEntry]) -> tuple[FlagGroup, ...]:
    """Group flags that come gravest first."""
    grouped: dict[tuple[str, str], list[FlagEntry]] = defaultdict(list)
    for flag in flags:
        grouped[flag.pattern, flag.effect].append(flag)
    return tuple(FlagGroup(*key, _wordings(own)) for key, own in grouped.items())


def _wordings(flags: Iterable[FlagEntry]) -> tuple[Wording, ...]:
    grouped: dict[str, list[FlagEntry]] = defaultdict(list)
    for flag in flags:
        grouped[same_words(flag.quote).casefold()].append(flag)
    return tuple(Wording(tuple(own)) for own in grouped.values())


def _gravest_first(flag: FlagEntry) -> tuple[int, float, str, int, int, str]:
    return _GRAVITY[flag.severity], -flag.confidence, flag.document, flag.start, flag.end, flag.pattern
