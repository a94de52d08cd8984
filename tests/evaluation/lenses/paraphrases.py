"""Planted statements by language models that had not seen the rules, each searched alone on a page."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from stancewatch.lenses.reading import reading_of
from stancewatch.lenses.rubric import load
from stancewatch.lenses.search import search
from stancewatch.lenses.silence import near
from stancewatch.model.lens import Indicator
from tests.unit.lenses.texts import page

PLANTED = Path(__file__).parent / "planted"
COUNTED = ("ninth", "twelfth", "thirteenth", "fourteenth")
"""The batches behind the shipped figures: nobody who wrote expressions, concepts or subjects had read them when they
were counted."""


@dataclass(frozen=True)
class Paraphrase:
    """A statement that tells in other words what a lab discloses."""

    asked: Indicator
    lab: str
    disclosure: int
    says: str

    @cached_property
    def proposed(self) -> bool:
        """Whether the search proposes it."""
        return bool(search(self.asked, [page(self.says)], date(2026, 1, 1)).proposals)

    @cached_property
    def noticed(self) -> bool:
        """Whether it is proposed, or near enough that a silence would not count for what it says."""
        return self.proposed or bool(near(self.asked, reading_of([page(self.says)])))


def paraphrases(batch: str, part: str = "count") -> list[Paraphrase]:
    """Return the statements of one part of a batch, in the order of the questions."""
    given = tomllib.loads((PLANTED / f"{batch}.toml").read_text(encoding="utf-8"))
    return [
        Paraphrase(asked, told["lab"], told["disclosure"], told["says"])
        for lens in load()
        for asked in lens.indicators
        for told in given.get(asked.id, ())
        if told["part"] == part
    ]
