"""The page of settings: every one with its variable, default and meaning."""

from collections.abc import Iterator

from pydantic.fields import FieldInfo

from stancewatch.foundation.settings import PREFIX, Part, Settings
from tools.reference.markdown import code, line, table

INTRODUCTION = """\
Strongest first: an option of the command, a variable of the environment, the nearest `stancewatch.toml` upward, the
default. `stancewatch settings show` prints every value with where it came from. A setting `collect.pause` stands in
the file as `pause` in the table `[collect]`. Several values are a list in the file and separated by commas in the
environment."""


def page() -> Iterator[str]:
    """Yield the blocks of the page."""
    yield "# Settings"
    yield INTRODUCTION
    yield table(("setting", "environment", "default", "meaning"), map(_row, *zip(*named(), strict=True)))


def named() -> Iterator[tuple[str, FieldInfo]]:
    """Yield every setting by its dotted name, in the order of the code."""
    for name, field in Settings.model_fields.items():
        if isinstance(field.default, Part):
            for inner, inner_field in type(field.default).model_fields.items():
                yield f"{name}.{inner}", inner_field
        else:
            yield name, field


def _row(name: str, field: FieldInfo) -> tuple[str, str, str, str]:
    variable = PREFIX + name.replace(".", "__").upper()
    return code(name), code(variable), code(_shown(field.default)) or "empty", line(field.description)


def _shown(default: object) -> str:
    if isinstance(default, bool):
        return str(default).lower()
    return ", ".join(map(str, default)) if isinstance(default, tuple) else str(default or "")
