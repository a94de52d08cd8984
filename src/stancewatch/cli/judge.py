"""`stancewatch judge`: who decides, and what it has earned."""

from typing import Annotated

import typer

from stancewatch.cli import context

VERSION = "1.0"
"""Of the JSON document of this command."""

judge = typer.Typer(name="judge", help="Who decides, and what it has earned.", no_args_is_help=True)


@judge.command("show")
def show(
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show the figures by which the rules award, and by which silence counts as absence."""
    from stancewatch.judges.figures import load
    from stancewatch.judges.form import figures_form, figures_lines

    if json:
        context.emit({"schema": "stancewatch/judge", "version": VERSION, **figures_form(load())})
        return
    for line in figures_lines(load()):
        context.show(line)
