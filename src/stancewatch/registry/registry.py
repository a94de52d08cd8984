"""Who is watched: the labs that ship with the program, and those of a workspace.

A file `labs/X.toml` of the workspace takes the place of the packaged lab X as a whole.
"""

from collections.abc import Mapping
from pathlib import Path

from stancewatch.foundation.errors import unknown_name
from stancewatch.model.lab import Lab
from stancewatch.registry.mistakes import Mistake
from stancewatch.registry.reading import check, read

PACKAGED = Path(__file__).parent / "labs"
"""The lab files that ship."""

ORIGIN = "packaged"
"""The origin of a lab that ships."""


def load(workspace: Path) -> tuple[Lab, ...]:
    """Return every lab that can be watched from a workspace, sorted by slug.

    Raises RegistryInvalid for the first file, in that order, that has mistakes.
    """
    return tuple(_read(path, workspace) for _, path in sorted(files(workspace).items()))


def readable(workspace: Path) -> tuple[tuple[Lab, ...], tuple[Mistake, ...]]:
    """Return every lab whose file has no mistakes, sorted by slug, and every mistake of the others."""
    paths = [path for _, path in sorted(files(workspace).items())]
    mistakes = {path: check(path, shown(path, workspace)) for path in paths}
    labs = tuple(_read(path, workspace) for path in paths if not mistakes[path])
    return labs, tuple(one for found in mistakes.values() for one in found)


def find(slug: str, workspace: Path) -> Lab:
    """Return one lab. Other labs' files are not read, so their mistakes do not stand in the way.

    Raises UsageError with the near names where there is no such lab, RegistryInvalid where its file has mistakes.
    """
    known = files(workspace)
    if slug not in known:
        raise unknown_name(
            "lab", slug, known, hint="Run `stancewatch lab list` to see the labs, `lab add` to add one."
        )
    return _read(known[slug], workspace)


def files(workspace: Path) -> Mapping[str, Path]:
    """Return the lab files in force, by slug: the workspace's own before the packaged ones."""
    packaged = {path.stem: path for path in PACKAGED.glob("*.toml")}
    own = {path.stem: path for path in (workspace / "labs").glob("*.toml")}
    return packaged | own


def shown(path: Path, workspace: Path) -> str:
    """Return how a file is named to people: relative to the workspace, or `packaged NAME.toml`."""
    if path.is_relative_to(workspace):
        return path.relative_to(workspace).as_posix()
    return f"{ORIGIN} {path.name}" if path.parent == PACKAGED else str(path)


def _read(path: Path, workspace: Path) -> Lab:
    name = shown(path, workspace)
    return read(path, name, ORIGIN if path.parent == PACKAGED else name)
