"""Word lists shipped as text files: closed word classes and participles."""

from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def classes() -> dict[str, str]:
    """Return the class of each closed-class word."""
    return classes_of("word_classes.txt")


def classes_of(name: str) -> dict[str, str]:
    """Return the class of each word of a list file whose lines are `CLASS: members`."""
    table = {}
    for line in _lines(name):
        label, _, members = line.partition(":")
        table.update(dict.fromkeys(members.split(), label))
    return table


@cache
def irregular_participles() -> frozenset[str]:
    """Return past participles that do not end in -ed."""
    return frozenset(word for line in _lines("participles.txt") for word in line.split()) - {"---"}


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the words of a list file, one or more a line."""
    return frozenset(word for line in _lines(name) for word in line.split())


def table_of(name: str) -> list[list[str]]:
    """Return the rows of a list file whose lines are columns."""
    return [line.split() for line in _lines(name)]


def _lines(name: str) -> list[str]:
    text = (DATA / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
