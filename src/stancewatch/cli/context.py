"""What every command shares: the workspace it works in, and how it speaks to people and to programs.

Results go to standard output; what is said to people on the way goes to standard error. `--json` prints one
canonical document. Nothing that a page said reaches a terminal before its control characters are visible.
"""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stancewatch.foundation.canonical import Json, canonical
from stancewatch.foundation.progress import Progress, Silent

if TYPE_CHECKING:
    from rich.table import Table

    from stancewatch.foundation.origins import Loaded
    from stancewatch.foundation.settings import Settings


@dataclass(slots=True)
class Options:
    """What was said before the command: the same for all of them."""

    workspace: Path | None = None
    quiet: bool = False


WIDE = 240
"""Columns of a table that nobody looks at: when piped, rows must not be wrapped."""

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


# Cc without tab and newline, bidirectional controls, line and paragraph separators
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """Return a text with every character that could steer a terminal written as its escape."""
    return _UNSEEN.sub(lambda found: ascii(found[0])[1:-1], text)


def emit(document: Json) -> None:
    """Print one JSON document to standard output, in canonical form."""
    sys.stdout.write(canonical(document).decode())
    sys.stdout.flush()


def show(text: str = "") -> None:
    """Print a line of a result to standard output."""
    sys.stdout.write(visible(text) + "\n")


def say(text: str) -> None:
    """Tell people something on the way, on standard error; nothing with --quiet."""
    if not options.quiet:
        sys.stderr.write(visible(text) + "\n")


def draw(table: "Table") -> None:
    """Draw a table to standard output; as wide as it needs to be when piped, so that nothing is wrapped."""
    from rich.console import Console

    Console(highlight=False, width=None if sys.stdout.isatty() else WIDE).print(table)


@contextmanager
def progress() -> Iterator[Progress]:
    """Draw progress on a terminal's standard error; say nothing when piped or with --quiet."""
    if options.quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield Silent()
        return
    from stancewatch.cli.bar import Bar

    with Bar() as bar:
        yield bar
