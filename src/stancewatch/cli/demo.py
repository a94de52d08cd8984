"""`stancewatch demo`: everything once, offline, on two invented labs."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context

if TYPE_CHECKING:
    from stancewatch.demo.run import Demonstration
    from stancewatch.foundation.canonical import Json


def demo(
    out: Annotated[Path, typer.Option(help="Folder to make the demonstration in.")] = Path(
        "stancewatch-demo"
    ),
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Collect, audit and publish two invented labs on two days, without a network."""
    from stancewatch.demo.run import demonstrate

    with context.progress() as progress:
        made = demonstrate(out.absolute(), progress)
    if json:
        context.emit(_document(made))
    else:
        _show(made, out)


def _document(made: "Demonstration") -> "Json":
    published: list[Json] = [run.audit.id for run in made.runs if run.audit]
    return {
        "schema": "stancewatch/demo",
        "version": "1.0",
        "workspace": str(made.workspace),
        "site": str(made.site.index),
        "audits": published,
        "quotes": made.site.quotes,
    }


def _show(made: "Demonstration", out: Path) -> None:
    labs = {run.lab.slug: run.lab for run in made.runs}
    context.show(f"Two invented labs were collected and audited on two days: {made.site.audits} audits.")
    for run in made.runs:
        if run.audit:
            facts, composite = run.audit.confidence.facts, run.audit.composite
            bounds = composite.bounds or (1.0, 10.0)
            context.show(
                f"  {run.audit.date}  {run.lab.name:12}  {facts['documents_read']} of {facts['sources']} pages read,"
                f" {len(run.audit.flags):3} wordings flagged, PALS composite {bounds[0]:g} to {bounds[1]:g}"
            )
            for failure in run.failures:
                reason = failure.reason.replace("_", " ")
                stands = f"; read as captured on {failure.last_read[:10]}" if failure.last_read else ""
                context.show(f"              not had: {failure.url} ({reason}{stands})")
    context.show(
        f"Every quote was cut again from its archived page: {made.site.quotes} of {made.site.quotes}."
    )
    context.show(f"\nThe site:  {made.site.index}")
    again, workspace = context.program(), shlex.quote(str(out / "workspace"))
    context.show(f"Next:      {again} --workspace {workspace} audit show {min(labs)}")
    context.show(f"           {again} audit run laion    (fetches the registered pages of a real lab)")
