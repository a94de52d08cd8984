"""`stancewatch snapshot take`: fetch a lab's pages into the archive, and judge nothing."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.foundation.errors import ExitCode

if TYPE_CHECKING:
    from stancewatch.foundation.canonical import Json
    from stancewatch.model.exchange import Capture
    from stancewatch.model.lab import Lab

    Taken = tuple[Lab, Mapping[str, Capture]]

Labs = Annotated[list[str], typer.Argument(metavar="LAB...", help="Slugs of labs as `lab list` shows them.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="List what would be fetched; fetch and write nothing.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def take(labs: Labs, dry_run: DryRun = False, json: AsJson = False) -> None:
    """Fetch every source of some labs and store each answer, good or bad.

    Exit code 0: all were had. 5: some were not. 4: none was.
    """
    from stancewatch import pipeline
    from stancewatch.foundation.clock import SystemClock
    from stancewatch.registry.registry import find
    from stancewatch.store.workspace import Workspace

    settings, workspace = context.settings(), context.workspace()
    known = [find(lab, workspace) for lab in labs]
    taken: list[Taken] = [(lab, {}) for lab in known]
    if not dry_run:
        collecting = pipeline.Collecting.by(settings.collect, SystemClock())
        with context.progress() as progress:
            taken = [(lab, pipeline.take(lab, Workspace(workspace), collecting, progress)) for lab in known]
    if json:
        context.emit(_document(taken))
    else:
        _show(taken)
    raise typer.Exit(_ended([capture for _, captures in taken for capture in captures.values()]))


def _ended(captures: "Sequence[Capture]") -> ExitCode:
    missed = sum(capture.reason is not None for capture in captures)
    if not missed:
        return ExitCode.DONE
    return ExitCode.WORLD if missed == len(captures) else ExitCode.PARTIAL


def _rows(lab: "Lab", captures: "Mapping[str, Capture]") -> "list[dict[str, Json]]":
    """One row a source, in the order of the lab file; `planned` where nothing was fetched."""
    if not captures:
        return [{"source": one.id, "url": one.url, "outcome": "planned"} for one in lab.sources]
    urls = {one.id: one.url for one in lab.sources}
    return [
        {
            "source": name,
            "url": urls[name],
            "outcome": str(capture.outcome),
            "reason": capture.reason and str(capture.reason),
            "detail": capture.detail,
            "warc": capture.warc,
            "text_sha256": capture.text_sha256,
        }
        for name, capture in captures.items()
    ]


def _document(taken: "Sequence[Taken]") -> "Json":
    labs: list[Json] = [{"lab": lab.slug, "sources": [*_rows(lab, captures)]} for lab, captures in taken]
    return {"schema": "stancewatch/snapshot-take", "version": "1.0", "labs": labs}


def _show(taken: "Sequence[Taken]") -> None:
    for lab, captures in taken:
        context.show(lab.name)
        for row in _rows(lab, captures):
            context.show(
                f"  {row['outcome']:10} {row['source']:20} {row['url']}  {row.get('detail', '')}".rstrip()
            )
