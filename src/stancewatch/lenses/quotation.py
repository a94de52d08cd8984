"""Which words of a page are somebody else's: block quotations, marked speech, and what an attribution announces."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files

from stancewatch.model.evidence import Passage, PassageKind

_LEAST = 25
"""Code points of marked speech below which it is a term, not a quotation."""


def quoted_passages(passages: Sequence[Passage], text: str = "") -> frozenset[int]:
    """Return the numbers of the passages that are wholly somebody else's words; `text` is that of their document."""
    found: set[int] = set()
    for earlier, passage in zip([None, *passages], passages, strict=False):
        announced = earlier is not None and _announces(earlier)
        signed = bool(_words().signed.search(passage.text))
        if _set_apart(passage, text) or ((announced or signed) and _speech(passage.text)):
            found.add(passage.number)
    return frozenset(found)


def _set_apart(passage: Passage, text: str) -> bool:
    before = text[text.rfind("\n", 0, passage.start) + 1 : passage.start]
    marked = (
        passage.kind is PassageKind.QUOTATION
        or bool(_words().inside.search(passage.path))
        or bool(_words().quoting.match(before or passage.text.lstrip()))
    )
    return marked and not _words().label.match(passage.text)


def _announces(passage: Passage) -> bool:
    last = passage.text[-160:]
    return bool(_words().announced.search(last)) and not _words().ourselves.search(last)


def _speech(text: str) -> bool:
    return bool(_words().marks.match(text.lstrip(" \n*_>")))


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of a passage's text that are quoted, follow "X wrote:", or are struck out, as offsets in it.

    Marked speech counts only where the passage attributes it ("says", "according to"): terms and titles in
    quotation marks are the page's own words.
    """
    words = _words()
    spans = list(_marked(text)) if words.saying.search(text) or words.marks.match(text) else []
    spans += [found.span() for found in words.struck.finditer(text)]
    quoting = words.quoting.search(text)
    if quoting and not words.label.match(text, quoting.end()):
        spans.append((quoting.start(), len(text)))
    for found in re.finditer(r":\s", text):
        lead = text[max(0, found.end() - 160) : found.end()]
        if words.announced.search(lead) and not words.ourselves.search(lead):
            spans.append((found.end(), len(text)))
            break
    return tuple(spans)


def _marked(text: str) -> list[tuple[int, int]]:
    marks = [found.start() for found in _words().marks.finditer(text)]
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    if len(marks) % 2:
        pairs.append((marks[-1], len(text)))
    return [(start, end) for start, end in pairs if end - start >= _LEAST]


@dataclass(frozen=True, slots=True)
class _Words:
    """The compiled expressions of quotation.toml."""

    announced: re.Pattern[str]
    ourselves: re.Pattern[str]
    saying: re.Pattern[str]
    marks: re.Pattern[str]
    signed: re.Pattern[str]
    label: re.Pattern[str]
    inside: re.Pattern[str]
    quoting: re.Pattern[str]
    struck: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    content = tomllib.loads((files("stancewatch.lenses") / "quotation.toml").read_text(encoding="utf-8"))
    return _Words(*(re.compile(content[one.name], re.IGNORECASE) for one in fields(_Words)))
