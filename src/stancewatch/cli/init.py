"""`stancewatch init`: a folder to work in."""

from pathlib import Path
from typing import Annotated

import typer

from stancewatch.cli import context
from stancewatch.foundation.errors import UsageError

TEMPLATE = """\
# Settings of this workspace. `stancewatch settings show` lists all of them with their meaning and origin.

[collect]
# pause = 1.0          # seconds between two requests to one host

[publish]
# contact = "mailto:corrections@example.org"   # shown on every page
# full_texts = false                           # excerpts only, for a public site
"""


def init(
    folder: Annotated[Path, typer.Argument(help="Folder to make the workspace in.")] = Path(),
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Make a workspace: a folder with settings, and labs of your own."""
    path = folder / "stancewatch.toml"
    if path.exists():
        raise UsageError(
            f"{str(path)!r} is already there.", hint="This folder is a workspace; use it as it is."
        )
    (folder / "labs").mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(TEMPLATE)
    if json:
        context.emit({"schema": "stancewatch/init", "version": "1.0", "workspace": str(folder.absolute())})
        return
    context.show(f"Made a workspace in {folder.absolute()}.")
    context.show(
        "Next: stancewatch lab list, or stancewatch lab add SLUG --name NAME --site URL --source ROLE=URL"
    )
