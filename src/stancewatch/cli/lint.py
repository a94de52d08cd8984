"""`stancewatch lint`: find the four families in any text, without an archive and without a network."""

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from stancewatch.foundation.errors import ExitCode, InputError
from stancewatch.model.language import Severity
from stancewatch.suffixscape import languages
from stancewatch.suffixscape.engine import examine
from stancewatch.suffixscape.findings import ORDER, Linted
from stancewatch.suffixscape.formats import github, json_lines, text
from stancewatch.suffixscape.markup import Markup
from stancewatch.suffixscape.reading import markup_of, text_of


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    GITHUB = "github"


class Input(StrEnum):
    """What the files hold."""

    FILES = "files"
    JSONL = "jsonl"


class Syntax(StrEnum):
    """Who decides about syntax."""

    LEXICAL = "lexical"
    PARSER = "parser"


def lint(
    files: Annotated[
        list[str] | None, typer.Argument(help="Files to read; '-' or nothing reads standard input.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How findings are printed.")] = Format.TEXT,
    given: Annotated[
        Input, typer.Option("--input", help='\'jsonl\': each line is {"id", "text"}.')
    ] = Input.FILES,
    syntax: Annotated[
        Syntax, typer.Option("--syntax", help="'parser' asks spaCy about unsure sentences.")
    ] = Syntax.LEXICAL,
    all_constructions: Annotated[
        bool, typer.Option("--all", help="Also print constructions judged harmless.")
    ] = False,
    fail_on: Annotated[
        Severity | None, typer.Option("--fail-on", help="Exit 1 where a finding is at least this severe.")
    ] = None,
    stdin_filename: Annotated[
        str, typer.Option("--stdin-filename", help="Name for what comes from standard input.")
    ] = "-",
) -> None:
    """Find nominalised evasion, agency diffusion, epistemic inflation and temporal flatness in texts."""
    texts = _texts(files or ["-"], given, stdin_filename)
    worst = _print(
        (_linted(name, content, markup, all_constructions) for name, content, markup in texts), form
    )
    if fail_on is not None and worst >= max(ORDER[fail_on], 1):
        raise typer.Exit(ExitCode.FOUND)


def _linted(name: str, content: str, markup: Markup, all_constructions: bool) -> Linted:
    hits = examine(content, all_constructions=all_constructions, markup=markup)
    language = languages.guess(content[:4000].lower().split()) if not hits else "en"
    return Linted(name, content, hits, language)


def _print(results: Iterator[Linted], form: Format) -> int:
    """Print the findings, and return the number of the worst severity."""
    worst, unread = 0, 0
    kept = []
    for linted in results:
        worst = max([worst, *(ORDER[hit.severity] for hit in linted.hits)])
        unread += linted.language != "en"
        if form is Format.JSON or form is Format.SARIF:
            kept.append(linted)
        else:
            sys.stdout.write("".join(_LINES[form](linted)))
    if form is Format.JSON:
        sys.stdout.write(json_lines.document(kept).decode())
    if unread:
        sys.stderr.write(
            f"{unread} text(s) not examined: not English, or in a script this engine cannot read.\n"
        )
    return worst


_LINES = {Format.TEXT: text.lines, Format.JSONL: json_lines.lines, Format.GITHUB: github.lines}


def _texts(files: list[str], given: Input, stdin_name: str) -> Iterator[tuple[str, str, Markup]]:
    for name in files:
        shown = stdin_name if name == "-" else name
        content = text_of(sys.stdin.buffer.read() if name == "-" else _bytes(name), shown)
        if given is Input.JSONL:
            yield from _records(content, shown)
        else:
            yield shown, content, markup_of(shown)


def _bytes(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise InputError(
            f"{name!r} cannot be read: {error.strerror}.", hint="Name a file, or '-' for standard input."
        ) from error


def _records(content: str, name: str) -> Iterator[tuple[str, str, Markup]]:
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if "_meta" in record:
                continue
            yield str(record["id"]), str(record["text"]), Markup.PLAIN
        except (ValueError, TypeError, KeyError) as error:
            raise InputError(
                f"Line {number} of {name!r} is not an object with 'id' and 'text'.",
                hint='Write {"id": "1", "text": "..."}.',
            ) from error
