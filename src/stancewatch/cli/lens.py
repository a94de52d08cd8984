"""`stancewatch lens`: the eight lenses and their questions, asked of any folder of texts."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.cli.lens_assess import assess
from stancewatch.cli.lens_evaluate import evaluate
from stancewatch.foundation.errors import InputError, UsageError
from stancewatch.foundation.unseen import visible_json

if TYPE_CHECKING:
    from stancewatch.foundation.canonical import Json

VERSION = "1.0"
"""Of the JSON documents of this command."""

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]

lens = typer.Typer(
    name="lens", help="The eight lenses: what each asks, and what it finds.", no_args_is_help=True
)

for command in (assess, evaluate):
    lens.command()(command)


@lens.command("list")
def list_lenses(json: AsJson = False) -> None:
    """List the eight lenses with their indicators."""
    from stancewatch.lenses.rubric import load
    from stancewatch.lenses.rubric_form import lens_form

    if json:
        entries: list[Json] = [lens_form(one) for one in load()]
        context.emit({"schema": "stancewatch/lens-list", "version": VERSION, "lenses": entries})
        return
    for one in load():
        context.show(f"{one.order}  {one.id:24} {one.title}: {one.question}")
        for asked in one.indicators:
            context.show(f"     {asked.id}  {asked.question}")


@lens.command("show")
def show(
    name: Annotated[str, typer.Argument(metavar="LENS|INDICATOR", help="scientific_evidence, or SE4.")],
    json: AsJson = False,
) -> None:
    """Show what a lens or one indicator asks, what counts for each verdict and what is searched for."""
    from stancewatch.lenses.rubric import find_indicator, find_lens
    from stancewatch.lenses.rubric_form import indicator_form

    short = len(name) <= 4
    asked = (find_indicator(name.upper()),) if short else find_lens(name).indicators
    if json:
        entries: list[Json] = [indicator_form(one) for one in asked]
        context.emit({"schema": "stancewatch/lens", "version": VERSION, "name": name, "indicators": entries})
        return
    for one in asked:
        context.show(f"{one.id}  {one.question}")
        context.show(f"     met: {one.met}")
        context.show(f"     partial: {one.partial}")
        context.show(f"     unmet: {one.unmet}")
        context.show(f"     page roles: {', '.join(one.needs)}   PALS: {one.dimension}")
        context.show(f"     detector: {one.detector}, {len(one.queries)} further wordings")


@lens.command("decide")
def decide(
    file: Annotated[
        str, typer.Argument(metavar="[FILE|-]", help="JSON Lines; standard input without one.")
    ] = "-",
    input_: Annotated[str, typer.Option("--input", help="Form of the input: jsonl.")] = "jsonl",
    format_: Annotated[str, typer.Option("--format", help="Form of the output: jsonl.")] = "jsonl",
) -> None:
    """Decide single texts: {"id", "question", "definition", "text"} in, a verdict with its quote out.

    The wording decides, not the subject; where it does not tell, the verdict is undecided.
    """
    import sys

    from stancewatch.foundation.canonical import canonical_line
    from stancewatch.judges.asked import answers

    if (input_, format_) != ("jsonl", "jsonl"):
        raise UsageError(f"There is no form {input_!r} to {format_!r} here.", hint="Both are jsonl.")
    for answer in answers(_lines(file)):
        sys.stdout.write(visible_json(canonical_line(answer).decode()))


def _lines(file: str) -> Iterator[str]:
    """Yield the lines of a file, or of standard input for `-`."""
    import sys

    if file == "-":
        yield from sys.stdin
        return
    try:
        with Path(file).open(encoding="utf-8") as stream:
            yield from stream
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The file {file!r} cannot be read: {error}.", hint="Name a JSON Lines file."
        ) from error
