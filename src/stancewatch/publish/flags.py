"""Flags as a reader meets them: by family, and within it by pattern, so that one effect is explained once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from stancewatch.model.audit import Audit, FamilyEntry, FlagEntry
from stancewatch.model.language import Severity

_GRAVITY = {severity: rank for rank, severity in enumerate(reversed(Severity))}


@dataclass(frozen=True, slots=True)
class FlagGroup:
    """The flags of one pattern that share effect and alternative."""

    pattern: str
    effect: str
    alternative: str
    flags: tuple[FlagEntry, ...]
    """Gravest first, then in reading order."""


@dataclass(frozen=True, slots=True)
class FamilyGroup:
    """One family with its rate and all its flags; no flags is shown, too."""

    entry: FamilyEntry
    groups: tuple[FlagGroup, ...]


def by_family(audit: Audit) -> tuple[FamilyGroup, ...]:
    """Return all four families in the order of the audit."""
    return tuple(
        FamilyGroup(entry, _groups([flag for flag in audit.flags if flag.family is entry.family]))
        for entry in audit.suffixscape.families
    )


def _groups(flags: Sequence[FlagEntry]) -> tuple[FlagGroup, ...]:
    grouped: dict[tuple[str, str, str], list[FlagEntry]] = defaultdict(list)
    for flag in sorted(flags, key=_gravest_first):
        grouped[flag.pattern, flag.effect, flag.alternative].append(flag)
    return tuple(FlagGroup(*key, tuple(own)) for key, own in grouped.items())


def _gravest_first(flag: FlagEntry) -> tuple[int, float, str, int, int, str]:
    return _GRAVITY[flag.severity], -flag.confidence, flag.document, flag.start, flag.end, flag.pattern
