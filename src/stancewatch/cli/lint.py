"""`stancewatch lint`: find the four families in any text, without an archive and without a network."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from enum import StrEnum
from inspect import signature
from io import TextIOWrapper
from pathlib import Path
from types import UnionType
from typing import Annotated, NoReturn, get_args

import typer
from typer.models import ArgumentInfo, OptionInfo

from stancewatch.foundation.errors import ExitCode
from stancewatch.foundation.unseen import visible_json
from stancewatch.model.language import Severity
from stancewatch.suffixscape import baseline, linting, rates, rules
from stancewatch.suffixscape.engine import Syntax
from stancewatch.suffixscape.findings import ORDER, Linted
from stancewatch.suffixscape.formats import github, json_lines, sarif, text
from stancewatch.suffixscape.reading import Input, texts


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    GITHUB = "github"


_LINES = {Format.TEXT: text.lines, Format.JSONL: json_lines.lines, Format.GITHUB: github.lines}


def lint(
    files: Annotated[
        list[str] | None, typer.Argument(help="Files to read; '-' or nothing reads standard input.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How findings are printed.")] = Format.TEXT,
    given: Annotated[
        Input, typer.Option("--input", help='\'jsonl\': each line is {"id", "text"}.')
    ] = Input.FILES,
    syntax: Annotated[
        Syntax, typer.Option("--syntax", help="'parser' also asks spaCy (extra 'parser').")
    ] = Syntax.LEXICAL,
    all_constructions: Annotated[
        bool, typer.Option("--all", help="Also print constructions judged harmless.")
    ] = False,
    fail_on: Annotated[
        Severity | None, typer.Option("--fail-on", help="Exit 1 from this severity on.")
    ] = None,
    stdin_filename: Annotated[
        str, typer.Option("--stdin-filename", help="Name for what comes from standard input.")
    ] = "-",
    old: Annotated[
        Path | None, typer.Option("--baseline", help="Do not report what this file lists.")
    ] = None,
    write_baseline: Annotated[
        Path | None, typer.Option("--write-baseline", help="List all findings there.")
    ] = None,
    show_rates: Annotated[
        bool, typer.Option("--rates", help="Findings per 1,000 words, beside a baseline corpus.")
    ] = False,
    show_config: Annotated[
        bool, typer.Option("--show-config", help="Print what is configured, and where.")
    ] = False,
    language_server: Annotated[
        bool, typer.Option("--language-server", help="Serve an editor on standard input.")
    ] = False,
) -> None:
    """Find nominalised evasion, agency diffusion, epistemic inflation and temporal flatness in texts."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # quotes are what they are, whatever the terminal can show
    configured = rules.find(Path.cwd())
    if language_server:
        from stancewatch.suffixscape.language_server import serve

        serve()
        return
    if show_config:
        sys.stdout.write("\n".join(configured.lines()) + "\n")
        return
    file = old or (configured.baseline if configured.baseline and configured.baseline.is_file() else None)
    known = baseline.known(file) if file and not write_baseline else frozenset()
    wishes = linting.Wishes(configured, all_constructions, syntax, known)
    results = (linting.lint(*one, wishes) for one in texts(files or ["-"], given, stdin_filename))
    if write_baseline:
        write_baseline.write_bytes(baseline.document(results))
        return
    worst = _print(results, form, show_rates)
    limit = fail_on or configured.fail_on
    if limit is not None and ORDER[worst] >= max(ORDER[limit], 1):
        raise typer.Exit(ExitCode.FOUND)


def _print(results: Iterator[Linted], form: Format, show_rates: bool) -> Severity:
    """Print the findings, and return the worst severity."""
    worst, unread, words = Severity.NONE, 0, 0
    kept: list[Linted] = []
    for linted in results:
        worst = max(worst, linting.worst(linted), key=ORDER.__getitem__)
        unread += linted.language != "en"
        if show_rates:
            words += len(linted.text.split()) if linted.language == "en" else 0
        if form in _LINES:
            sys.stdout.write(visible_json("".join(_LINES[form](linted))))
        if show_rates or form not in _LINES:
            kept.append(linted)
    hits = [hit for linted in kept for hit in linted.hits]
    if form is Format.JSON:
        shown = json_lines.document(kept, rates.as_json(hits, words) if show_rates else None)
        sys.stdout.write(visible_json(shown.decode()))
    elif form is Format.SARIF:
        sys.stdout.write(visible_json(sarif.document(kept).decode()))
    elif show_rates:
        sys.stderr.write("\n".join(rates.table(hits, words)) + "\n")
    if unread:
        sys.stderr.write(
            f"{unread} text(s) not examined: not English, or in a script this engine cannot read.\n"
        )
    return worst


def short_way(arguments: list[str]) -> int | None:
    """Run `lint` without the type machinery of the full command line, and return the exit code.

    None means: not to be answered here (`--help`, a mistake), ask the full command line. The options are read from `lint`
    itself, so there is one list of them. Reason: for any parameter at all, typer 0.29 imports pydantic and builds
    adapters, which was two thirds of the time to lint one sentence (0.23 of 0.39 CPU-seconds on a busy machine).
    """
    if "--help" in arguments:
        return None
    parser = _Parser(add_help=False, allow_abbrev=False)
    for name, parameter in signature(lint).parameters.items():
        kind, info = get_args(parameter.annotation)[:2]
        if isinstance(info, ArgumentInfo):
            parser.add_argument(name, nargs="*")
        elif kind is bool:
            parser.add_argument(*_names(info), dest=name, action="store_true")
        else:
            parser.add_argument(*_names(info), dest=name, default=parameter.default, type=_type(kind))
    try:
        given = vars(parser.parse_intermixed_args(arguments))
    except _Mistake:
        return None
    try:
        lint(**given)
    except typer.Exit as end:
        return end.exit_code
    return ExitCode.DONE


class _Mistake(Exception):
    """An argument that the short way does not understand."""


class _Parser(ArgumentParser):
    """Says nothing itself: the full command line has one form for every mistake."""

    def error(self, message: str) -> NoReturn:
        """Leave the mistake to the full command line."""
        raise _Mistake(message)


def _names(info: OptionInfo) -> list[str]:
    """Return the names of an option. In `Annotated`, typer takes the first for a default until it looks closer."""
    return [str(name) for name in (info.default, *(info.param_decls or ())) if str(name).startswith("-")]


def _type(kind: type | UnionType) -> type:
    """Return what makes a value from an argument: the type itself, or the first of `X | None`."""
    return next(one for one in (*get_args(kind), kind) if isinstance(one, type))
