"""Numbers and names as words: the one place where a score, a count or a date becomes a sentence."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Protocol

from stancewatch.model.audit import Audit, OutcomeEntry, QuoteEntry
from stancewatch.model.lens import DetectorClass
from stancewatch.model.score import OPEN, Verdict

WORDS = "words.toml"


class Scored(Protocol):
    """Whatever has a score and bounds: a lens, a dimension, the composite."""

    @property
    def score(self) -> float | None:
        """One number, or None where only bounds may be shown."""

    @property
    def bounds(self) -> tuple[float, float] | None:
        """None where nothing applies."""


@cache
def words() -> dict[str, dict[str, str]]:
    """What the site calls things, by kind and key."""
    return tomllib.loads((files(__package__ or "") / WORDS).read_text(encoding="utf-8"))


def word(key: str, kind: str) -> str:
    """Return the word for a key; a key that has none is shown as it is, blanks for underscores."""
    return words()[kind].get(key, key.replace("_", " "))


def figure(scored: Scored) -> str:
    """Return a score as printed: `4`, `5.3`, or bounds, `3.2–6.1`; `–` where nothing applies."""
    if scored.score is not None:
        return f"{scored.score:g}"
    return span(scored.bounds) if scored.bounds else "–"


def mean_figure(scored: Scored) -> str:
    """Return a score with one decimal, always: means are not whole numbers."""
    return f"{scored.score:.1f}" if scored.score is not None else figure(scored)


def span(bounds: tuple[float, float]) -> str:
    """Return bounds as printed: `3.2–6.1`."""
    return f"{bounds[0]:.1f}–{bounds[1]:.1f}"


def in_order(classes: Iterable[DetectorClass]) -> list[DetectorClass]:
    """Return classes of question in the order of the method, whatever the order of the data."""
    return sorted(classes, key=list(DetectorClass).index)


def spoken(scored: Scored) -> str:
    """Return a score in words, for those who hear the page."""
    if scored.bounds is None:
        return "not scored, no indicator applies"
    bounds = f"bounds {scored.bounds[0]:.1f} to {scored.bounds[1]:.1f}"
    return (
        f"{scored.score:g} of 10, {bounds}"
        if scored.score is not None
        else f"{bounds} of 10, no single number"
    )


def if_open(scored: Scored) -> str:
    """Return the sentence on what the bounds mean."""
    if scored.bounds is None:
        return "No indicator of this group applies to this lab, so there is no score."
    return (
        f"If every open item were absent: {scored.bounds[0]:.1f}; present: {scored.bounds[1]:.1f}."
        " This does not cover wrong verdicts, the choice of indicators or unread pages."
    )


def counts(outcomes: Sequence[OutcomeEntry]) -> str:
    """Return what came of some indicators: `1 met, 2 partial, 5 not found, 1 needs reading`."""
    found = [outcome for outcome in outcomes if outcome.kind == "finding"]
    reading = _of_kind(outcomes, "undecided")
    parts = [
        f"{_with(found, Verdict.MET)} met",
        f"{_with(found, Verdict.PARTIAL)} partial",
        f"{_of_kind(outcomes, 'gap')} not found",
        f"{reading} {'needs' if reading == 1 else 'need'} reading",
    ]
    rest = (
        (_with(found, Verdict.UNMET), "counted as absent on a quote"),
        (_with(outcomes, Verdict.NOT_COLLECTED), "not asked for want of a page"),
        (_with(outcomes, Verdict.NOT_APPLICABLE), "not applicable"),
    )
    return ", ".join(parts + [f"{number} {name}" for number, name in rest if number])


def all_open(outcomes: Sequence[OutcomeEntry]) -> bool:
    """Whether questions apply and none of them is answered, so that the bounds say nothing."""
    asked = [outcome for outcome in outcomes if outcome.verdict is not Verdict.NOT_APPLICABLE]
    return bool(asked) and all(outcome.verdict in OPEN for outcome in asked)


def said_of_all_open(outcomes: Sequence[OutcomeEntry]) -> str:
    """Return the sentence that stands where a score would, when every question is open."""
    asked = sum(outcome.verdict is not Verdict.NOT_APPLICABLE for outcome in outcomes)
    every = "The one question that applies is" if asked == 1 else f"All {asked} questions that apply are"
    return f"{every} open, so there is no score: anything from 1 to 10 is possible."


def open_gaps(outcomes: Iterable[OutcomeEntry]) -> int:
    """Return how many things were not found that the score does not count as absent."""
    return sum(outcome.kind == "gap" and outcome.verdict is Verdict.UNDECIDED for outcome in outcomes)


def all_outcomes(audit: Audit) -> list[OutcomeEntry]:
    """Return the outcomes of all lenses, in order."""
    return [outcome for lens in audit.lenses for outcome in lens.outcomes]


def number(count: int, singular: str, plural: str = "") -> str:
    """Return `1 page`, `1,200 pages`."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def sentence(text: str) -> str:
    """Return a text with a capital at the start and a full stop at the end."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def listed(items: Sequence[str]) -> str:
    """Return `a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def languages(codes: Iterable[str]) -> str:
    """Return the names of some languages: `German and Arabic`."""
    return listed([word(code, "language") for code in codes])


def title_of(pattern: str) -> str:
    """Return the name of a pattern as a heading: `Agentless passive`."""
    words_of_name = pattern.replace("_", " ")
    return words_of_name[:1].upper() + words_of_name[1:]


def words_before(quote: QuoteEntry) -> str:
    """Return the context before a quote as far as it stands in the same block, after an ellipsis."""
    context = quote.prefix.rpartition("\n")[2]
    return f"…{context}" if context else ""


def words_after(quote: QuoteEntry) -> str:
    """Return the context after a quote as far as it stands in the same block, before an ellipsis."""
    context = quote.suffix.partition("\n")[0]
    return f"{context}…" if context else ""


def day(instant: str) -> str:
    """Return the date of an instant."""
    return instant[:10]


def minute(instant: str) -> str:
    """Return an instant to the minute: `2026-06-08 14:05 UTC`."""
    return f"{instant[:10]} {instant[11:16]} UTC" if len(instant) >= 16 else instant


def _of_kind(outcomes: Iterable[OutcomeEntry], kind: str) -> int:
    return sum(outcome.kind == kind for outcome in outcomes)


def _with(outcomes: Iterable[OutcomeEntry], verdict: Verdict) -> int:
    return sum(outcome.verdict is verdict for outcome in outcomes)
