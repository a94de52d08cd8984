"""Standard input, output and error, made such that every command may use them without thinking.

They are there even where the shell closed them, and they speak UTF-8 whatever the locale says. A reader who goes
away (`| head -1`) ends the command quietly with exit code 141, as the shell has it for every program: 0 would
vouch for what nobody was told.
"""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper

_MODES = {"stdin": "r", "stdout": "w", "stderr": "w"}


def prepare() -> None:
    """Open what the shell closed on nothing, and set the rest to UTF-8."""
    for name, mode in _MODES.items():
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  open to the end
        elif isinstance(stream, TextIOWrapper) and mode == "w":
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def finish() -> None:
    """Hand on what is still held back, and drop what standard output does not take.

    Otherwise the interpreter would try once more, complain, and end with an exit code of its own.
    """
    if sys.stdout.closed:  # a language server closes what it spoke on
        return
    try:
        sys.stdout.flush()
    except OSError:
        with suppress(OSError, ValueError):
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, sys.stdout.fileno())
            os.close(nothing)
