"""`stancewatch lens assess`: the eight lenses asked of a folder of texts."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.cli.lens_folder import Given, NotRead, given
from stancewatch.foundation.errors import ExitCode, InputError

if TYPE_CHECKING:
    from stancewatch.foundation.canonical import Json
    from stancewatch.model.lens import LensAssessment, PalsScores

VERSION = "1.0"
"""Of the JSON document."""


def assess(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder with the .md and .txt files of one lab.")
    ],
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="Day the texts speak of. Default: the newest file's day (UTC). The day stands in every search: name it"
            " where a copied folder, whose files have other times, is to give the same bytes.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Ask all 68 questions of the texts in a folder. The given files are the whole scope.

    Exit code 0: every file was read. 5: some file could not be read; it is named, and the others are read. 4: no file
    could be read.
    """
    from stancewatch.judges.rules import Rules
    from stancewatch.lenses.assess import assess as ask
    from stancewatch.lenses.rubric import load
    from stancewatch.pals.compose import compose
    from stancewatch.pals.readings import narrowing

    day = _day(as_of)
    found = given(folder)
    objections = _objections(found.not_read, len(found.pages))
    came = ask(
        load(),
        found.pages,
        {},
        Rules(),
        day or found.newest,
        roles_covered=True,
        against_silence=objections,
    )
    pals = compose(came)
    if json:
        context.emit(_document(came, pals, found))
    else:
        for one in came:
            context.show(f"{one.lens.title}: {one.band}. {one.justification}")
        context.say(
            f"Reading these first would narrow the composite most: {', '.join(narrowing(came)) or 'none'}."
        )
    for missing in found.not_read:
        context.warn(f"Not read: {missing.document}: {missing.detail}")
    if found.not_read:
        raise typer.Exit(ExitCode.PARTIAL)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError as error:
        raise InputError(f"{text!r} is not a day.", hint="Write YYYY-MM-DD.") from error


def _objections(not_read: tuple[NotRead, ...], read: int) -> tuple[str, ...]:
    """Return why silence of the others shows nothing where a given file could not be read."""
    return (f"{len(not_read)} of {read + len(not_read)} given files could not be read",) if not_read else ()


def _document(came: "tuple[LensAssessment, ...]", pals: "PalsScores", found: Given) -> "dict[str, Json]":
    from stancewatch.foundation.version import METHOD_VERSION
    from stancewatch.lenses.form import assessed, pals_form
    from stancewatch.pals.readings import narrowing

    names = {page.document.sha256: page.source for page in found.pages}
    not_read: list[Json] = [
        {"document": one.document, "reason": one.reason, "detail": one.detail} for one in found.not_read
    ]
    return {
        "schema": "stancewatch/lens-assess",
        "version": VERSION,
        "method_version": METHOD_VERSION,
        "scope": "given files",
        "unreadable": not_read,
        **assessed(came, names),
        **pals_form(pals),
        "first_readings": [*narrowing(came)],
    }
