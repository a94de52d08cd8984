"""The sentences an audit says of its own. Texts, never motives; composed from outcomes, never typed in."""

from stancewatch.model.lens import Finding, Gap, Indicator, Outcome, OutOfScope
from stancewatch.model.score import Verdict

NEEDS_READING = "needs reading"
"""The usual reason for an open outcome; the statement says it already."""


def statement(indicator: Indicator, outcome: Outcome) -> str:
    """Return one neutral sentence that says what came of an indicator."""
    if isinstance(outcome, Finding):
        wording = indicator.met if outcome.verdict is Verdict.MET else indicator.partial
        return f"{'Met' if outcome.verdict is Verdict.MET else 'Partly met'}: {wording}."
    if isinstance(outcome, Gap):
        where = "one page" if len(outcome.search.pages) == 1 else pages(len(outcome.search.pages))
        return f"Not found in the {where} listed. {sentence(outcome.reason)}".strip()
    if isinstance(outcome, OutOfScope):
        return sentence(outcome.reason)
    if outcome.proposed is None:
        return f"Open: {sentence(outcome.reason)}"
    wording = indicator.met if outcome.proposed is Verdict.MET else indicator.partial
    reason = "" if outcome.reason == NEEDS_READING else sentence(outcome.reason)
    return f"Needs reading: a passage may show “{wording}”. {reason}".strip()


def sentence(text: str) -> str:
    """Return a text with a capital at the start and a full stop at the end."""
    text = text.strip()
    return text if not text else text[0].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")


def pages(count: int) -> str:
    """Return `1 page` or `3 pages`."""
    return "1 page" if count == 1 else f"{count} pages"


def of_pages(count: int, total: int) -> str:
    """Return `2 of 3 pages`."""
    return f"{count} of {pages(total)}"
