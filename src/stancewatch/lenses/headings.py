"""Under which headings a passage stands: the one before it, and those of a higher level above that."""

import re
from collections.abc import Iterator, Sequence

from stancewatch.lenses.words import folded
from stancewatch.model.evidence import Passage, PassageKind

_HTML = re.compile(r"(?:^|/)h([1-6])\b")
_UNKNOWN = 2
"""The level of a heading whose form does not tell it."""


def trails(passages: Sequence[Passage], text: str) -> Iterator[tuple[str, ...]]:
    """Yield, for each passage in order, the headings it stands under, folded, outermost first; none for a heading.

    `text` is that of their document.
    """
    above: list[tuple[int, str]] = []
    trail: tuple[str, ...] = ()
    for passage in passages:
        if passage.kind is not PassageKind.HEADING:
            yield trail
            continue
        level = _level(passage, text)
        above = [one for one in above if one[0] < level]
        above.append((level, folded(passage.text).strip(" #")))
        trail = tuple(words for _, words in above)
        yield ()


def _level(passage: Passage, text: str) -> int:
    line = text[text.rfind("\n", 0, passage.start) + 1 : passage.end].lstrip()
    found = _HTML.search(passage.path)
    return int(found[1]) if found else (len(line) - len(line.lstrip("#")) or _UNKNOWN)
