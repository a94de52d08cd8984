"""The page of errors and exit codes."""

import inspect
from collections.abc import Iterator

from stancewatch.foundation import errors
from stancewatch.foundation.errors import ExitCode, StanceWatchError
from tools.reference.markdown import code, line, table

ENDINGS = {
    ExitCode.DONE: "Done.",
    ExitCode.FOUND: "Done, and the check that was asked for found something (`lint --fail-on`).",
    ExitCode.PARTIAL: "Published, with the sources that could not be read named in the audit.",
    ExitCode.BUG: "A mistake in the program. The message holds the command to report.",
    ExitCode.INTERRUPTED: "Interrupted. The same command goes on where it stopped.",
    ExitCode.READER_LEFT: "Whoever read standard output went away (`| head -1`); nothing more was said.",
}
"""What an exit code means that belongs to no error."""


def page() -> Iterator[str]:
    """Yield the blocks of the page."""
    yield "# Errors and exit codes"
    yield "An error is one sentence with the value and the place, and after `Hint:` what to do about it."
    yield table(("exit code", "meaning"), ((str(int(one)), _meaning(one)) for one in ExitCode))
    yield "## Errors"
    rows = ((code(kind.__name__), _above(kind), str(int(kind.exit_code)), _about(kind)) for kind, _ in tree())
    yield table(("error", "is a", "exit code", "when"), rows)


def tree() -> Iterator[tuple[type[StanceWatchError], int]]:
    """Yield every error with its depth, each after the one it belongs to, in the order of the code."""
    yield from _below(StanceWatchError, 0)


def _below(kind: type[StanceWatchError], depth: int) -> Iterator[tuple[type[StanceWatchError], int]]:
    yield kind, depth
    for inner in vars(errors).values():
        if isinstance(inner, type) and kind in inner.__bases__:
            yield from _below(inner, depth + 1)


def _meaning(ending: ExitCode) -> str:
    if ending in ENDINGS:
        return ENDINGS[ending]
    kinds = (kind for kind, depth in tree() if depth == 1 and kind.exit_code is ending)
    return " ".join(_about(kind) for kind in kinds)


def _above(kind: type[StanceWatchError]) -> str:
    return code(kind.__base__.__name__) if kind.__base__ and kind is not StanceWatchError else ""


def _about(kind: type[StanceWatchError]) -> str:
    return line(inspect.getdoc(kind))
