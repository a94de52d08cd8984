"""`stancewatch export` and `stancewatch import`: a workspace as one file, and other people's archives."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.cli.foreign_pages import take_history

if TYPE_CHECKING:
    from stancewatch.foundation.canonical import Json
    from stancewatch.store.export import Exported
    from stancewatch.store.merge import TakenIn
    from stancewatch.store.workspace import Workspace

VERSION = "1.0"
"""Of the JSON documents of these commands."""

Out = Annotated[Path, typer.Argument(metavar="FILE", help="File to write; it must not be there yet.")]
Labs = Annotated[list[str] | None, typer.Argument(metavar="[LAB]...", help="Slugs of labs; all without one.")]
In = Annotated[Path, typer.Argument(metavar="FILE", help="An export, a WARC file, or a git repository.")]
Slug = Annotated[str, typer.Option("--lab", metavar="LAB", help="Slug of the lab that the pages are of.")]
SourceId = Annotated[str, typer.Option("--source", metavar="SOURCE", help="Id of the source of this lab.")]
PathInside = Annotated[
    str, typer.Option("--path", metavar="PATH", help="File in the repository: `Service/Terms.md`.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Check, and say what is new; take nothing in.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def export(file: Out, labs: Labs = None, json: AsJson = False) -> None:
    """Write the workspace, or some of its labs, to one file that `stancewatch import` takes in elsewhere.

    Everything is checked first; the same workspace gives the same bytes. Any tar program unpacks the file, and
    `stancewatch audit verify` in the folder it was unpacked to checks every audit. Settings are not in it.
    """
    from stancewatch.store.export import export as written

    done = written(_workspace(), file.absolute(), labs or ())
    if json:
        context.emit(_exported(file, done))
        return
    size = sum(one.size for one in done.files)
    context.show(f"{file}: {', '.join(done.labs)}; {len(done.files)} files, {size} bytes.")
    if not done.manifests:
        context.show("No manifests are in it: they are exported with the whole workspace only.")


def _workspace() -> "Workspace":
    from stancewatch.store.workspace import Workspace

    return Workspace(context.workspace())


def _exported(file: Path, done: "Exported") -> "Json":
    files: list[Json] = [{"place": one.place, "bytes": one.size, "sha256": one.sha256} for one in done.files]
    labs: list[Json] = list(done.labs)
    return {
        "schema": "stancewatch/export",
        "version": VERSION,
        "file": str(file),
        "labs": labs,
        "files": files,
        "manifests": done.manifests,
    }


def take_in(
    file: In,
    lab: Slug = "",
    source: SourceId = "",
    path: PathInside = "",
    dry_run: DryRun = False,
    json: AsJson = False,
) -> None:
    """Take in an export, or what somebody else's archive holds of one source of a lab.

    Without --lab, FILE is what `stancewatch export` wrote. With --lab and --source it is a WARC file; with --path,
    too, it is a folder: a git repository that holds versions of that file. All of it is checked before anything
    is put in place, nothing that is here changes, and each page keeps the name of where it came from.
    """
    if lab or source or path:
        take_history(file, lab, source, path, dry_run=dry_run, json=json)
    else:
        _take_export(file, dry_run=dry_run, json=json)


def _take_export(file: Path, *, dry_run: bool, json: bool) -> None:
    from stancewatch.store.merge import take_in as merged

    done = merged(_workspace(), file.absolute(), dry_run=dry_run)
    if json:
        context.emit(_taken_in(done, dry_run=dry_run))
    else:
        _show_taken_in(done, dry_run=dry_run)


def _taken_in(done: "TakenIn", *, dry_run: bool) -> "Json":
    lists: list[Json] = [{"place": place, "lines": lines} for place, lines in done.lines]
    files: list[Json] = list(done.files)
    return {
        "schema": "stancewatch/import",
        "version": VERSION,
        "kind": "export",
        "dry_run": dry_run,
        "files": files,
        "lists": lists,
        "same": done.same,
        "left_out": done.left_out,
    }


def _show_taken_in(done: "TakenIn", *, dry_run: bool) -> None:
    for place, lines in done.lines:
        context.show(f"{place}: {lines} new")
    new = f"New files: {len(done.files)}; here already: {done.same}."
    context.show(f"{new} Nothing was taken in: --dry-run." if dry_run else new)
    labs = [place for place in done.files if place.startswith("labs/")]
    if labs:
        context.show(f"Look at {', '.join(labs)} before you collect: it says which addresses are asked.")
    if done.left_out:
        context.show(done.left_out)
