"""Read the arguments of `lint` as its own signature says, without the type machinery of the full command line.

Reason: for any parameter at all, typer 0.29 imports pydantic and builds adapters, which was two thirds of the time to
lint one sentence (0.23 of 0.39 CPU-seconds on a busy machine). The options are read from the command, so there is one
list of them.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from inspect import signature
from types import UnionType
from typing import NoReturn, get_args

from typer.models import ArgumentInfo, OptionInfo


def values(command: Callable[..., None], arguments: list[str]) -> Namespace | None:
    """Return the values of a command's parameters by name, of the types its signature states, or None.

    None means: `--help` or a mistake, which the full command line answers.
    """
    if "--help" in arguments:
        return None
    parser = _Parser(add_help=False, allow_abbrev=False)
    for name, parameter in signature(command).parameters.items():
        kind, info = get_args(parameter.annotation)[:2]
        if isinstance(info, ArgumentInfo):
            parser.add_argument(name, nargs="*")
        elif kind is bool:
            parser.add_argument(*_names(info), dest=name, action="store_true")
        else:
            parser.add_argument(*_names(info), dest=name, default=parameter.default, type=_type(kind))
    try:
        return parser.parse_intermixed_args(arguments)
    except _Mistake:
        return None


class _Mistake(Exception):
    """An argument that is not understood here."""


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
