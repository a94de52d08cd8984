"""Plain sentences that follow from outcomes; no number and no adjective is written by hand."""

from collections.abc import Sequence

from stancewatch.model.lens import Gap, Lens, Outcome
from stancewatch.model.score import Score, Verdict, half_up

BANDS = (
    (2, "near the floor"),
    (4, "below midpoint"),
    (6, "around midpoint"),
    (8, "upper-middle"),
    (10, "high"),
)
"""Greatest shown score of each verbal band; the midpoint of the scale from 1 to 10 is 5.5."""

OPEN = "open"
"""Said where the bounds are too far apart for one number."""

TOO_FEW_APPLY = "More than a quarter of the indicators do not apply, so that no one score is given."

LIMITS = "This does not cover wrong verdicts, the choice of indicators or unread pages."


def band(score: Score | None) -> str:
    """Return the verbal band of the score as shown, `open` where only bounds may be shown."""
    shown = score.point() if score else None
    if shown is None:
        return OPEN
    return next(words for greatest, words in BANDS if shown <= greatest)


def justification(lens: Lens, outcomes: Sequence[Outcome], score: Score | None) -> str:
    """Return the counts, the bounds and what was found, as sentences composed from the outcomes."""
    sentences = [f"{_counts(outcomes)}.", _bounds(score)]
    for verdict in (Verdict.MET, Verdict.PARTIAL):
        asked = [
            one.id for one, came in zip(lens.indicators, outcomes, strict=True) if came.verdict is verdict
        ]
        if asked:
            sentences.append(f"{verdict.capitalize()}: {', '.join(asked)}.")
    return " ".join([*sentences, LIMITS])


def _counts(outcomes: Sequence[Outcome]) -> str:
    uncounted = sum(isinstance(one, Gap) and not one.counts for one in outcomes)
    of = {verdict: sum(one.verdict is verdict for one in outcomes) for verdict in Verdict}
    reading = of[Verdict.UNDECIDED] - uncounted
    gaps = f"{of[Verdict.UNMET] + uncounted} not found"
    parts = [
        f"{of[Verdict.MET]} met",
        f"{of[Verdict.PARTIAL]} partial",
        f"{gaps} ({uncounted} of them still open)" if uncounted else gaps,
        f"{reading} {'needs' if reading == 1 else 'need'} reading",
    ]
    rest = ((of[Verdict.NOT_COLLECTED], "not collected"), (of[Verdict.NOT_APPLICABLE], "not applicable"))
    return ", ".join(parts + [f"{count} {words}" for count, words in rest if count])


def _bounds(score: Score | None) -> str:
    if score is None:
        return "No indicator of this lens applies, so there is no score."
    low, high = score.bounds
    if score.low == score.high:
        one = f"{float(half_up(score.low, 1)):g}"
        return (
            f"Nothing is open: the score is {one}."
            if score.shows_point
            else f"Nothing is open: {one}. {TOO_FEW_APPLY}"
        )
    return f"If every open item were absent: {low:g}; present: {high:g}."
