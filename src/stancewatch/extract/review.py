"""Texts that a person should see before they stand for an organisation's words.

A page that answers 200 and says that it is not there, a check before the page, and a page of which little is
left are all read without an error, and none of them is the page. Such a text is kept, and the earlier one
stands until a person accepts it.
"""

import re
from dataclasses import dataclass

from stancewatch.extract.wording import LOOKS_CHALLENGED, LOOKS_MISSING
from stancewatch.model.evidence import Document, FailureReason

LEAST_LEFT = 0.4
"""Share of the standing text's words below which a new text is held: more than 60 % of it is gone."""

_WORD = re.compile(
    # scripts that set no blank between words: each character counts as one
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
    "|[^\\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+"
)
_SUSPICIONS = {
    LOOKS_CHALLENGED: FailureReason.CHALLENGE,
    LOOKS_MISSING: FailureReason.HELD_FOR_REVIEW,
}


@dataclass(frozen=True, slots=True)
class Held:
    """Why a text does not stand until a person accepts it."""

    reason: FailureReason
    """`CHALLENGE` or `HELD_FOR_REVIEW`."""
    detail: str
    """One plain sentence with the values; the same for the same two texts."""


def review(new: Document, standing: Document | None) -> Held | None:
    """Return why a text should be held, or None where it may stand.

    `standing` is the text that stands of the same page, None where none does. A standing text that is worded
    like a page that is not there has been accepted; another such text after it is no surprise.
    """
    if standing is not None and new.sha256 == standing.sha256:
        return None
    known = standing.notes if standing else ()
    for note, reason in _SUSPICIONS.items():
        if note in new.notes and note not in known:
            return Held(reason, f"{note} It is held until a person has seen it.")
    return _collapsed(word_count(new.text), word_count(standing.text)) if standing else None


def word_count(text: str) -> int:
    """Return how many words a text has; where a script sets no blanks, how many characters."""
    return sum(1 for _ in _WORD.finditer(text))


def _collapsed(now: int, before: int) -> Held | None:
    if now >= LEAST_LEFT * before:
        return None
    left = f"The page holds {now:,} words; the text that stands has {before:,}."
    return Held(FailureReason.HELD_FOR_REVIEW, f"{left} It is held until a person has seen it.")
