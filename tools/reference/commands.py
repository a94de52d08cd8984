"""The page of commands: every one with its arguments, options and defaults."""

import inspect
from collections.abc import Iterator
from enum import Enum

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from stancewatch.cli.main import app
from tools.reference.markdown import code, line, table

INTRODUCTION = """\
Results go to standard output; what is said on the way goes to standard error. With `--json` standard output
holds one JSON document with `schema` and `version`, and nothing else. Only collecting reaches the network. Exit
codes stand with the [errors](errors.md), what can be set once for all with the [settings](settings.md)."""


def page() -> Iterator[str]:
    """Yield the blocks of the page."""
    yield "# Commands"
    yield INTRODUCTION
    yield "Before the command stand the options that hold for all of them:"
    yield _options(program())
    for name, command in commands(program(), "stancewatch"):
        yield f"## `{name}`"
        yield f"```text\n{' '.join([name, *_usage(command)])}\n```"
        yield inspect.cleandoc(command.help or "")
        yield from filter(None, (_arguments(command), _options(command)))


def program() -> object:
    """Return the program as typer runs it."""
    return typer.main.get_command(app)


def commands(command: object, name: str) -> Iterator[tuple[str, TyperCommand]]:
    """Yield every command that does something, by its whole name, in alphabetical order."""
    if isinstance(command, TyperCommand):
        yield name, command
    elif isinstance(command, TyperGroup):
        for child in sorted(command.commands):
            yield from commands(command.commands[child], f"{name} {child}")


def _usage(command: TyperCommand) -> Iterator[str]:
    for one in command.params:
        if isinstance(one, TyperArgument):
            name = _name(one)
            yield name if one.required or name.startswith("[") else f"[{name}]"
    yield "[OPTIONS]"


def _name(argument: TyperArgument) -> str:
    many = "..." if argument.nargs < 0 else ""
    return argument.metavar or (argument.name or "").upper() + many


def _arguments(command: object) -> str:
    rows = [
        (code(_name(one)), _given(one), line(one.help))
        for one in getattr(command, "params", ())
        if isinstance(one, TyperArgument)
    ]
    return table(("argument", "default", "meaning"), rows) if rows else ""


def _options(command: object) -> str:
    rows = [
        (_spelt(one), _given(one), line(one.help))
        for one in getattr(command, "params", ())
        if isinstance(one, TyperOption)
    ]
    return table(("option", "default", "meaning"), rows) if rows else ""


def _spelt(option: TyperOption) -> str:
    names = ", ".join(map(code, [*option.opts, *option.secondary_opts]))
    choices = option.type_descriptor.annotation
    if isinstance(choices, type) and issubclass(choices, Enum):
        return f"{names} {', '.join(code(str(one.value)) for one in choices)}"
    return f"{names} {code(option.metavar)}" if option.metavar else names


def _given(one: TyperArgument | TyperOption) -> str:
    return "required" if one.required else _default(one.default)


def _default(value: object) -> str:
    shown = str(value.value) if isinstance(value, Enum) else str(value)
    return "" if value in (None, False, "") else code("on" if value is True else shown)
