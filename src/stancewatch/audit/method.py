"""Which method read the texts, to the byte: a hash over everything that decides.

The number in `foundation.version` is for people. The digest tells whether two programs of that number would
decide alike: only then can an audit be judged again and compared whole.
"""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

DECIDING = ("judges", "lenses", "model", "pals", "suffixscape")
"""Folders of the package whose files decide verdicts, flags, scores and the order in which passages are shown."""
KINDS = (".json", ".py", ".toml", ".tsv", ".txt")


@cache
def method_digest() -> str:
    """Return the SHA-256 over names and contents of the deciding files, as 64 hex digits."""
    digest = sha256()
    for folder in DECIDING:
        for name, file in sorted(_files(files("stancewatch") / folder, folder)):
            digest.update(f"{name}\0{sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _files(folder: Traversable, name: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        inside = f"{name}/{entry.name}"
        if entry.is_dir():
            found += _files(entry, inside)
        elif entry.name.endswith(KINDS):
            found.append((inside, entry))
    return found
