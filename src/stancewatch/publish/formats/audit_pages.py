"""The page of each audit: one at the lab's address for the latest, and one for ever for each."""

from collections.abc import Iterator
from functools import partial

from stancewatch.model.audit import Audit
from stancewatch.publish.addresses import audit_page, lab_page
from stancewatch.publish.captures import earlier_captures, reach, said_of, said_of_reach
from stancewatch.publish.confidence import note_of, why
from stancewatch.publish.detail import within_budget
from stancewatch.publish.file import File
from stancewatch.publish.flags import anchor_of, by_family
from stancewatch.publish.lens_rows import lens_rows
from stancewatch.publish.pages import page
from stancewatch.publish.shelf import LabShelf, Shelf
from stancewatch.publish.svg.dot_plot import dot_plot


def render(shelf: Shelf) -> Iterator[File]:
    """Yield the pages of all audits."""
    for lab in shelf.labs:
        yield _page(shelf, lab, lab.latest, lab_page(lab.slug))
        for audit in lab.audits:
            yield _page(shelf, lab, audit, audit_page(lab.slug, audit.id))


def _page(shelf: Shelf, lab: LabShelf, audit: Audit, path: str) -> File:
    earlier = earlier_captures(audit)
    gone = {*earlier, *(failure.source for failure in lab.latest.failures)}
    render = partial(
        page,
        "audit.html",
        path,
        shelf=shelf,
        lab=lab,
        audit=audit,
        permanent=path != lab_page(lab.slug),
        page_of=shelf.page_of,
        read={document.sha256: document for document in audit.documents},
        reach=reach(audit),
        earlier=earlier,
        gone=gone,
        said_of=said_of,
        said_of_reach=said_of_reach,
        why_confidence=why(audit),
        confidence_note=note_of(audit),
        anchor_of=anchor_of,
        families=by_family(audit),
        plot=dot_plot(
            lens_rows(audit), title=f"Scores of {audit.profile.name} by lens, from 1 to 10", anchor="plot"
        ),
    )
    return within_budget(lambda detail: render(detail=detail))
