"""`stancewatch extract`: what the extractor reads in a file, without an archive and without a network."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.foundation.errors import InputError

if TYPE_CHECKING:
    from stancewatch.foundation.canonical import Json
    from stancewatch.model.evidence import Document

VERSION = "1.0"
"""Of the JSON document of this command."""

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": "application/pdf",
    ".md": "text/markdown",
    ".txt": "text/plain",
}
"""What the ending of a file's name says, where the bytes do not say it themselves."""


def extract(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An HTML, PDF, Markdown or plain text file.")],
    url: Annotated[
        str, typer.Option(help="Address the file was had from; helps to tell Markdown from plain text.")
    ] = "",
    selector: Annotated[
        str | None, typer.Option(help="CSS selector of the element that holds the text.")
    ] = None,
    charset: Annotated[str, typer.Option(help="Character set as the server named it.")] = "",
    second_opinion: Annotated[
        bool,
        typer.Option("--second-opinion", help="Compare with another extractor, and say where they differ."),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show the text of a file as an audit would read it: numbered blocks, and beside them what no reader sees."""
    from stancewatch.extract.extract import extract as read
    from stancewatch.extract.outcome import Unreadable

    body = _bytes_of(file)
    document = read(
        body,
        media_type=MEDIA_TYPES.get(file.suffix.lower(), ""),
        charset=charset,
        url=url,
        selector=selector,
        second_opinion=second_opinion,
    )
    if isinstance(document, Unreadable):
        raise InputError(
            f"{str(file)!r} gives no text ({document.reason}): {document.detail}",
            hint="Give an HTML, PDF, Markdown or plain text file that holds prose.",
        )
    if json:
        context.emit(_entry(document))
    else:
        _show(document)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(
            f"{str(file)!r} cannot be read: {error.strerror}.", hint="Check the name and the permissions."
        ) from error


def _entry(document: "Document") -> "Json":
    return {
        "schema": "stancewatch/extract",
        "version": VERSION,
        "text": document.text,
        "sha256": document.sha256,
        "extractor": document.extractor,
        "title": document.title,
        "language": document.language,
        "notes": list(document.notes),
        "blocks": [
            {
                "n": one.number,
                "type": one.kind.value,
                "text": one.text,
                "start": one.start,
                "end": one.end,
                "path": one.path,
                "language": one.language,
            }
            for one in document.passages
        ],
        "hidden": [{"kind": one.kind, "text": one.text, "path": one.path} for one in document.hidden],
    }


def _show(document: "Document") -> None:
    words = len(document.text.split())
    context.show(f"{document.title or 'Without a title'}")
    context.show(
        f"{_count(len(document.passages), 'block')}, {_count(words, 'word')}, language {document.language or 'unknown'},"
        f" read by {document.extractor}"
    )
    context.show(f"sha256 {document.sha256}\n")
    for one in document.passages:
        context.show(f"{one.number:4} {one.kind.value.replace('_', ' '):10} {' '.join(one.text.split())}")
    if document.hidden:
        context.show("\nNot seen by a reader, and no part of the text:")
    for hidden in document.hidden:
        context.show(f"     {hidden.kind.replace('_', ' '):16} {hidden.text[:160]}")
    if document.notes:
        context.show("\nNotes:")
    for note in document.notes:
        context.show(f"     {note}")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
