"""What two further readers, language models, said of the passages of awards on invented organisations."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

RULINGS = Path(__file__).parent / "organisations" / "rulings.jsonl"
"""They did not know which passages were awards."""


class Ruling(NamedTuple):
    """What two further readers said of the passages of an award."""

    passages: Sequence[str]
    supporting: Sequence[int | None]
    """For each reader the number of the passage that supports the award; None where none does."""

    @property
    def refused(self) -> bool:
        """Whether both found that no passage supports it."""
        return self.supporting == [None, None]

    def of(self, quotes: Sequence[str]) -> bool | None:
        """Return what both say of an award with which some quotes are shown first; None where they differ or saw others."""
        if self.refused:
            return False if quotes[0] in self.passages else None
        named = {self.passages[one] for one in self.supporting if one is not None}
        return True if None not in self.supporting and named.intersection(quotes) else None


def rulings() -> dict[tuple[str, str], Ruling]:
    """Return what the further readers said, by organisation and indicator."""
    said = map(json.loads, RULINGS.read_text(encoding="utf-8").splitlines())
    return {
        (one["organisation"], one["indicator"]): Ruling(one["passages"], one["supporting"]) for one in said
    }
