"""The eight lenses of an audit as rows of a chart."""

from stancewatch.model.audit import Audit, LensEntry
from stancewatch.publish.addresses import lens_anchor
from stancewatch.publish.svg.dot_plot import Row
from stancewatch.publish.wording import all_open, figure, spoken


def lens_rows(audit: Audit) -> tuple[Row, ...]:
    """Return one row a lens, in canonical order; links lead to the lens on the same page."""
    return tuple(_row(lens) for lens in sorted(audit.lenses, key=lambda lens: lens.order))


def _row(lens: LensEntry) -> Row:
    if all_open(lens.outcomes):
        return Row(
            label=f"{lens.order} {lens.title}",
            shown="all questions open, no score",
            figure="open",
            bounds=lens.bounds,
            point=None,
            address=f"#{lens_anchor(lens.id)}",
            undecided=True,
        )
    return Row(
        label=f"{lens.order} {lens.title}",
        shown=spoken(lens),
        figure=figure(lens),
        bounds=lens.bounds,
        point=lens.score,
        address=f"#{lens_anchor(lens.id)}",
    )
