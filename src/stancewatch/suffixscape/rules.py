"""What a project wants linted: a table in `stancewatch.toml` or `pyproject.toml`, and where each value came from.

[lint]                                  # stancewatch.toml; in pyproject.toml: [tool.stancewatch.lint]
ignore = ["unmeasured_praise"]          # patterns or families
fail_on = "medium"
baseline = "lint-baseline.json"
[lint.per_file_ignores]
"docs/legal/*.md" = ["temporal_flatness"]
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from stancewatch.foundation.errors import ConfigurationError, unknown_name
from stancewatch.model.language import Family, Hit, Severity
from stancewatch.suffixscape.patterns import PATTERNS

NAMES = frozenset(one.name for one in PATTERNS) | frozenset(family.value for family in Family)
DEFAULT = "default"
KEYS = ("ignore", "fail_on", "baseline", "per_file_ignores")


@dataclass(frozen=True, slots=True)
class Rules:
    """What is left out, and from which severity on a run fails."""

    ignore: frozenset[str] = frozenset()
    per_file: tuple[tuple[str, frozenset[str]], ...] = ()
    """Patterns of file names (as in `fnmatch`: `*` also crosses folders), and what is left out there."""
    fail_on: Severity | None = None
    baseline: Path | None = None
    folder: Path = field(default_factory=Path)
    """Folder of the configuration file: paths count from it."""
    origin: str = DEFAULT
    """The file the values came from."""

    def place(self, name: str) -> str:
        """Return the path of a file from the folder of the configuration file, the same however the file is named.

        `a.md`, `./a.md`, `docs/../a.md` and the absolute path are one place. Links are not followed.
        """
        path, folder = absolute(name), absolute(self.folder)
        try:
            return Path(os.path.relpath(path, folder)).as_posix()
        except ValueError:  # another drive
            return Path(path).as_posix()

    def wanted(self, place: str, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """Return the hits of a file, named as by `place`, that are not left out."""
        left_out = self.ignore.union(*(names for shape, names in self.per_file if fnmatchcase(place, shape)))
        if not left_out:
            return hits
        return tuple(hit for hit in hits if hit.pattern not in left_out and hit.family.value not in left_out)

    def lines(self) -> list[str]:
        """Return every value with its origin, one a line, for people."""
        values = {
            "ignore": sorted(self.ignore),
            "per_file_ignores": {shape: sorted(names) for shape, names in self.per_file},
            "fail_on": self.fail_on.value if self.fail_on else None,
            "baseline": str(self.baseline) if self.baseline else None,
        }
        lines = [
            f"{name} = {value!r}   # {self.origin if value else DEFAULT}" for name, value in values.items()
        ]
        if self.baseline and not self.baseline.is_file():
            lines[-1] += " (no such file yet)"
        return lines


def absolute(name: str | Path) -> str:
    """Return a path from the root without `..`. Links are not followed: a link lies where it stands."""
    return os.path.abspath(name)  # noqa: PTH100  `resolve` follows links


TABLES = {"stancewatch.toml": ("lint",), "pyproject.toml": ("tool", "stancewatch", "lint")}
"""Files that may hold the rules, in the order in which they are asked, and the table in each."""


def find(start: Path) -> Rules:
    """Return the rules of the nearest configuration file upward from a folder, or the defaults.

    A file without the table is passed over. Raises ConfigurationError for one that cannot be read.
    """
    for folder in (start, *start.parents):
        for name, path in TABLES.items():
            file = folder / name
            if file.is_file():
                table = _table(file, path)
                if table is not None:
                    return rules(table, file)
    return Rules(folder=start)


def of_file(name: str, here: Path) -> Rules:
    """Return the rules for a file: the nearest upward from its folder, else from the folder the command runs in."""
    above = find(Path(absolute(here / name)).parent)
    return above if above.origin != DEFAULT else find(here)


def _table(file: Path, path: tuple[str, ...]) -> Mapping[str, object] | None:
    try:
        table: object = tomllib.loads(file.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigurationError(f"{str(file)!r} cannot be read: {error}.", hint="Mend the TOML.") from error
    for key in path:
        if isinstance(table, dict) and key not in table:
            return None
        table = table[key] if isinstance(table, dict) else None
    if not isinstance(table, dict):
        hint = "Write [lint] in stancewatch.toml, [tool.stancewatch.lint] in pyproject.toml."
        raise ConfigurationError(f"{'.'.join(path)!r} in {str(file)!r} is not a table.", hint=hint)
    return table


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
            kind = f"pattern or family (for {key!r} in {str(file)!r})"
            raise unknown_name(kind, name, NAMES, hint="See `stancewatch pattern list`.")
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
