"""`stancewatch lint`: find the four families in any text, without an archive and without a network."""

import sys
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from stancewatch.cli.lint_arguments import values
from stancewatch.cli.lint_run import Run
from stancewatch.foundation.errors import ExitCode, NotStored, UsageError
from stancewatch.foundation.unseen import on_one_line
from stancewatch.model.language import Severity
from stancewatch.suffixscape import baseline, rates
from stancewatch.suffixscape.engine import Syntax
from stancewatch.suffixscape.formats import github, json_lines, sarif, text
from stancewatch.suffixscape.formats.stream import chunks
from stancewatch.suffixscape.linting import Wishes
from stancewatch.suffixscape.reading import Input
from stancewatch.suffixscape.rules import Rules


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
        Syntax,
        typer.Option(
            "--syntax", help="Who reads clauses: 'parser' asks spaCy where unsure, 'parser-all' always."
        ),
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
    report_unused: Annotated[
        bool, typer.Option("--report-unused", help="Also name ignore comments that take nothing out.")
    ] = False,
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
    if language_server:
        from stancewatch.suffixscape.language_server import serve

        serve()
        return
    if show_rates and form is Format.SARIF:
        raise UsageError(
            "SARIF has no place for rates.", hint="Ask for `--rates` with another format, as `--format json`."
        )
    known = baseline.known(old) if old and not write_baseline else frozenset()
    wishes = Wishes(Rules(), all_constructions, syntax, known, count_words=show_rates)
    run = Run(files or ["-"], given, stdin_filename, wishes, fail_on)
    run.use_baselines = not old and not write_baseline
    run.report_unused = report_unused
    run.given_baseline = old
    if show_config:
        asked = {"input": given, "format": form, "syntax": syntax, "all": all_constructions}
        said = {"rates": show_rates, "report_unused": report_unused}
        sys.stdout.write("".join(run.configuration({**asked, **said})))
        return
    if not files and isinstance(sys.stdin, TextIOWrapper) and sys.stdin.isatty():
        sys.stderr.write("Reading standard input, to its end (Ctrl-D).\n")
    if syntax is not Syntax.LEXICAL:
        sys.stderr.write(f"{_parser_named()}\n")
    if write_baseline:
        _write_baseline(run, write_baseline)
    else:
        _print(run, form, show_rates)
    if run.code is ExitCode.FOUND and write_baseline:
        return
    if run.code:
        raise typer.Exit(run.code)


def _parser_named() -> str:
    """Return which parser is asked. Raises ConfigurationError, before anything is read, where there is none."""
    from stancewatch.suffixscape.parser_model import identity

    return f"Parser: {identity()}"


def _write_baseline(run: Run, file: Path) -> None:
    """Write every finding down. Where something could not be read nothing is written: the list would be too short."""
    written = baseline.document(run.results())
    if run.code is ExitCode.INPUT:
        sys.stderr.write(f"{on_one_line(str(file))} is not written: not everything could be read.\n")
        return
    try:
        file.write_bytes(written)
    except OSError as error:
        hint = "Name a file in a folder that exists and takes files."
        raise NotStored(f"{str(file)!r} cannot be written: {error.strerror}.", hint=hint) from error
    sys.stderr.write(f"{on_one_line(str(file))} lists {baseline.size(written)} finding(s).\n")


def _print(run: Run, form: Format, show_rates: bool) -> None:
    """Print the findings as they are found, then what holds for the run."""
    results, notices = run.results(), run.notices
    if form in _LINES:
        for linted in results:
            sys.stdout.writelines(chunks(_LINES[form](linted)))
            notices.take(linted)
    elif form is Format.JSON:
        asked = (lambda: rates.as_json(notices.families, notices.words)) if show_rates else (lambda: None)
        sys.stdout.writelines(chunks(json_lines.document(results, notices, asked)))
    else:
        sys.stdout.writelines(chunks(sarif.document(results, notices, Path.cwd())))
    said = rates.table(notices.families, notices.words) if show_rates and form in _LINES else []
    if form is Format.GITHUB:  # beside the change, and not once more in the log
        sys.stdout.writelines(chunks(github.notes(notices)))
    else:
        said += notices.lines()
    sys.stderr.write("".join(f"{line}\n" for line in said))


def short_way(arguments: list[str]) -> int | None:
    """Run `lint` without the type machinery of the full command line, and return the exit code.

    None means: not to be answered here (`--help`, a mistake), ask the full command line.
    """
    given = values(lint, arguments)
    if given is None:
        return None
    try:
        lint(**vars(given))
    except typer.Exit as end:
        return end.exit_code
    return ExitCode.DONE
