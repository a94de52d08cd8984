"""`stancewatch site`: the audits as pages to read."""

from pathlib import Path
from typing import Annotated

import typer

from stancewatch.cli import context

site = typer.Typer(help="The audits as pages to read, without a server.", no_args_is_help=True)


@site.command("build")
def build(
    out: Annotated[Path, typer.Option(help="Folder the site is written to.")] = Path("site"),
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Write the site: every published audit, with each quote cut again from the archive."""
    from stancewatch.procedures import publication
    from stancewatch.registry.registry import readable
    from stancewatch.store.workspace import Workspace

    workspace = context.workspace()
    (labs, mistakes), settings = readable(workspace), context.settings().publish
    for one in mistakes:
        context.say(f"Left out of the list of labs: {one.place}: {one.message}")
    with context.progress() as progress:
        built = publication.build(Workspace(workspace), out.absolute(), settings, labs, progress)
    if json:
        context.emit({
            "schema": "stancewatch/site",
            "version": "1.0",
            "index": str(built.index),
            "files": built.files,
            "audits": built.audits,
            "quotes": built.quotes,
        })  # fmt: skip
        return
    context.say(f"{built.audits} audits, {built.quotes} quotes cut again, {built.files} files.")
    context.show(str(built.index))
