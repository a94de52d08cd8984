"""`stancewatch snapshot`: what the archive holds, whether it still holds, and how a page's text went on."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.cli.review import review
from stancewatch.foundation.clock import instant
from stancewatch.foundation.errors import ExitCode, InputError, unknown_name

if TYPE_CHECKING:
    from stancewatch.foundation.canonical import Json
    from stancewatch.model.exchange import Capture
    from stancewatch.model.verification import Broken
    from stancewatch.store.archive import FileArchive
    from stancewatch.store.history import Version
    from stancewatch.store.leftovers import Leftover
    from stancewatch.store.workspace import Workspace

VERSION = "1.0"
"""Of the JSON documents of this command."""

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Slug = Annotated[str, typer.Argument(metavar="LAB", help="Slug of a lab in the archive.")]
AnySlug = Annotated[
    str, typer.Argument(metavar="[LAB]", help="Slug of a lab in the archive; all without one.")
]
SourceId = Annotated[str, typer.Argument(metavar="SOURCE", help="Id of a source of this lab.")]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder to write to.")]
Replay = Annotated[
    str,
    typer.Option(
        "--replay", metavar="URL", help="Where a replay tool serves the archive, with a slash at the end."
    ),
]
Sweep = Annotated[bool, typer.Option("--sweep", help="Move what no line names to `orphans/`.")]

snapshot = typer.Typer(name="snapshot", help="List, check and compare archived pages.", no_args_is_help=True)
snapshot.command("review")(review)


@snapshot.command("list")
def list_captures(lab: AnySlug = "", json: AsJson = False) -> None:
    """List every source with its captures, or those of one lab, and the texts that are held for a person."""
    archive = _archive()
    labs = (_known_lab(archive, lab),) if lab else archive.workspace.labs()
    kept = [
        Kept(one, source, tuple(archive.captures(one, source)))
        for one in labs
        for source in _sources(archive, one)
    ]
    if json:
        sources: list[Json] = [_entry(one) for one in kept]
        context.emit({"schema": "stancewatch/snapshot-list", "version": VERSION, "sources": sources})
        return
    if not kept:
        context.show("Nothing is archived here yet. `stancewatch snapshot take LAB` collects a lab's pages.")
    for one in kept:
        context.show(_line(one))


@snapshot.command("verify")
def verify(sweep: Sweep = False, json: AsJson = False) -> None:
    """Compare every archived file, byte for byte, with what was stored.

    Exit code 6 where something differs, 3 where nothing is stored. Files that interrupted writing left behind are
    reported; nothing reads them.
    """
    from stancewatch.store.leftovers import leftovers, uncounted
    from stancewatch.store.leftovers import sweep as swept
    from stancewatch.store.register import new_labs
    from stancewatch.store.verify import verify as verify_files

    workspace = _archive().workspace
    something_to_verify(workspace)
    broken = verify_files(workspace)
    left = swept(workspace) if sweep else leftovers(workspace)
    beside = (*uncounted(workspace), *(() if broken else new_labs(workspace)))
    if json:
        context.emit(_verified(broken, left, beside, sweep))
    else:
        _show_verified(broken, left, sweep)
        for one in beside:
            context.show(f"{one.place}: {one.what}")
    if broken:
        raise typer.Exit(ExitCode.EVIDENCE)


@snapshot.command("history")
def history(lab: Slug, source: SourceId, json: AsJson = False) -> None:
    """Label every version of a source against all earlier ones: first, same, changed, seen-before."""
    from stancewatch.store.history import history as labelled

    archive = _archive()
    known = _sources(archive, _known_lab(archive, lab))
    if source not in known:
        raise unknown_name(f"archived source of {lab!r}", source, known)
    versions = labelled(archive.captures(lab, source), lambda sha256: archive.document(lab, sha256).text)
    if json:
        context.emit(_history(lab, source, versions))
        return
    for version in versions:
        flags = f"  ({', '.join(version.flags)})" if version.flags else ""
        at = instant(version.captured_at)
        context.show(f"{version.n:>4}  {at}  {version.label:<11}  {version.sha256[:12]}{flags}")


@snapshot.command("index")
def index() -> None:
    """Print an index of the archived records (CDXJ), as replay tools read it; file names count from `archive/`."""
    from stancewatch.store.cdxj import cdxj

    context.show(cdxj(_archive().workspace).removesuffix("\n"))


@snapshot.command("memento")
def memento(out: Out, replay: Replay = "http://localhost:8080/stancewatch/", json: AsJson = False) -> None:
    """Write a list of its captures for every source (TimeMap, RFC 7089), and the headers that belong to each."""
    from stancewatch.store.memento import write_mementos

    written = write_mementos(_archive().workspace, out, replay)
    if json:
        files: list[Json] = list(written)
        context.emit({"schema": "stancewatch/snapshot-memento", "version": VERSION, "files": files})
        return
    for place in written:
        context.show(f"{out}/{place}")


@dataclass(frozen=True, slots=True)
class Kept:
    """A source and its captures."""

    lab: str
    source: str
    captures: "tuple[Capture, ...]"


def something_to_verify(workspace: "Workspace") -> None:
    """Raise InputError where nothing is stored: that nothing is broken there would vouch for nothing."""
    from stancewatch.store.verify import holds_anything

    if not holds_anything(workspace):
        raise InputError(
            f"There is nothing to verify in {str(workspace.root)!r}.",
            hint="A workspace is the folder that --workspace names, else the setting `workspace`, else this folder.",
        )


def _archive() -> "FileArchive":
    from stancewatch.store.archive import FileArchive
    from stancewatch.store.workspace import Workspace

    return FileArchive(Workspace(context.workspace()))


def _known_lab(archive: "FileArchive", lab: str) -> str:
    known = archive.workspace.labs()
    if lab not in known:
        hint = f"`stancewatch snapshot take {lab}` collects its pages."
        raise unknown_name("lab in the archive", lab, known, hint=hint)
    return lab


def _sources(archive: "FileArchive", lab: str) -> tuple[str, ...]:
    return archive.workspace.sources(lab)


def _entry(kept: Kept) -> "Json":
    from stancewatch.model.exchange import Capture
    from stancewatch.store.values import stored

    captures: list[Json] = [stored(Capture, capture) for capture in kept.captures]
    return {"lab": kept.lab, "source": kept.source, "captures": captures}


def _line(kept: Kept) -> str:
    """Say how often a source was asked, what came last, why if nothing did, and what to do with a held text."""
    from stancewatch.store.acceptance import held

    if not kept.captures:
        return f"{kept.lab}/{kept.source}: no attempt is whole"
    last = kept.captures[-1]
    came = f"not read: {last.detail or last.reason}" if last.reason else str(last.outcome)
    texts = len({capture.text_sha256 for capture in kept.captures if capture.text_sha256})
    times = f"attempts {len(kept.captures)}, texts {texts}"
    line = f"{kept.lab}/{kept.source}: {times}; last {instant(last.at)}, {came}"
    if held(kept.captures) is None:
        return line
    accept = f"stancewatch snapshot accept {kept.lab} {kept.source}"
    return f"{line}\n  A text is held: `{accept} --dry-run` shows it, `{accept}` lets it stand."


def _verified(
    broken: "Sequence[Broken]", left: "Sequence[Leftover]", beside: "Sequence[Leftover]", swept: bool
) -> "Json":
    places: list[Json] = [{"place": one.place, "what": one.what} for one in broken]
    unnamed: list[Json] = [{"place": one.place, "what": one.what} for one in left]
    mentioned: list[Json] = [{"place": one.place, "what": one.what} for one in beside]
    return {
        "schema": "stancewatch/snapshot-verify",
        "version": VERSION,
        "broken": places,
        "leftovers": unnamed,
        "mentioned": mentioned,
        "swept": swept,
    }


def _show_verified(broken: "Sequence[Broken]", left: "Sequence[Leftover]", swept: bool) -> None:
    for one in broken:
        context.show(f"{one.place}: {one.what}")
    context.show(f"Broken: {len(broken)}. Restore them from a copy." if broken else "Everything holds.")
    for leftover in left:
        moved = " Moved to orphans/." if swept else ""
        context.show(f"{leftover.place}: {leftover.what}{moved}")
    if left and not swept:
        context.show("Nothing reads these. `stancewatch snapshot verify --sweep` moves them to orphans/.")


def _history(lab: str, source: str, versions: "Sequence[Version]") -> "Json":
    rows: list[Json] = [
        {
            "n": version.n,
            "captured_at": instant(version.captured_at),
            "label": version.label,
            "flags": list(version.flags),
            "sha256": version.sha256,
        }
        for version in versions
    ]
    schema = "stancewatch/snapshot-history"
    return {"schema": schema, "version": VERSION, "lab": lab, "source": source, "versions": rows}
