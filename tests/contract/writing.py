"""Finds what writes files in a source text, as no import rule sees it: calls, by name and by mode."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

METHODS = {
    "write_text", "write_bytes", "mkdir", "rename", "replace_with", "unlink", "touch", "rmtree", "rmdir", "chmod",
    "lchmod", "symlink_to", "hardlink_to", "truncate", "extractall",
}  # fmt: skip
"""Of paths and archives, whatever they are called on."""

FUNCTIONS = {
    "os": {
        "open", "write", "pwrite", "writev", "remove", "unlink", "rename", "renames", "replace", "mkdir", "makedirs",
        "rmdir", "removedirs", "truncate", "ftruncate", "link", "symlink", "chmod", "fchmod", "chown", "mkfifo", "mknod",
        "utime", "setxattr", "sendfile", "copy_file_range", "popen", "system",
    },
    "shutil": {
        "copy", "copy2", "copyfile", "copyfileobj", "copytree", "copymode", "copystat", "move", "rmtree", "chown",
        "make_archive", "unpack_archive",
    },
    "tempfile": {
        "mkstemp", "mkdtemp", "mktemp", "NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory",
        "SpooledTemporaryFile",
    },
}  # fmt: skip
"""By module, whether it is imported whole or in parts."""

_MODE = re.compile(r"[rwaxbtU+]{1,4}")
_NAMES = re.compile(r"util|utils|helper|helpers|common|manager|managers|misc")


def writing(source: str) -> list[str]:
    """Return every call in a source text that writes, with its line: `7: os.remove`."""
    tree = ast.parse(source)
    names = dict(_imported(tree))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [f"{call.lineno}: {said}" for call in calls if (said := _written(call, names))]


def forbidden_names(sources: Path) -> list[str]:
    """Return the modules and folders, at any depth, that are named after nothing."""
    paths = (path for path in sources.rglob("*") if path.is_dir() or path.suffix == ".py")
    return sorted(
        path.relative_to(sources).as_posix()
        for path in paths
        if any(_NAMES.fullmatch(word) for word in path.stem.lower().split("_"))
    )


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the names by which modules, and what is taken from them, are called: `rm` is `shutil.rmtree`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.asname or alias.name, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)


def _written(call: ast.Call, names: dict[str, str]) -> str:
    called = ast.unparse(call.func)
    first, _, rest = called.partition(".")
    module, _, function = ".".join((names.get(first, first), rest)).strip(".").rpartition(".")
    if function in FUNCTIONS.get(module, ()) or (
        isinstance(call.func, ast.Attribute) and function in METHODS
    ):
        return called
    if function == "open" and _opens_to_write(call):
        return called
    return called if function == "replace" and _is_of_a_path(call) else ""


def _opens_to_write(call: ast.Call) -> bool:
    """Whether a mode writes; one that is not written out may."""
    modes = [word.value for word in call.keywords if word.arg == "mode"]
    first = (
        0 if isinstance(call.func, ast.Attribute) else 1
    )  # the path stands before the mode of the function
    modes += [one for one in call.args[first:2] if isinstance(one, ast.Constant)]
    for mode in modes:
        said = mode.value if isinstance(mode, ast.Constant) else "w"
        if isinstance(said, str) and _MODE.fullmatch(said) and set(said) & set("wax+"):
            return True
    return False


def _is_of_a_path(call: ast.Call) -> bool:
    """A path is replaced by one thing; a text by two, a value by names, and a copy is a function."""
    return isinstance(call.func, ast.Attribute) and len(call.args) == 1 and not call.keywords
