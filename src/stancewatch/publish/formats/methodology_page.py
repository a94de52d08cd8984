"""How scores come about, with the questions as the newest method version asks them."""

from collections.abc import Iterator
from dataclasses import dataclass

from stancewatch.model.audit import Audit, LensEntry, OutcomeEntry
from stancewatch.model.lens import Dimension
from stancewatch.publish.addresses import METHODOLOGY
from stancewatch.publish.fared import fared
from stancewatch.publish.file import File
from stancewatch.publish.pages import page
from stancewatch.publish.shelf import Shelf, newest_first


@dataclass(frozen=True, slots=True)
class AskedLens:
    """A lens with the questions it asks."""

    lens: LensEntry
    asked: tuple[OutcomeEntry, ...]
    """One outcome an indicator, for its wording only."""


def render(shelf: Shelf) -> Iterator[File]:
    """Yield one page."""
    audits = sorted((lab.latest for lab in shelf.labs), key=newest_first, reverse=True)
    newest = max(audits, key=lambda audit: audit.method_version, default=None)
    lenses = _lenses(newest) if newest else ()
    tagged = {dimension: _tagged(lenses, dimension) for dimension in Dimension}
    yield page(
        "methodology.html",
        METHODOLOGY,
        shelf=shelf,
        audit=newest,
        lenses=lenses,
        tagged=tagged,
        fared=fared(audit for lab in shelf.labs for audit in lab.audits),
        questions={one.indicator for lens in lenses for one in lens.asked},
    )


def _lenses(audit: Audit) -> tuple[AskedLens, ...]:
    ordered = sorted(audit.lenses, key=lambda lens: lens.order)
    return tuple(AskedLens(lens, lens.outcomes) for lens in ordered)


def _tagged(lenses: tuple[AskedLens, ...], dimension: Dimension) -> tuple[str, ...]:
    return tuple(one.indicator for lens in lenses for one in lens.asked if one.dimension is dimension)
