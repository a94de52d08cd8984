"""Publication: the site of everything that holds, and of nothing that does not."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from stancewatch.foundation.errors import HashMismatch
from stancewatch.foundation.progress import Progress
from stancewatch.foundation.settings import PublishSettings
from stancewatch.model.audit import Audit
from stancewatch.model.change import AuditChanges
from stancewatch.model.evidence import Document
from stancewatch.model.lab import Lab
from stancewatch.model.verification import Broken
from stancewatch.procedures.comparison import compare
from stancewatch.procedures.verification import verify
from stancewatch.publish.shelf import as_written
from stancewatch.publish.site import Built
from stancewatch.publish.site import build as build_site
from stancewatch.store.archive import FileArchive
from stancewatch.store.audits import Audits
from stancewatch.store.workspace import Workspace

LAB_FILES = "labs/"
"""Places of what people edit. No page is made from a lab file of an audited lab: an audit holds its profile."""

MOST_NAMED = 5
"""Places named in the message; `audit verify` names them all."""


def build(
    workspace: Workspace, out: Path, settings: PublishSettings, unaudited: Sequence[Lab], progress: Progress
) -> Built:
    """Write the site of every published audit, after checking all of it against the archive.

    `unaudited` are labs that are listed without a number until they have an audit. Raises HashMismatch, naming
    the places, where anything does not hold; the site is then as it was.
    """
    broken = verify(workspace, (), progress).broken
    _hold([one for one in broken if not one.place.startswith(LAB_FILES)])
    audits, archive = Audits(workspace), FileArchive(workspace)

    def text(sha256: str, lab: str) -> Document:
        return archive.document(lab, sha256)

    published = [audit for lab in audits.labs() for audit in audits.all(lab)]
    return build_site(
        published,
        text,
        out,
        full_texts=settings.full_texts,
        contact=settings.contact,
        unaudited=unaudited,
        changes=[one for lab in audits.labs() for one in _changes(workspace, audits.all(lab))],
    )


def _changes(workspace: Workspace, published: Sequence[Audit]) -> Iterator[AuditChanges]:
    """Yield what each audit of a lab differs in from the one before it."""
    for old, new in pairwise(sorted(published, key=as_written)):
        yield compare(workspace, old, new)


def _hold(broken: Sequence[Broken]) -> None:
    if not broken:
        return
    named = " ".join(f"{one.place}: {one.what}" for one in broken[:MOST_NAMED])
    raise HashMismatch(
        f"The site is not built: {len(broken)} things do not hold. {named}",
        hint="`stancewatch audit verify` names them all; restore what was changed from a copy.",
    )
