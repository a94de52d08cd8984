"""Lists of words that expressions share (word_lists.toml): `{name}` in an expression stands for the list."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

_NAME = re.compile(r"\{([a-z_]+)\}")


def spelt_out(expression: str) -> str:
    """Return an expression with each list in place of its name. Raises ValueError where there is no such list."""
    return _NAME.sub(lambda found: spelt_out(_list(found[1])), expression)


def _list(name: str) -> str:
    if name not in _lists():
        raise ValueError(f"there is no list {name!r} in word_lists.toml: {', '.join(sorted(_lists()))}")
    return _lists()[name]


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, str]:
    path = files("stancewatch.lenses") / "word_lists.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
