"""`stancewatch lens`: the eight lenses and their questions, asked of any folder of texts."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.cli.lens_folder import day_of, files_in, lines_of, page_of
from stancewatch.foundation.errors import InputError, UsageError
from stancewatch.foundation.unseen import visible_json

if TYPE_CHECKING:
    from stancewatch.foundation.canonical import Json
    from stancewatch.lenses.evaluate import Row
    from stancewatch.lenses.labels import Label
    from stancewatch.model.evidence import Page
    from stancewatch.model.lens import LensAssessment, PalsScores

VERSION = "1.0"
"""Of the JSON documents of this command."""

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]

lens = typer.Typer(
    name="lens", help="The eight lenses: what each asks, and what it finds.", no_args_is_help=True
)


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


@lens.command("assess")
def assess(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder with the .md and .txt files of one lab.")
    ],
    as_of: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Day the texts speak of. Default: the newest file's day."),
    ] = None,
    json: AsJson = False,
) -> None:
    """Ask all 68 questions of the texts in a folder. The given files are the whole scope."""
    from stancewatch.judges.rules import Rules
    from stancewatch.lenses.assess import assess as ask
    from stancewatch.lenses.rubric import load
    from stancewatch.pals.compose import compose
    from stancewatch.pals.readings import narrowing

    files = files_in(folder)
    pages = [page_of(path) for path in files]
    came = ask(load(), pages, {}, Rules(), day_of(as_of, files), roles_covered=True)
    pals = compose(came)
    if json:
        context.emit(_assessed(came, pals, pages))
        return
    for one in came:
        context.show(f"{one.lens.title}: {one.band}. {one.justification}")
    context.say(f"Reading these first would narrow it most: {', '.join(narrowing(came)) or 'none'}.")


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
    for answer in answers(lines_of(file)):
        sys.stdout.write(visible_json(canonical_line(answer).decode()))


@lens.command("evaluate")
def evaluate(
    labels: Annotated[
        list[Path], typer.Argument(metavar="LABELS...", help="JSON Lines with readers' labels.")
    ],
    texts: Annotated[
        Path | None,
        typer.Option(
            help="Folder with one folder of .md texts for each organisation. Default: texts beside LABELS."
        ),
    ] = None,
    json: AsJson = False,
) -> None:
    """Compare the verdicts of the rules with labels that readers gave."""
    from stancewatch.lenses.evaluate import agreement
    from stancewatch.lenses.labels import read_labels

    read = [label for path in labels for label in read_labels(path)]
    folder = texts or labels[0].parent / "texts"
    labs = sorted({label.organisation for label in read})
    found = [
        row for lab in labs for row in _rows(folder / lab, [one for one in read if one.organisation == lab])
    ]
    figures: dict[str, Json] = {**agreement(found)}
    if json:
        context.emit(
            {"schema": "stancewatch/lens-evaluate", "version": VERSION, "labs": list(labs), **figures}
        )
        return
    for name, value in figures.items():
        context.show(f"{name:20} {value}")


def _assessed(
    came: "tuple[LensAssessment, ...]", pals: "PalsScores", pages: "list[Page]"
) -> "dict[str, Json]":
    from stancewatch.foundation.version import METHOD_VERSION
    from stancewatch.lenses.form import assessed, pals_form
    from stancewatch.pals.readings import narrowing

    names = {page.document.sha256: page.source for page in pages}
    return {
        "schema": "stancewatch/lens-assess",
        "version": VERSION,
        "method_version": METHOD_VERSION,
        "scope": "given files",
        **assessed(came, names),
        **pals_form(pals),
        "first_readings": [*narrowing(came)],
    }


def _rows(folder: Path, labels: "list[Label]") -> "tuple[Row, ...]":
    from stancewatch.judges.rules import Rules
    from stancewatch.lenses.assess import assess as ask
    from stancewatch.lenses.evaluate import rows
    from stancewatch.lenses.rubric import load

    pages = [page_of(path) for path in files_in(folder)]
    names = {page.document.sha256: Path(page.source).stem for page in pages}
    cited = {span.document for label in labels for span in label.evidence}
    if missing := sorted(cited - {Path(page.source).stem for page in pages}):
        raise InputError(
            f"The labels cite {missing[0]!r}, which is not in {str(folder)!r}.",
            hint="A passage names a file of that folder.",
        )
    came = ask(load(), pages, {}, Rules(), date.min, roles_covered=True)
    return rows(came, labels, names)
