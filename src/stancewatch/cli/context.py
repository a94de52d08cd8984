"""What every command shares: the workspace it works in, and how it speaks to people and to programs.

Results go to standard output; what is said to people on the way goes to standard error. `--json` prints one
canonical document. Nothing that a page said reaches a terminal before its control characters are visible.
"""

import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stancewatch.foundation.canonical import Json, canonical_text
from stancewatch.foundation.progress import Progress, Silent
from stancewatch.foundation.unseen import visible, visible_json

if TYPE_CHECKING:
    from stancewatch.foundation.origins import Loaded
    from stancewatch.foundation.settings import Settings


@dataclass(slots=True)
class Options:
    """What was said before the command: the same for all of them."""

    workspace: Path | None = None
    quiet: bool = False


NAME = "stancewatch"

CALLED = "CALLED_STANCEWATCH"
"""Environment variable in which `./stancewatch` says how it was called. (Those that begin with STANCEWATCH_ are settings.)"""

options = Options()
"""Set once by `cli.main` before any command runs."""


def loaded(given: Mapping[str, object] | None = None) -> "Loaded":
    """Return the settings with their origins; `given` are values a command's own options set."""
    from stancewatch.foundation.origins import load

    values = dict(given or {})
    if options.workspace is not None:
        values["workspace"] = options.workspace
    # a workspace that is named brings its own settings file; without one, the nearest upward counts
    named = options.workspace or os.environ.get("STANCEWATCH_WORKSPACE")
    return load(Path(named).absolute() if named else Path.cwd(), values)


def settings() -> "Settings":
    """Return the settings."""
    return loaded().settings


def workspace() -> Path:
    """Return the folder that holds labs, archive, texts and audits, as an absolute path."""
    return settings().workspace.absolute()


def emit(document: Json) -> None:
    r"""Print one JSON document to standard output: the canonical form, with unseen characters as `\u202e`.

    The value is the one of the canonical form; only what could steer a terminal is written in another way.
    """
    sys.stdout.write(visible_json(canonical_text(document)))
    sys.stdout.flush()


def show(text: str = "") -> None:
    """Print a line of a result to standard output."""
    sys.stdout.write(visible(text) + "\n")


def say(text: str) -> None:
    """Tell people something on the way, on standard error; nothing with --quiet."""
    if not options.quiet:
        sys.stderr.write(visible(text) + "\n")


def warn(text: str) -> None:
    """Tell people, on standard error, why the exit code is not 0; also with --quiet."""
    sys.stderr.write(visible(text) + "\n")


def program() -> str:
    """Return what a person types to start this program again, as a shell reads it.

    The launcher of a checkout says under which name it was called. Otherwise it is `stancewatch` where that stands on
    the PATH, else the file that was started.
    """
    called = os.environ.get(CALLED, "")
    if not called and shutil.which(NAME) is None and Path(sys.argv[0]).name == NAME:
        called = sys.argv[0]
    return shlex.quote(called or NAME)


@contextmanager
def progress() -> Iterator[Progress]:
    """Draw progress on a terminal's standard error; say nothing when piped or with --quiet."""
    if options.quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield Silent()
        return
    from stancewatch.cli.bar import Bar

    with Bar() as bar:
        yield bar
