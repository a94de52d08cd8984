"""Assessed lenses as JSON, for the command line: keys of the contract, nothing decided here."""

from collections.abc import Iterable, Mapping, Sequence

from stancewatch.foundation.canonical import Json
from stancewatch.model.evidence import Quote
from stancewatch.model.lens import (
    Indicator,
    LensAssessment,
    Outcome,
    PalsScores,
    RejectedHit,
    SearchTrace,
    Undecided,
)
from stancewatch.model.score import Score
from stancewatch.model.shown import Shown, nearest, shown


def assessed(assessments: Sequence[LensAssessment], names: Mapping[str, str]) -> dict[str, Json]:
    """Return outcomes and lenses; `names` are what to call each document, by the SHA-256 of its text."""
    outcomes: list[Json] = [
        outcome_form(indicator, outcome, names)
        for one in assessments
        for indicator, outcome in zip(one.lens.indicators, one.outcomes, strict=True)
    ]
    return {"outcomes": outcomes, "lenses": [lens_form(one) for one in assessments]}


def outcome_form(indicator: Indicator, outcome: Outcome, names: Mapping[str, str]) -> dict[str, Json]:
    """Return one indicator's outcome with its evidence, best first, and the search behind it."""
    return {
        "indicator": indicator.id,
        "question": indicator.question,
        "verdict": outcome.verdict,
        "proposed": outcome.proposed if isinstance(outcome, Undecided) else None,
        "judge": outcome.judge,
        "reason": outcome.reason,
        "evidence": [proposal_form(one, names) for one in shown(outcome)],
        "search": search_form(outcome.search, nearest(outcome), names),
    }


def search_form(search: SearchTrace, near: Iterable[Shown], names: Mapping[str, str]) -> dict[str, Json]:
    """Return a search over given files as it was run, so that it can be run again. No file has a role."""
    count = len(search.pages)
    return {
        "pages": [{"document": page.source, "sha256": page.document, "role": None} for page in search.pages],
        "languages": list(search.languages),
        "sentences": search.sentences,
        "expressions": list(search.expressions),
        "queries": list(search.queries),
        "retrievers": list(search.retrievers),
        "hits": len(search.proposals),
        "rejected": [proposal_form(one, names) for one in search.rejected],
        "nearest": [proposal_form(one, names) for one in near],
        "not_read_to_the_end": [names[document] for document in search.unread],
        "against_silence": list(search.against_silence),
        "statement": ""
        if search.proposals
        else f"not found in the {count} page{'' if count == 1 else 's'} listed",
        "on": search.on.isoformat(),
    }


def proposal_form(found: Shown | RejectedHit, names: Mapping[str, str]) -> dict[str, Json]:
    """Return a passage with the reason it is named."""
    return {**_quote(found.quote, names), "reason": found.reason}


def lens_form(assessment: LensAssessment) -> dict[str, Json]:
    """Return a lens with its score, counts first in its justification."""
    lens = assessment.lens
    return {
        "id": lens.id,
        "title": lens.title,
        **score_form(assessment.score, decimals=0),
        "bounds_with_all": list(assessment.score_with_all.bounds),
        "band": assessment.band,
        "justification": assessment.justification,
    }


def pals_form(pals: PalsScores) -> dict[str, Json]:
    """Return the three dimensions and the composite."""
    dimensions: dict[str, Json] = {
        str(name): score_form(score, decimals=1) for name, score in pals.dimensions
    }
    return {"pals": dimensions, "composite": score_form(pals.composite, decimals=1)}


def score_form(score: Score | None, *, decimals: int) -> dict[str, Json]:
    """Return a score as it may be shown: one number, bounds only, or nothing."""
    if score is None:
        return {"score": None, "bounds": None, "counts": {}}
    counts: dict[str, Json] = {str(verdict): count for verdict, count in score.counts}
    return {"score": score.point(decimals), "bounds": list(score.bounds), "counts": counts}


def _quote(quote: Quote, names: Mapping[str, str]) -> dict[str, Json]:
    anchor = quote.anchor
    return {"document": names[anchor.document], "start": anchor.start, "end": anchor.end, "quote": quote.text}
