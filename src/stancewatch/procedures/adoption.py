"""Adoption: pages that somebody else captured, archived and read as our own are."""

from collections.abc import Sequence

from stancewatch.foundation.clock import instant
from stancewatch.foundation.progress import Progress
from stancewatch.model.exchange import Capture, Fetched
from stancewatch.model.lab import Lab, Source
from stancewatch.model.ports import Clock
from stancewatch.pipeline import keep_answer
from stancewatch.store.archive import FileArchive
from stancewatch.store.foreign import imported_before
from stancewatch.store.manifest import write_manifest
from stancewatch.store.standing import at_address
from stancewatch.store.workspace import Workspace


def take_history(
    lab: Lab, source: Source, pages: Sequence[Fetched], workspace: Workspace, clock: Clock, progress: Progress
) -> tuple[Capture, ...]:
    """Archive pages of a source that somebody else captured, oldest first; return those that are new here.

    They are read as our own pages are, and each keeps its origin. Running it again goes on where it stopped.
    """
    archive, kept = FileArchive(workspace), list[Capture]()
    progress.start("Importing", len(pages))
    with workspace.lock():
        for page in pages:
            captures = at_address(archive.captures(lab.slug, source.id), source)
            earlier = [one for one in captures if one.at <= page.at]
            if not imported_before(page, earlier):
                kept.append(keep_answer(archive, lab, source, page, earlier))
            progress.step(instant(page.at))
        write_manifest(workspace, clock.now().date())
    progress.finish()
    return tuple(kept)
