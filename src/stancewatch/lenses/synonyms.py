"""Other words for what is asked: a further wording of each question, for the search by nearness only."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def synonyms() -> Mapping[str, str]:
    """Return a list of words for each indicator, by its id; without an order that counts."""
    text = (files("stancewatch.lenses") / "synonyms.toml").read_text(encoding="utf-8")
    return {name: str(words) for name, words in tomllib.loads(text).items()}
