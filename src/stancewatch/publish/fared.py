"""How the judges of the audits on a site fared: figures that audits keep, those of equal figures together."""

from collections.abc import Iterable
from dataclasses import dataclass

from stancewatch.model.audit import Audit, FiguresEntry
from stancewatch.publish.reasons import figures_of_the_judge
from stancewatch.publish.shelf import newest_first


@dataclass(frozen=True, slots=True)
class Fared:
    """Audits whose judge went by the same figures."""

    audits: tuple[Audit, ...]
    """The highest method version first, then the newest; never empty."""

    @property
    def figures(self) -> FiguresEntry | None:
        """What the judge went by; None where audits do not hold it."""
        return self.audits[0].figures

    @property
    def said(self) -> tuple[str, ...]:
        """What outcomes of the first audit say of it, where no figures are held."""
        return () if self.figures else figures_of_the_judge(self.audits[0])

    @property
    def days(self) -> tuple[str, ...]:
        """Dates of the oldest and the newest audit; one where they are the same."""
        dates = sorted(audit.date.isoformat() for audit in self.audits)
        return tuple(dict.fromkeys((dates[0], dates[-1])))


def fared(audits: Iterable[Audit]) -> tuple[Fared, ...]:
    """Return audits by the figures of their judge, groups and audits in the same order."""
    groups: list[list[Audit]] = []
    for audit in sorted(audits, key=_newest_method_first, reverse=True):
        held = next((group for group in groups if group[0].figures == audit.figures), None)
        if held is None:
            groups.append([audit])
        else:
            held.append(audit)
    return tuple(Fared(tuple(group)) for group in groups)


def _newest_method_first(audit: Audit) -> tuple[str, ...]:
    return audit.method_version, *newest_first(audit)
