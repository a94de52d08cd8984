"""`stancewatch settings`: how this machine runs, and who said so."""

from dataclasses import asdict
from typing import Annotated

import typer

from stancewatch.cli import context
from stancewatch.foundation.canonical import Json

settings = typer.Typer(help="How this machine runs, and where each value came from.", no_args_is_help=True)


@settings.command("show")
def show(json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False) -> None:
    """Show every setting with its value, its origin and what it does."""
    origins = context.loaded().origins
    if json:
        rows: list[Json] = [asdict(origin) for origin in origins]
        context.emit({"schema": "stancewatch/settings", "version": "1.0", "settings": rows})
        return
    for origin in origins:
        context.show(f"{origin.name} = {origin.value}    [{origin.origin}]")
        context.show(f"    {' '.join(origin.about.split())}")
