"""Finds what a lab states that can be checked: amounts, totals, dates and dated promises, with where it says so.

A claim is one sentence with a number or a date in it, and one of a few forms (claims.toml). What it is about is not
understood here: a person, a record or a dataset has to be set beside it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from stancewatch.foundation.normalisation import same_words
from stancewatch.lenses.claim_forms import claim_forms, counted, first_day, last_day, prose
from stancewatch.lenses.sentences import pieces
from stancewatch.lenses.words import stems
from stancewatch.model.claim import CheckableClaim, ClaimKind
from stancewatch.model.evidence import Document, PassageKind, Quote

_SAME_SUBJECT = 0.5
"""Share of common word stems from which two sentences are taken for versions of one statement."""


class Fate(StrEnum):
    """What became of a claim in a later version of the same page."""

    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"
    DUE = "due"
    """A promise, still there on the day that it names or after it: where it names a month, on the last of that
    month or after it; where it names a year, on 31 December or after it. Of several dates the latest counts."""


def claims(document: Document, read: date = date.max) -> Iterator[CheckableClaim]:
    """Yield the checkable statements of a text, in order; code, headings and repeated sentences are left out.

    `read` is the day on which the text was read: what is dated later is a promise, whatever its words.
    """
    seen: set[str] = set()
    for passage in document.passages:
        if passage.kind in (PassageKind.CODE, PassageKind.HEADING):
            continue
        for start, end in pieces(passage):
            words = same_words(document.text[start:end])
            if words in seen or not claim_forms().numbered.search(words):
                continue
            seen.add(words)
            stated = counted(words)
            kind = _kind(stated, read)
            if kind:
                yield _claim(kind, document, start, end, stated)


def fate(claim: CheckableClaim, later: Sequence[CheckableClaim], on: date) -> Fate:
    """Return what became of a claim in a later version of its page, read on some day."""
    words = same_words(claim.quote.text)
    if any(same_words(one.quote.text) == words for one in later):
        return Fate.DUE if claim.due is not None and last_day(counted(words)) <= on else Fate.KEPT
    return Fate.CHANGED if successor(claim, later) else Fate.DROPPED


def successor(claim: CheckableClaim, later: Sequence[CheckableClaim]) -> CheckableClaim | None:
    """Return the statement of a later version that is likest, of several the first; None without one on the subject."""
    rated = [(_likeness(claim, one), one) for one in later]
    likest, found = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    return found if likest >= _SAME_SUBJECT else None


def _likeness(one: CheckableClaim, other: CheckableClaim) -> float:
    """Return the share of common word stems, and one more where only numbers and dates differ; 0 to 2."""
    if _sort(one.kind) is not _sort(other.kind):
        return 0
    ours, theirs = stems(one.quote.text), stems(other.quote.text)
    common, either = set(ours) & set(theirs), set(ours) | set(theirs)
    return len(common) / len(either) + (_around(one) == _around(other))


def _sort(kind: ClaimKind) -> ClaimKind:
    """Return the kind that a statement is compared as: what is to come becomes what was as the days pass."""
    return ClaimKind.EVENT if kind is ClaimKind.PROMISE else kind


def _around(claim: CheckableClaim) -> list[str]:
    """Return the word stems of a statement without its numbers and dates, and without references in brackets."""
    given = claim_forms()
    words = prose(given.aside.sub("", same_words(claim.quote.text)))
    return stems(given.amount.sub(" ", words))


def _kind(words: str, read: date) -> ClaimKind | None:
    given = claim_forms()
    kind = next((kind for kind, form in given.forms.items() if form.search(words)), None)
    dated = kind in (ClaimKind.PROMISE, ClaimKind.EVENT) and given.year.search(words)
    if dated and first_day(words) > read:
        return ClaimKind.PROMISE
    if kind is ClaimKind.PROMISE and _was_done(words):
        return ClaimKind.EVENT
    return kind


def _was_done(words: str) -> bool:
    """Tell whether a day by which something is done stands after a verb of the past, and nothing is to come."""
    given = claim_forms()
    return bool(given.past.search(words)) and not given.to_come.search(words)


def _claim(kind: ClaimKind, document: Document, start: int, end: int, words: str) -> CheckableClaim:
    years = [int(year) for year in claim_forms().year.findall(words)]
    due = max(years) if kind is ClaimKind.PROMISE and years else None
    values = tuple(found.strip() for found in claim_forms().value.findall(words))
    return CheckableClaim(kind, Quote.cut(document, start, end), values, due)
