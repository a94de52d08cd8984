"""Writes docs/reference/ from the code: commands, settings, errors, patterns, indicators and the audit's JSON.

python tools/reference.py            write the pages
python tools/reference.py --check    exit 1 and name the pages that are not what the code says
"""

import inspect
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import get_args

import typer
from pydantic import BaseModel

from stancewatch.cli.main import app
from stancewatch.foundation import errors
from stancewatch.foundation.settings import PREFIX, Part, Settings
from stancewatch.lenses.rubric import load
from stancewatch.model.audit import Audit
from stancewatch.suffixscape.patterns import PATTERNS

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
NOTICE = "<!-- Written by tools/reference.py from the code; change the code, then run it. -->"


def commands() -> Iterator[str]:
    """Every command with its arguments and options."""
    yield "# Commands"
    yield "Results go to standard output, what is said on the way to standard error. Exit codes: [errors](errors.md)."
    yield from _command(typer.main.get_command(app), "stancewatch")


def _command(command: object, name: str) -> Iterator[str]:
    children = getattr(command, "commands", None)
    context = command.make_context(name, [], resilient_parsing=True)  # type: ignore[attr-defined]  # typer's vendored click
    if children is None:
        yield f"## `{name}`"
        yield "```text\n" + command.get_help(context).strip() + "\n```"  # type: ignore[attr-defined]
        return
    for child in sorted(children):
        yield from _command(children[child], f"{name} {child}")


def settings() -> Iterator[str]:
    """Every setting with type, default and meaning."""
    yield "# Settings"
    yield (
        "Order, strongest first: option, environment, the nearest `stancewatch.toml` upward, default."
        " `stancewatch settings show` prints each value with its origin."
    )
    yield "| setting | environment | default | meaning |\n|---|---|---|---|"
    rows = []
    for name, field in Settings.model_fields.items():
        part = field.default
        if not isinstance(part, Part):
            rows.append(_setting(name, name, part, field.description))
            continue
        for inner, inner_field in type(part).model_fields.items():
            rows.append(
                _setting(f"{name}.{inner}", f"{name}__{inner}", inner_field.default, inner_field.description)
            )
    yield "\n".join(rows)


def _setting(name: str, variable: str, default: object, about: str | None) -> str:
    shown = ", ".join(map(str, default)) if isinstance(default, tuple) else str(default)
    return (
        f"| `{name}` | `{PREFIX}{variable.upper()}` | {f'`{shown}`' if shown else 'empty'} | {_line(about)} |"
    )


def _line(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


def error_tree() -> Iterator[str]:
    """Every error with its exit code."""
    yield "# Errors and exit codes"
    yield "Each error says what happened, with the value and the place, and after `Hint:` what to do."
    yield "| exit code | name |\n|---|---|\n" + "\n".join(
        f"| {code.value} | {code.name.lower()} |" for code in errors.ExitCode
    )
    rows = [
        f"| `{name}` | {int(kind.exit_code)} | {_line(inspect.getdoc(kind))} |"
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.StanceWatchError)
    ]
    yield "| error | exit code | when |\n|---|---|---|\n" + "\n".join(rows)


def patterns() -> Iterator[str]:
    """Every pattern with its explanation, examples and sources."""
    yield "# Patterns"
    for pattern in sorted(PATTERNS, key=lambda one: (one.family, one.name)):
        yield f"## `{pattern.name}`"
        yield f"Family: {pattern.family.replace('_', ' ')}. Status: {pattern.status}. Since {pattern.since}."
        yield f"**Effect.** {pattern.effect}"
        yield f"**Instead.** {pattern.alternative}"
        yield "Found in:\n\n" + "\n".join(f"- {sentence}" for sentence in pattern.hits)
        yield "Not found in:\n\n" + "\n".join(f"- {sentence}" for sentence in pattern.misses)
        yield "Sources:\n\n" + "\n".join(f"- {source}" for source in pattern.sources)


def indicators() -> Iterator[str]:
    """The eight lenses with their 68 indicators."""
    yield "# Lenses and indicators"
    for lens in load():
        yield f"## {lens.order}. {lens.title}"
        yield f"{lens.question} Corrects: {lens.corrects}."
        yield (
            "| id | question | met | partial | unmet | dimension | needs a page of | applies if |\n"
            + "|---" * 8
            + "|"
        )
        for one in lens.indicators:
            needs, applies = ", ".join(one.needs), one.applies_if or "always"
            yield f"| {one.id} | {one.question} | {one.met} | {one.partial} | {one.unmet} | {one.dimension} | {needs} | {applies} |"


def audit_json() -> Iterator[str]:
    """Every key of a published audit."""
    yield "# The JSON of an audit"
    yield "Documented keys are stable; new keys may appear. The JSON Schema stands at `api/schema/audit.json` of a site."
    seen: set[type[BaseModel]] = set()
    queue: list[type[BaseModel]] = [Audit]
    while queue:
        model = queue.pop(0)
        if model in seen:
            continue
        seen.add(model)
        yield f"## {model.__name__}"
        yield _line(inspect.getdoc(model))
        rows = []
        for name, field in model.model_fields.items():
            queue += [inner for inner in _models(field.annotation) if inner not in seen]
            rows.append(
                f"| `{field.serialization_alias or name}` | {_type(field.annotation)} | {_line(field.description)} |"
            )
        yield "| key | type | meaning |\n|---|---|---|\n" + "\n".join(rows)


def _models(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models(argument)]


def _type(annotation: object) -> str:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(f"`{member.value}`" for member in annotation)
    if isinstance(annotation, type):
        return (
            f"[{annotation.__name__}](#{annotation.__name__.lower()})"
            if issubclass(annotation, BaseModel)
            else annotation.__name__
        )
    arguments = [
        _type(argument) if not isinstance(argument, str) else f"`{argument}`"
        for argument in get_args(annotation)
        if argument is not ...
    ]
    origin = getattr(annotation, "__origin__", None)
    if origin is tuple:
        return "list of " + (arguments[0] if len(set(arguments)) == 1 else " and ".join(arguments))
    if origin is dict:
        return f"object from {arguments[0]} to {arguments[1]}"
    return " or ".join("null" if argument == "NoneType" else argument for argument in arguments)


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "commands.md": commands,
    "settings.md": settings,
    "errors.md": error_tree,
    "patterns.md": patterns,
    "indicators.md": indicators,
    "audit-json.md": audit_json,
}


def page(name: str) -> str:
    """Return a page as the code says it must be."""
    blocks = [NOTICE, *PAGES[name]()]
    text = "\n\n".join(blocks) + "\n"
    # rows of one table come as blocks of their own; join them again
    return text.replace("|\n\n|", "|\n|")


def main() -> int:
    """Write the pages, or check them."""
    stale = [
        name for name in PAGES if not (FOLDER / name).exists() or (FOLDER / name).read_text() != page(name)
    ]
    if "--check" in sys.argv:
        for name in stale:
            print(f"docs/reference/{name} is not what the code says. Hint: python tools/reference.py")
        return bool(stale)
    for name in stale:
        (FOLDER / name).write_text(page(name))
        print(f"wrote docs/reference/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
