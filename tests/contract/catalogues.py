"""Compares a folder in which parts are put with the catalogue in which each has to be listed."""

import ast
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Plug:
    """A place where something can be added: one file, and one line in its catalogue."""

    folder: str
    """Below `src/stancewatch`."""
    catalogue: str
    """The file that lists the parts, in the folder."""
    listed: Callable[[Path], set[str]]
    """Return the names that a catalogue lists."""
    ending: str = ".py"
    parts: Callable[[Path], bool] = lambda path: path.stem != "__init__"
    """Whether a file of the folder is a part, and not something that parts share."""


def differences(sources: Path, plug: Plug) -> list[str]:
    """Return, by name, each file that no line lists and each line that no file stands behind."""
    folder = sources / plug.folder
    catalogue = folder / plug.catalogue
    files = {path.stem for path in folder.glob(f"*{plug.ending}") if path != catalogue and plug.parts(path)}
    listed = plug.listed(catalogue)
    unlisted = [
        f"{plug.folder}/{one}{plug.ending} is not listed in {plug.catalogue}" for one in files - listed
    ]
    without = [
        f"{plug.folder}/{plug.catalogue} lists {one!r}, for which there is no file" for one in listed - files
    ]
    return sorted(unlisted + without)


def in_tuple(catalogue: Path) -> set[str]:
    """Return the modules that the tuple of a catalogue names: `one` and `one.PATTERN` are the module `one`.

    Of an entry that is a tuple itself, the last item counts, and a name imported from a module is that module.
    """
    tree = ast.parse(catalogue.read_text(encoding="utf-8"))
    modules = {
        alias.asname or alias.name: (node.module or "").rpartition(".")[2]
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    package = catalogue.parent.name
    names = [_first_name(entry) for entry in _entries(tree)]
    return {name if modules.get(name) in (None, package) else modules[name] for name in names}


def _entries(tree: ast.Module) -> list[ast.expr]:
    values = [node.value for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)]
    (entries,) = (value.elts for value in values if isinstance(value, ast.Tuple))
    return entries


def _first_name(entry: ast.expr) -> str:
    if isinstance(entry, ast.Tuple):
        return _first_name(entry.elts[-1])
    return _first_name(entry.value) if isinstance(entry, ast.Attribute) else ast.unparse(entry)


def in_list(catalogue: Path) -> set[str]:
    """Return the names in the one list of a TOML catalogue."""
    (names,) = tomllib.loads(catalogue.read_text(encoding="utf-8")).values()
    return set(names)


def is_a_judge(path: Path) -> bool:
    """Return whether a file holds a class with the method of the Judge port; the others are what judges share."""
    classes = [
        node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.ClassDef)
    ]
    methods = (node for one in classes for node in one.body if isinstance(node, ast.FunctionDef))
    return any(node.name == "decide" for node in methods)
