"""Which words of a page are not said by it: quotations, marked speech, what an attribution or a warning announces."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from typing import Any

from stancewatch.lenses.strangers import stranger_in, with_names
from stancewatch.model.evidence import Passage, PassageKind

Spans = tuple[tuple[int, int], ...]

_LEAST = 25
"""Code points of marked speech below which it is a term, not a quotation."""
_LEAD = 160
"""Code points before a place in which words can announce what follows there."""
_LEAST_LEAD = 10
"""Code points between two colons from which the words between them can announce something."""
_TAIL = 200
"""Code points at the end of a passage in which it can say whose its words are."""
_COLON = re.compile(r":(?=\s|$)|\s[–—-]{1,2}(?=\s)")
_SENTENCE = re.compile(r".*[.!?]\s", re.DOTALL)


def quotations(
    passages: Sequence[Passage], text: str, names: frozenset[str] = frozenset()
) -> Iterator[Spans]:
    """Yield, for each passage in order, the spans of it that are not said by the page, as offsets in it.

    Spans may overlap. Not said by it is what is quoted or follows "X wrote:", what is struck out, a comment, the words
    of a picture or in a code span, and what the page calls false or somebody else's: that holds up to the next heading.
    `text` is that of the document, which may be cut short; `names` are those of the page's owner, in lower case.
    """
    held, earlier, opened = False, "", -1
    for passage in passages:
        words = text[passage.start : passage.end]
        apart = _set_apart(passage, text)
        alone = apart or _speech(words)
        held = passage.kind is not PassageKind.HEADING and (held or _holds_on(earlier, opened, alone=alone))
        opened = -1 if passage.kind is PassageKind.HEADING else _opened(words, names, text)
        behind = stranger_in(_named().behind, words[-_TAIL:], names, text)
        if held or behind or apart or _spoken(words, earlier):
            yield ((0, len(words)),)
        else:
            yield (*_within(words), *(((opened, len(words)),) if opened >= 0 else ()))
        earlier = words


def _holds_on(earlier: str, opened: int, *, alone: bool) -> bool:
    """Tell whether what a passage opens goes on after it. A colon opens no more than a quotation that follows it.

    `opened` is the offset in the earlier passage from which its words are not the page's; -1 where none is. `alone`
    says that the passage after it is a quotation by its form.
    """
    if opened < 0:
        return False
    if not earlier[:opened].rstrip(" *_").endswith((":", "-", "–", "—")):
        return True
    return not earlier[opened:].strip() and not alone


def _set_apart(passage: Passage, text: str) -> bool:
    before = text[text.rfind("\n", 0, passage.start) + 1 : passage.start]
    marked = (
        passage.kind is PassageKind.QUOTATION
        or bool(_words().inside.search(passage.path))
        or bool(_words().quoting.match(before or passage.text.lstrip()))
    )
    return marked and not _words().label.match(passage.text)


def _spoken(text: str, earlier: str) -> bool:
    """Tell whether a passage is marked speech that is signed, or that the one before it announces."""
    return _speech(text) and (bool(_words().signed.search(text)) or _announces(earlier[-_LEAD:]))


def _announces(lead: str) -> bool:
    return bool(_words().announced.search(lead)) and not _words().ourselves.search(lead)


def _speech(text: str) -> bool:
    return bool(_words().marks.match(text.lstrip(" \n*_>")))


def _within(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a passage that are quoted, shown or struck out by their form.

    Marked speech counts only where the passage attributes it ("says", "according to"): terms and titles in quotation
    marks are the page's own words.
    """
    words = _words()
    if words.saying.search(text) or words.marks.match(text):
        yield from _marked(text)
    yield from (found.span() for found in words.struck.finditer(text))
    yield from (found.span() for found in words.aside.finditer(text) if found["term"] is None)
    quoting = words.quoting.search(text)
    if quoting and not words.label.match(text, quoting.end()):
        yield quoting.start(), len(text)
    shown = words.shown.search(text)
    if shown:
        yield shown.end(), len(text)
    ends = (found.end() for found in re.finditer(r":\s", text))
    announced = next((end for end in ends if _announces(_lead(text, end))), None)
    if announced is not None:
        yield announced, len(text)


def _lead(text: str, end: int) -> str:
    return text[max(0, end - _LEAD) : end]


def _opened(text: str, names: frozenset[str], page: str) -> int:
    """Return where the words end by which a passage opens what is not the page's own; -1 where it does not."""
    words, last = _named(), -_LEAST_LEAD
    for place in _COLON.finditer(text):
        short, last = place.start() - last < _LEAST_LEAD, place.end()
        lead = "" if short else _SENTENCE.sub("", _lead(text, place.end()))
        if not any(hint in lead for hint in words.lead_hints):
            continue
        found = stranger_in(words.leading, lead, names, page)
        if found and not ("name" in found.groupdict() and _words().own.search(lead, 0, found.start("name"))):
            return place.end()
    hinted = any(hint in text for hint in words.hints)
    opened = stranger_in(words.opening, text, names, page) if hinted else None
    return opened.end() if opened else -1


def _marked(text: str) -> list[tuple[int, int]]:
    marks = [found.start() for found in _words().marks.finditer(text)]
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    if len(marks) % 2:
        pairs.append((marks[-1], len(text)))
    return [(start, end) for start, end in pairs if end - start >= _LEAST]


@dataclass(frozen=True, slots=True)
class _Words:
    """The expressions of quotation.toml, compiled."""

    announced: re.Pattern[str]
    ourselves: re.Pattern[str]
    saying: re.Pattern[str]
    marks: re.Pattern[str]
    signed: re.Pattern[str]
    label: re.Pattern[str]
    inside: re.Pattern[str]
    quoting: re.Pattern[str]
    struck: re.Pattern[str]
    aside: re.Pattern[str]
    shown: re.Pattern[str]
    own: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    return _Words(*(re.compile(_content()[one.name], re.IGNORECASE) for one in fields(_Words)))


@dataclass(frozen=True, slots=True)
class _Named:
    """The lists of quotation.toml; wordings compiled, with a group `name` where they name somebody."""

    lead_hints: tuple[str, ...]
    hints: tuple[str, ...]
    leading: tuple[re.Pattern[str], ...]
    opening: tuple[re.Pattern[str], ...]
    behind: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=1)
def _named() -> _Named:
    lists = (with_names(_content()[name]) for name in ("leading", "opening", "behind"))
    return _Named(tuple(_content()["lead_hints"]), tuple(_content()["hints"]), *lists)


@lru_cache(maxsize=1)
def _content() -> dict[str, Any]:  # texts and lists of texts, as the file has them
    return tomllib.loads((files("stancewatch.lenses") / "quotation.toml").read_text(encoding="utf-8"))
