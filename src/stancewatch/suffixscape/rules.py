"""What a project wants linted: a table in `stancewatch.toml` or `pyproject.toml`, and where each value came from.

[lint]                                  # stancewatch.toml; in pyproject.toml: [tool.stancewatch.lint]
ignore = ["unmeasured_praise"]          # patterns or families
fail_on = "medium"
baseline = "lint-baseline.json"
[lint.per_file_ignores]
"docs/legal/*.md" = ["temporal_flatness"]
"""

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path, PurePath

from stancewatch.foundation.errors import ConfigurationError, unknown_name
from stancewatch.model.language import Family, Hit, Severity
from stancewatch.suffixscape.patterns import PATTERNS

NAMES = frozenset(one.name for one in PATTERNS) | frozenset(family.value for family in Family)
KEYS = ("ignore", "fail_on", "baseline", "per_file_ignores")


@dataclass(frozen=True, slots=True)
class Rules:
    """What is left out, and from which severity on a run fails."""

    ignore: frozenset[str] = frozenset()
    per_file: tuple[tuple[str, frozenset[str]], ...] = ()
    """Patterns of file names (as in `fnmatch`, from the folder of the configuration file) and what is left out there."""
    fail_on: Severity | None = None
    baseline: Path | None = None
    folder: Path = field(default_factory=Path)
    origin: str = "default"
    """The file the values came from."""

    def wanted(self, name: str, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """Return the hits of a file that are not left out."""
        left_out = self.ignore.union(*(names for shape, names in self.per_file if self._matches(name, shape)))
        if not left_out:
            return hits
        return tuple(hit for hit in hits if hit.pattern not in left_out and hit.family.value not in left_out)

    def _matches(self, name: str, shape: str) -> bool:
        path = PurePath(name)
        with suppress(ValueError):
            path = Path(name).absolute().relative_to(self.folder.absolute())
        return fnmatch(path.as_posix(), shape)

    def lines(self) -> list[str]:
        """Return every value with its origin, one a line, for people."""
        values = {
            "ignore": sorted(self.ignore),
            "per_file_ignores": {shape: sorted(names) for shape, names in self.per_file},
            "fail_on": self.fail_on.value if self.fail_on else None,
            "baseline": str(self.baseline) if self.baseline else None,
        }
        return [
            f"{name} = {value!r}   # {self.origin if value else 'default'}" for name, value in values.items()
        ]


def find(start: Path) -> Rules:
    """Return the rules of the nearest configuration file upward from a folder, or the defaults."""
    for folder in (start, *start.parents):
        for name, path in (
            ("stancewatch.toml", ("lint",)),
            ("pyproject.toml", ("tool", "stancewatch", "lint")),
        ):
            file = folder / name
            if file.is_file():
                table = _table(file, path)
                if table is not None:
                    return rules(table, file)
    return Rules()


def _table(file: Path, path: tuple[str, ...]) -> Mapping[str, object] | None:
    try:
        table: object = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{str(file)!r} cannot be read: {error}.", hint="Mend the TOML.") from error
    for key in path:
        table = table.get(key) if isinstance(table, dict) else None
    return table if isinstance(table, dict) else None


def rules(table: Mapping[str, object], file: Path) -> Rules:
    """Return the rules that a table states. Raises ConfigurationError or UsageError, naming file and key."""
    for key in table:
        if key not in KEYS:
            raise ConfigurationError(
                f"{str(file)!r} has an unknown key {key!r} for lint.", hint=f"Known: {', '.join(KEYS)}."
            )
    per_file = table.get("per_file_ignores", {})
    if not isinstance(per_file, dict):
        raise ConfigurationError(
            f"'per_file_ignores' in {str(file)!r} is not a table.", hint='Write "docs/*.md" = ["assurance"].'
        )
    baseline = table.get("baseline")
    return Rules(
        ignore=_names(table.get("ignore", []), "ignore", file),
        per_file=tuple((str(shape), _names(names, str(shape), file)) for shape, names in per_file.items()),
        fail_on=_severity(table.get("fail_on"), file),
        baseline=file.parent / str(baseline) if baseline else None,
        folder=file.parent,
        origin=str(file),
    )


def _names(value: object, key: str, file: Path) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ConfigurationError(
            f"{key!r} in {str(file)!r} is not a list of names.", hint="See `stancewatch pattern list`."
        )
    for name in value:
        if name not in NAMES:
            raise unknown_name("pattern or family", name, NAMES, hint="See `stancewatch pattern list`.")
    return frozenset(value)


def _severity(value: object, file: Path) -> Severity | None:
    if value is None:
        return None
    try:
        return Severity(str(value))
    except ValueError:
        known = ", ".join(Severity)
        raise ConfigurationError(
            f"'fail_on' in {str(file)!r} is {value!r}.", hint=f"One of {known}."
        ) from None
