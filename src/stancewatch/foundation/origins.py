"""Where settings come from: option, environment, file, default; and which of them said what.

Order, strongest first: option, `STANCEWATCH_COLLECT__PAUSE` in the environment, the nearest
`stancewatch.toml` upward, the default.
"""

import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import EnvSettingsSource

from stancewatch.foundation.errors import ConfigurationError, InputError
from stancewatch.foundation.settings import PREFIX, Part, Settings

FILE_NAME = "stancewatch.toml"
LINT_TABLE = "lint"
"""The linter reads its own table of the same file, without loading any of this."""

Values = dict[str, object]
"""Settings as a source gave them: nested by part, not yet validated."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One setting with its value and who said it."""

    name: str
    """Dotted: `collect.pause`."""
    value: str
    origin: str
    """`default`, `environment`, `option`, or the path of the file."""
    about: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings, and where each came from."""

    settings: Settings
    origins: tuple[Origin, ...]


def nearest_file(start: Path) -> Path | None:
    """Return the nearest `stancewatch.toml` in a folder or above it, None where there is none."""
    candidates = (folder / FILE_NAME for folder in (start, *start.parents))
    return next((path for path in candidates if path.is_file()), None)


def load(start: Path, options: Mapping[str, object]) -> Loaded:
    """Return the settings that hold in a folder.

    `options` are the values given on the command line, nested by part. Without a workspace from option or
    environment, the workspace is the folder of the nearest file, else `start`.
    Raises ConfigurationError naming each setting that is unknown or has an impossible value, and its origin.
    """
    path = nearest_file(start)
    file_values = _read(path) if path else {}
    sources = (("option", dict(options)), ("environment", _environment()), (str(path), file_values))
    merged: Values = {"workspace": path.parent if path else start}
    for _, values in reversed(sources):
        _merge(merged, values)
    try:
        settings = Settings.model_validate(merged)
    except ValidationError as error:
        raise _invalid(error.errors(), sources) from error
    return Loaded(settings, tuple(_origins(settings, sources)))


def _read(path: Path) -> Values:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(
            f"{str(path)!r} is not readable TOML: {error}.", hint="Mend the line named."
        ) from error
    values.pop(LINT_TABLE, None)
    if isinstance(workspace := values.get("workspace"), str):
        values["workspace"] = path.parent / workspace
    return values


def _environment() -> Values:
    parts = set(Settings.model_fields)
    for name in sorted(os.environ):
        part = name.removeprefix(PREFIX).split("__")[0].lower()
        if name.startswith(PREFIX) and part not in parts:
            raise ConfigurationError(
                f"The environment variable {name!r} names no setting.", hint=_near(part, parts)
            )
    return EnvSettingsSource(Settings)()


def _merge(into: Values, values: Mapping[str, object]) -> None:
    for key, value in values.items():
        inner = into.get(key)
        if isinstance(value, Mapping) and isinstance(inner, dict):
            _merge(inner, value)
        else:
            into[key] = dict(value) if isinstance(value, Mapping) else value


def _origins(settings: Settings, sources: Iterable[tuple[str, Values]]) -> Iterable[Origin]:
    named = list(sources)
    for name, field in Settings.model_fields.items():
        value = getattr(settings, name)
        if not isinstance(value, Part):
            yield Origin(name, str(value), _who(named, (name,)), field.description or "")
            continue
        for inner, inner_field in type(value).model_fields.items():
            shown = _shown(getattr(value, inner))
            yield Origin(f"{name}.{inner}", shown, _who(named, (name, inner)), inner_field.description or "")


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _who(sources: Iterable[tuple[str, Values]], keys: tuple[str, ...]) -> str:
    return next((name for name, values in sources if _holds(values, keys)), "default")


def _holds(values: object, keys: tuple[str, ...]) -> bool:
    for key in keys:
        if not isinstance(values, Mapping) or key not in values:
            return False
        values = values[key]
    return True


def _invalid(errors: Iterable[ErrorDetails], sources: Iterable[tuple[str, Values]]) -> ConfigurationError:
    named = list(sources)
    lines = []
    for error in errors:
        keys = tuple(str(key) for key in error["loc"])
        said = _who(named, keys[:2])
        lines.append(f"{'.'.join(keys)!r} from {said}: {error['msg']} (given: {error['input']!r}).")
    return ConfigurationError(
        "Settings cannot be used. " + " ".join(lines), hint="`stancewatch settings show` lists every setting."
    )


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, sorted(known), n=2, cutoff=0.4)
    return f"Settings are {', '.join(sorted(known))}." if not near else f"Did you mean {near[0]!r}?"
