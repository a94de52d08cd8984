"""The door: options that hold for every command, the commands, and how the process ends.

Each noun is a file. Nothing heavy is imported here: `--help` loads no parser, no HTTP client, no pydantic.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from stancewatch.cli import context, streams
from stancewatch.cli.accept import accept
from stancewatch.cli.audit import audit
from stancewatch.cli.demo import demo
from stancewatch.cli.extract import extract
from stancewatch.cli.init import init
from stancewatch.cli.judge import judge
from stancewatch.cli.lab import lab
from stancewatch.cli.lens import lens
from stancewatch.cli.lint import lint, short_way
from stancewatch.cli.manifest import manifest
from stancewatch.cli.pattern import pattern
from stancewatch.cli.reextract import reextract
from stancewatch.cli.settings import settings
from stancewatch.cli.site import site
from stancewatch.cli.snapshot import snapshot
from stancewatch.cli.take import take
from stancewatch.cli.transfer import export, take_in
from stancewatch.cli.watch import watch
from stancewatch.foundation.errors import ExitCode, StanceWatchError
from stancewatch.foundation.unseen import visible
from stancewatch.foundation.version import CODE_VERSION, METHOD_VERSION

app = typer.Typer(
    name="stancewatch",
    help="Audits what AI organisations say about themselves in public, quote by quote, against archived pages.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

for command in (demo, init, extract, lint, watch, export):
    app.command()(command)
app.command("import")(take_in)
snapshot.command("take")(take)
snapshot.command("accept")(accept)
snapshot.command("reextract")(reextract)
for name, noun in (
    ("lab", lab),
    ("snapshot", snapshot),
    ("manifest", manifest),
    ("audit", audit),
    ("site", site),
    ("lens", lens),
    ("judge", judge),
    ("pattern", pattern),
    ("settings", settings),
):
    app.add_typer(noun, name=name)


def _version(wanted: bool) -> None:
    if wanted:
        context.show(f"stancewatch {CODE_VERSION} (method {METHOD_VERSION})")
        raise typer.Exit


@app.callback()
def start(
    workspace: Annotated[
        Path | None,
        typer.Option(
            help="Folder with labs, archive, texts and audits. Default: the nearest stancewatch.toml upward."
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing on the way; only results.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show code and method version."),
    ] = False,
) -> None:
    """Take the options that hold for every command."""
    del version
    context.options.workspace = workspace.absolute() if workspace else None
    context.options.quiet = quiet


def run() -> None:
    """Run the command line and end the process with the exit code of what happened."""
    streams.prepare()
    code = _guarded(_command)
    streams.finish()
    sys.exit(code)


def _command() -> int:
    """Run the command that was asked for, until all it said is handed on."""
    try:
        # Editors start the linter on every file: its short way leaves out what typer loads for other commands.
        code = short_way(sys.argv[2:]) if sys.argv[1:2] == ["lint"] else None
        if code is not None:
            sys.stdout.flush()
            return code
        app()
    except KeyboardInterrupt:
        return _interrupted()
    except SystemExit as end:
        # typer ends a broken pipe with 1, which means something else here
        if isinstance(end.__context__, BrokenPipeError):
            return ExitCode.READER_LEFT
        if end.code == ExitCode.INTERRUPTED:
            return _interrupted()
        sys.stdout.flush()
        return end.code if isinstance(end.code, int) else ExitCode.DONE
    return ExitCode.DONE


def _guarded(command: Callable[[], int]) -> int:
    """Run something and return its exit code, or that of the error it ends with, which is told."""
    try:
        return command()
    except BrokenPipeError:
        return ExitCode.READER_LEFT
    except StanceWatchError as error:
        return _told(f"Error: {error.message}", error.hint, error.exit_code)
    except OSError as error:
        hint = "Nothing already reported as stored is lost. Mend this and run the command again."
        return _told(f"Error: {error}.", hint, ExitCode.WORLD)
    except Exception:  # noqa: BLE001  the last place that can tell a person what to do
        return _bug()


def _interrupted() -> int:
    hint = "Run the same command again: it goes on where it stopped."
    return _told("Interrupted.", hint, ExitCode.INTERRUPTED)


def _bug() -> int:
    import shlex
    import traceback

    traceback.print_exc()
    command = f"{context.program()} {shlex.join(sys.argv[1:])}"
    hint = f"Please report it with the lines above and this command: {command}"
    return _told("This is a mistake in StanceWatch, not in your input.", hint, ExitCode.BUG)


def _told(message: str, hint: str, code: int) -> int:
    with suppress(OSError):  # nobody reads: the exit code still says it
        sys.stderr.write(visible(message + (f"\nHint: {hint}" if hint else "")) + "\n")
    return int(code)
