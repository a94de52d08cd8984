"""Whether a name in a text is that of somebody else than the page's owner."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[\w'-]+")
_PARTS = re.compile(r"[\W\d_]+")


def is_stranger(name: str, names: frozenset[str], text: str) -> bool:
    """Tell whether a capitalised word names somebody who is not the owner of a page.

    `names` are the parts of the names by which the owner calls itself, in lower case; `text` is that of the page. A
    word that the page also writes in lower case is no name: "Terms of Service".
    """
    lower = name.lower()
    if any(part in names for part in (*_PARTS.split(lower), "".join(_PARTS.split(lower)))):
        return False
    return lower not in _common() and lower not in _words(text)


@lru_cache(maxsize=4)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


def stranger_in(
    wordings: Iterable[re.Pattern[str]], words: str, names: frozenset[str], text: str
) -> re.Match[str] | None:
    """Return the first hit of some wordings in some words whose group `name`, where it has one, is a stranger's."""
    for wording in wordings:
        for found in wording.finditer(words):
            name = found.groupdict().get("name")
            if name is None or is_stranger(name, names, text):
                return found
    return None


def with_names(wordings: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """Return wordings compiled in which "{name}" stands for a capitalised word, a group called `name`."""
    name = f"(?P<name>{_given()['name']})"
    return tuple(re.compile(one.replace("{name}", name), re.IGNORECASE) for one in wordings)


@lru_cache(maxsize=1)
def _given() -> dict[str, str]:
    content = tomllib.loads((files("stancewatch.lenses") / "speaker.toml").read_text(encoding="utf-8"))
    return {key: content[key] for key in ("name", "common")}


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(_given()["common"].split())
