"""Which words of a page are somebody else's: block quotations, marked speech, and what an attribution announces."""

import re
from collections.abc import Sequence

from stancewatch.model.evidence import Passage, PassageKind

_ANNOUNCED = re.compile(
    r"\b(wrote|writes|written|says|said|saying|stated|states|told|argued?s?|claim(s|ed)|announced|explained|quoted?|quotes|put it|replied|asked"
    r"|in (the|his|her|their) words( of)?|according to)\b[^.!?]{0,80}[:,]\W*$",
    re.IGNORECASE,
)
_OURSELVES = re.compile(r"\b(we|i)\b[^.!?:]{0,60}:\W*$", re.IGNORECASE)
_SAYING = re.compile(
    r"\b(wrote|writes|says|said|stated|states|told|argued|argues|claims|claimed|announced|explained|according to|in the words of|put it|quot\w+)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[“”„«»\"]")
_SIGNED = re.compile(r"[”\"»]\s*\(?[—–-]{1,2}\s*\w")
_LABEL = re.compile(
    r"[\W_]*((last|effective|release) ?(date|updated?)\b|updated?\b|date\b|note\b|warning\b|tip\b|important\b|!\w+)",
    re.IGNORECASE,
)
"""What pages set apart in the form of a quotation though it is their own: dates and notes."""
_INSIDE = re.compile(r"(^|/)(blockquote|del|s)\[")
"""Elements whose items, headings and cells are as little the page's own as their paragraphs: quoted, or struck out."""
_QUOTING = re.compile(r"^ {0,3}(?:>|&gt;)", re.MULTILINE)
"""A line of Markdown from which a paragraph is quoted; the lines after it belong to the quotation."""
_STRUCK = re.compile(r"~~(?=\S).+?~~", re.DOTALL)
_LEAST = 25
"""Code points of marked speech below which it is a term, not a quotation."""


def quoted_passages(passages: Sequence[Passage], text: str = "") -> frozenset[int]:
    """Return the numbers of the passages that are wholly somebody else's words; `text` is that of their document."""
    found: set[int] = set()
    for earlier, passage in zip([None, *passages], passages, strict=False):
        announced = earlier is not None and _announces(earlier)
        signed = bool(_SIGNED.search(passage.text))
        if _set_apart(passage, text) or ((announced or signed) and _speech(passage.text)):
            found.add(passage.number)
    return frozenset(found)


def _set_apart(passage: Passage, text: str) -> bool:
    before = text[text.rfind("\n", 0, passage.start) + 1 : passage.start]
    marked = (
        passage.kind is PassageKind.QUOTATION
        or bool(_INSIDE.search(passage.path))
        or bool(_QUOTING.match(before or passage.text.lstrip()))
    )
    return marked and not _LABEL.match(passage.text)


def _announces(passage: Passage) -> bool:
    last = passage.text[-160:]
    return bool(_ANNOUNCED.search(last)) and not _OURSELVES.search(last)


def _speech(text: str) -> bool:
    return bool(_MARKS.match(text.lstrip(" \n*_>")))


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of a passage's text that are quoted, follow "X wrote:", or are struck out, as offsets in it.

    Marked speech counts only where the passage attributes it ("says", "according to"): terms and titles in
    quotation marks are the page's own words.
    """
    spans = list(_marked(text)) if _SAYING.search(text) or _MARKS.match(text) else []
    spans += [found.span() for found in _STRUCK.finditer(text)]
    quoting = _QUOTING.search(text)
    if quoting and not _LABEL.match(text, quoting.end()):
        spans.append((quoting.start(), len(text)))
    for found in re.finditer(r":\s", text):
        lead = text[max(0, found.end() - 160) : found.end()]
        if _ANNOUNCED.search(lead) and not _OURSELVES.search(lead):
            spans.append((found.end(), len(text)))
            break
    return tuple(spans)


def _marked(text: str) -> list[tuple[int, int]]:
    marks = [found.start() for found in _MARKS.finditer(text)]
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    if len(marks) % 2:
        pairs.append((marks[-1], len(text)))
    return [(start, end) for start, end in pairs if end - start >= _LEAST]
