"""`stancewatch snapshot accept`: a person lets a held text stand."""

from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.foundation.clock import SystemClock, instant
from stancewatch.foundation.errors import UsageError, unknown_name

if TYPE_CHECKING:
    from stancewatch.foundation.canonical import Json
    from stancewatch.model.exchange import Capture
    from stancewatch.store.archive import FileArchive

LONGEST_NAME = 120
"""Characters of whoever accepts."""

Slug = Annotated[str, typer.Argument(metavar="LAB", help="Slug of a lab in the archive.")]
SourceId = Annotated[str, typer.Argument(metavar="SOURCE", help="Id of a source of this lab.")]
By = Annotated[str, typer.Option("--by", help="Who accepts it: a role, or a name if it may be published.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show the held text and why it is held; accept nothing.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def accept(
    lab: Slug, source: SourceId, by: By = "the operator", dry_run: DryRun = False, json: AsJson = False
) -> None:
    """Let a text stand that was held: too little left of a page, or worded like a page that is not there.

    The archive gains one line, with who accepted it and when; nothing that was stored changes.
    """
    from stancewatch.store.manifest import extend_manifest

    archive, by = _archive(), _line(by)
    held = _held(archive, lab, source)
    if not dry_run:
        now = SystemClock().now()
        archive.accept(lab, source, now, by)
        extend_manifest(archive.workspace, now.date())
    if json:
        context.emit(_document(lab, source, held, by, dry_run))
        return
    text = archive.document(lab, held.text_sha256).text
    context.show(f"{lab}/{source}, fetched {instant(held.at)}: {held.detail}")
    if dry_run:
        context.show(text)
    else:
        context.show(f"It stands from now on, accepted by {by}: text {held.text_sha256[:12]}.")


def _archive() -> "FileArchive":
    from stancewatch.store.archive import FileArchive
    from stancewatch.store.workspace import Workspace

    return FileArchive(Workspace(context.workspace()))


def _held(archive: "FileArchive", lab: str, source: str) -> "Capture":
    from stancewatch.store.acceptance import held

    known = archive.workspace.labs()
    if lab not in known:
        raise unknown_name("lab in the archive", lab, known)
    sources = archive.workspace.sources(lab)
    if source not in sources:
        raise unknown_name(f"archived source of {lab!r}", source, sources)
    waiting = held(archive.captures(lab, source))
    if waiting is None:
        raise UsageError(
            f"No text of {f'{lab}/{source}'!r} is held.",
            hint="`stancewatch snapshot list` shows what came last.",
        )
    return waiting


def _line(by: str) -> str:
    """Return a name as one line. Raises UsageError where there is none, or more than a name."""
    name = " ".join(by.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise UsageError(
            f"The name {by[:40]!r} cannot be recorded.", hint=f"Write 1 to {LONGEST_NAME} visible characters."
        )
    return name


def _document(lab: str, source: str, held: "Capture", by: str, dry_run: bool) -> "Json":
    return {
        "schema": "stancewatch/snapshot-accept",
        "version": "1.0",
        "lab": lab,
        "source": source,
        "accepted": not dry_run,
        "by": by,
        "fetched_at": instant(held.at),
        "reason": str(held.reason),
        "detail": held.detail,
        "text_sha256": held.text_sha256,
    }
