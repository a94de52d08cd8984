"""Pages that ask whether the reader is a robot. Their text must never stand for an organisation's words."""

import tomllib
from functools import cache
from importlib.resources import files

from stancewatch.collect.setback import Answer

_HEAD = 64 * 1024


def challenge(answer: Answer) -> str:
    """Return the mark by which an answer is known as a challenge, empty where it is none."""
    table = _table()
    head = answer.body[:_HEAD].lower()
    marks = [mark for mark in table.structure if mark.encode() in head]
    if answer.hop.status >= 400:
        marks += [mark for mark in table.wording if mark.encode() in head]
        marks += [
            f"{name}: {value}"
            for name, value in table.headers
            if answer.header(name).strip().lower() == value
        ]
    return marks[0] if marks else ""


class _Table:
    def __init__(self, text: str) -> None:
        table = tomllib.loads(text)
        self.wording: tuple[str, ...] = tuple(table["wording"])
        self.structure: tuple[str, ...] = tuple(table["structure"])
        self.headers: tuple[tuple[str, str], ...] = tuple(table["headers"].items())


@cache
def _table() -> _Table:
    return _Table(files(__package__).joinpath("challenges.toml").read_text("utf-8"))
