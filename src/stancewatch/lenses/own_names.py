"""By which names a page's owner calls itself and its work, as far as the page tells: its title, and what it calls "our"."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from stancewatch.model.evidence import Document, PassageKind

_SAMPLE = 60_000
"""Code points of a page in which names are looked for."""
_PART = re.compile(r"[^\W\d_]{2,}")


def own_names(document: Document) -> frozenset[str]:
    """Return the parts of the names by which a page's owner calls itself and its work, in lower case.

    The page's title counts whole. A name that the page gives to somebody it calls partner, supplier or rival does not.
    """
    return frozenset(part.lower() for name in _names(document) for part in _PART.findall(name))


def _names(document: Document) -> Iterator[str]:
    title = next((one for one in document.passages if one.kind is PassageKind.HEADING), None)
    if title is not None:
        yield title.text
    sample = document.text[:_SAMPLE]
    for expression in _forms():
        yield from (found["name"] for found in expression.finditer(sample))


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], ...]:
    """Return the expressions of own_names.toml."""
    content = tomllib.loads((files("stancewatch.lenses") / "own_names.toml").read_text(encoding="utf-8"))
    return tuple(re.compile(form.replace("{name}", content["name"])) for form in content["forms"])
