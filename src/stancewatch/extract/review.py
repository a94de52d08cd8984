"""Texts that a person should see before they stand for an organisation's words.

A page that answers 200 and says that it is not there, a check before the page, and a page of which little is
left are all read without an error, and none of them is the page. Such a text is kept, and the earlier one
stands until a person accepts it.
"""

from dataclasses import dataclass

from stancewatch.extract.wording import LOOKS_CHALLENGED, LOOKS_MISSING, LOOKS_REPLACED
from stancewatch.extract.words import word_count
from stancewatch.model.evidence import Document, FailureReason
from stancewatch.model.lab import PageRole

THIN = 15
"""Words of the longest text of a web page that no organisation's policy or documentation is (thinnest of the 39 shared pages: 110)."""

_STATING = {PageRole.POLICY, PageRole.SAFETY, PageRole.DOCUMENTATION}
"""Roles whose pages state something at length."""

LEAST_LEFT = 0.4
"""Share of the standing text's words below which a new text is held: more than 60 % of it is gone."""

_SUSPICIONS = {
    LOOKS_CHALLENGED: FailureReason.CHALLENGE,
    LOOKS_MISSING: FailureReason.HELD_FOR_REVIEW,
    LOOKS_REPLACED: FailureReason.HELD_FOR_REVIEW,
}


@dataclass(frozen=True, slots=True)
class Held:
    """Why a text does not stand until a person accepts it."""

    reason: FailureReason
    """`CHALLENGE` or `HELD_FOR_REVIEW`."""
    detail: str
    """One plain sentence with the values; the same for the same two texts."""


def review(new: Document, standing: Document | None, role: PageRole | None = None) -> Held | None:
    """Return why a text should be held, or None where it may stand.

    `role` is what the page is declared as, None where that is not known. `standing` is the text that stands of the same page, None where none does. A standing text that is worded
    like a page that is not there has been accepted; another such text after it is no surprise.
    """
    if standing is not None and new.sha256 == standing.sha256:
        return None
    known = standing.notes if standing else ()
    for note, reason in _SUSPICIONS.items():
        if note in new.notes and note not in known:
            return Held(reason, f"{note} It is held until a person has seen it.")
    words = word_count(new.text)
    return _collapsed(words, word_count(standing.text)) if standing else _thin(words, new, role)


def _thin(words: int, new: Document, role: PageRole | None) -> Held | None:
    """Return why a few words on a web page are held at first sight, in whatever language; a PDF of that size was made so."""
    if role not in _STATING or words > THIN or not new.extractor.startswith("blocks "):
        return None
    few = f"The page holds {words} words, few for one declared as {role.value!r}."
    return Held(FailureReason.HELD_FOR_REVIEW, f"{few} It is held until a person has seen it.")


def _collapsed(now: int, before: int) -> Held | None:
    if now >= LEAST_LEFT * before:
        return None
    left = f"The page holds {now:,} words; the text that stands has {before:,}."
    return Held(FailureReason.HELD_FOR_REVIEW, f"{left} It is held until a person has seen it.")
