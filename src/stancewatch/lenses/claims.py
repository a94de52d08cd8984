"""Finds what a lab states that can be checked: amounts, totals, dates and dated promises, with where it says so.

A claim is one sentence with a number or a date in it, and one of a few forms. What it is about is not
understood here: a person, a record or a dataset has to be set beside it.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from stancewatch.foundation.normalisation import same_words
from stancewatch.lenses.sentences import pieces
from stancewatch.lenses.words import stems
from stancewatch.model.claim import CheckableClaim, ClaimKind
from stancewatch.model.evidence import Document, PassageKind, Quote

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = rf"(?:\b{_MONTH} (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?20\d\d\b|\b\d{{1,2}}\.? {_MONTH} 20\d\d\b|\b\d{{1,2}}\.\d{{1,2}}\.20\d\d\b|\b20\d\d-\d\d-\d\d\b|\b(?:in|by|since|until|before|of|end of) 20\d\d\b)"
_FORMS = (
    (
        ClaimKind.PROMISE,
        rf"\b(?:will|shall|plan to|intend to|aim to|commit to|going to)\b.{{0,120}}{_DATE}|{_DATE}.{{0,80}}\bwill\b"
        rf"|\b(?:by|not? later than) (?:the end of )?(?:{_DATE}|20\d\d\b)",
    ),
    (
        ClaimKind.TERM,
        r"\bwithin (?:\d+|one|two|three|five|seven|ten|fourteen|thirty) (?:\(\d+\) )?(?:working |business )?(?:hours?|days?|weeks?|months?)\b",
    ),
    (ClaimKind.EVENT, _DATE),
    (
        ClaimKind.RATE,
        r"\d\s?(?:%|percent\b|per cent\b)|\b(?:accuracy|precision|recall|rate|score)\b.{0,30}\b\d*\.\d+",
    ),
    (
        ClaimKind.TOTAL,
        r"\b\d[\d.,]*\s?(?:k|m|b|million|billion|trillion|thousand)\b|\b\d{1,3}(?:,\d{3})+\b|\b(?!(?:19|20)\d\d\b)[1-9]\d{3,}\b",
    ),
)
_COMPILED = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in _FORMS)
_YEAR = re.compile(r"\b(20\d\d)\b")
_SAME_SUBJECT = 0.5
"""Share of common word stems from which two sentences are taken for versions of one statement."""


class Fate(StrEnum):
    """What became of a claim in a later version of the same page."""

    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"
    DUE = "due"
    """A promise, still there, whose day has come: the last of its month or year where it names no day."""


def claims(document: Document) -> Iterator[CheckableClaim]:
    """Yield the checkable statements of a text, in order; code, headings and repeated sentences are left out."""
    seen: set[str] = set()
    for passage in document.passages:
        if passage.kind in (PassageKind.CODE, PassageKind.HEADING):
            continue
        for start, end in pieces(passage):
            words = same_words(document.text[start:end])
            kind = _kind(words)
            if kind and words not in seen:
                seen.add(words)
                yield _claim(kind, document, start, end, words)


def fate(claim: CheckableClaim, later: Sequence[CheckableClaim], on: date) -> Fate:
    """Return what became of a claim in a later version of its page, read on some day."""
    words = same_words(claim.quote.text)
    if any(same_words(one.quote.text) == words for one in later):
        return Fate.DUE if claim.due is not None and _last_day(words) <= on else Fate.KEPT
    return Fate.CHANGED if successor(claim, later) else Fate.DROPPED


def _last_day(words: str) -> date:
    """Return the latest day that a sentence with a date names."""
    found = [one[0] for one in re.finditer(_DATE, words, re.IGNORECASE)]
    return max([_day(one) for one in found] or [date(int(year), 12, 31) for year in _YEAR.findall(words)])


def _day(text: str) -> date:
    year = int(_YEAR.findall(text)[0])
    numbers = [int(one) for one in re.findall(r"\d+", text) if one != str(year)]
    named = re.search(_MONTH, text, re.IGNORECASE)
    if named:
        numbers = [*numbers, _MONTHS.index(named[0][:3].lower()) + 1]
    month, day = (
        (numbers if "-" in text else numbers[::-1]) + [0] * (2 - len(numbers)) if numbers else (12, 31)
    )
    try:
        return date(year, month, day or monthrange(year, month)[1])
    except ValueError:
        return date(year, 12, 31)


def successor(claim: CheckableClaim, later: Sequence[CheckableClaim]) -> CheckableClaim | None:
    """Return the first statement of a later version on the same subject, None where there is none."""
    return next((one for one in later if _same_subject(claim, one)), None)


def _same_subject(one: CheckableClaim, other: CheckableClaim) -> bool:
    ours, theirs = set(stems(one.quote.text)), set(stems(other.quote.text))
    return one.kind is other.kind and len(ours & theirs) >= _SAME_SUBJECT * len(ours | theirs)


def _kind(words: str) -> ClaimKind | None:
    return next((kind for kind, form in _COMPILED if form.search(words)), None)


_VALUE = re.compile(rf"{_DATE}|\d[\d.,]*\d\s?%?|\d\s?%?", re.IGNORECASE)


def _claim(kind: ClaimKind, document: Document, start: int, end: int, words: str) -> CheckableClaim:
    years = [int(year) for year in _YEAR.findall(words)]
    due = max(years) if kind is ClaimKind.PROMISE and years else None
    values = tuple(found.strip() for found in _VALUE.findall(words))
    return CheckableClaim(kind, Quote.cut(document, start, end), values, due)
