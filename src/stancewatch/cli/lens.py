"""`stancewatch lens`: the eight lenses and their questions, asked of any folder of texts."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.foundation.errors import InputError, UsageError, WorldError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stancewatch.foundation.canonical import Json
    from stancewatch.lenses.evaluate import Row
    from stancewatch.lenses.labels import Label
    from stancewatch.model.evidence import Page
    from stancewatch.model.lens import Indicator, Lens, LensAssessment, PalsScores

VERSION = "1.0"
"""Of the JSON documents of this command."""

MEDIA_TYPES = {".md": "text/markdown", ".txt": "text/plain"}

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]

lens = typer.Typer(
    name="lens", help="The eight lenses: what each asks, and what it finds.", no_args_is_help=True
)


@lens.command("list")
def list_lenses(json: AsJson = False) -> None:
    """List the eight lenses with their indicators."""
    from stancewatch.lenses.rubric import load

    if json:
        entries: list[Json] = [_lens(one) for one in load()]
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

    short = len(name) <= 4
    asked = (find_indicator(name.upper()),) if short else find_lens(name).indicators
    if json:
        entries: list[Json] = [_indicator(one) for one in asked]
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

    files = _files(folder)
    pages = [_page(path) for path in files]
    came = ask(load(), pages, {}, Rules(), _day(as_of, files), roles_covered=True)
    pals = compose(came)
    if json:
        context.emit(_assessed(came, pals, pages))
        return
    for one in came:
        context.show(f"{one.lens.title}: {one.band}. {one.justification}")


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
        sys.stdout.write(canonical_line(answer).decode())


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


judge = typer.Typer(name="judge", help="Who decides, and what it has earned.", no_args_is_help=True)


@judge.command("show")
def show_judge(json: AsJson = False) -> None:
    """Show the figures by which the rules award, and by which silence counts as absence."""
    from stancewatch.judges.figures import load
    from stancewatch.judges.form import figures_form, figures_lines

    if json:
        context.emit({"schema": "stancewatch/judge", "version": VERSION, **figures_form(load())})
        return
    for line in figures_lines(load()):
        context.show(line)


def _assessed(
    came: "tuple[LensAssessment, ...]", pals: "PalsScores", pages: "list[Page]"
) -> "dict[str, Json]":
    from stancewatch.foundation.version import METHOD_VERSION
    from stancewatch.lenses.form import assessed, pals_form

    names = {page.document.sha256: page.source for page in pages}
    return {
        "schema": "stancewatch/lens-assess",
        "version": VERSION,
        "method_version": METHOD_VERSION,
        "scope": "given files",
        **assessed(came, names),
        **pals_form(pals),
    }


def _rows(folder: Path, labels: "list[Label]") -> "tuple[Row, ...]":
    from stancewatch.judges.rules import Rules
    from stancewatch.lenses.assess import assess as ask
    from stancewatch.lenses.evaluate import rows
    from stancewatch.lenses.rubric import load

    pages = [_page(path) for path in _files(folder)]
    came = ask(load(), pages, {}, Rules(), date.min, roles_covered=True)
    return rows(came, labels, {page.document.sha256: Path(page.source).stem for page in pages})


def _lines(file: str) -> "Iterator[str]":
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


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise InputError(f"There is no folder {str(folder)!r}.", hint="Name a folder with .md or .txt files.")
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in MEDIA_TYPES and path.is_file())
    if not files:
        raise WorldError(
            f"The folder {str(folder)!r} holds no .md or .txt file.", hint="Put the lab's texts there."
        )
    return files


def _page(path: Path) -> "Page":
    from stancewatch.extract.extract import extract
    from stancewatch.extract.outcome import Unreadable
    from stancewatch.model.evidence import Page
    from stancewatch.model.lab import PageRole

    document = extract(path.read_bytes(), media_type=MEDIA_TYPES[path.suffix.lower()], charset="")
    if isinstance(document, Unreadable):
        raise InputError(
            f"The file {str(path)!r} cannot be read: {document.detail}", hint="Take it out of the folder."
        )
    return Page(document, path.name, PageRole.DOCUMENTATION, path.name)


def _day(given: str | None, files: list[Path]) -> date:
    if given is None:
        newest = max(path.stat().st_mtime for path in files)
        return datetime.fromtimestamp(newest, UTC).date()
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise InputError(f"{given!r} is not a day.", hint="Write YYYY-MM-DD.") from error


def _lens(one: "Lens") -> "dict[str, Json]":
    return {
        "id": one.id,
        "order": one.order,
        "title": one.title,
        "question": one.question,
        "corrects": one.corrects,
        "indicators": [asked.id for asked in one.indicators],
    }


def _indicator(one: "Indicator") -> "dict[str, Json]":
    return {
        "id": one.id,
        "dimension": one.dimension,
        "question": one.question,
        "met": one.met,
        "partial": one.partial,
        "unmet": one.unmet,
        "needs": list(one.needs),
        "applies_if": one.applies_if,
        "detector": one.detector,
        "worth": one.worth,
        "expressions": {
            "sure": list(one.expressions.sure),
            "strong": list(one.expressions.strong),
            "weak": list(one.expressions.weak),
            "exclude": list(one.expressions.exclude),
            "invert": list(one.expressions.invert),
        },
        "queries": list(one.queries),
    }
