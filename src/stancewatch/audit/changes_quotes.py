"""Quotes and flagged wordings that one of two audits has and the other has not."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from stancewatch.audit.changes_context import CORRECTION, Comparison, outcomes
from stancewatch.audit.refinding import Refound
from stancewatch.model.audit import Audit, FlagEntry, ProposalEntry, QuoteEntry
from stancewatch.model.change import Cause, FlagChange, QuoteChange

Kind = Literal["gone", "new"]
_SIDES: tuple[Kind, Kind] = ("gone", "new")


def quote_changes(comparison: Comparison) -> tuple[QuoteChange, ...]:
    """Return the evidence that only one of the audits names for an indicator: first what is gone.

    What is only near comes and goes with every other sentence of a page, and no verdict rests on it.
    """
    sides = (comparison.old, comparison.new), (comparison.new, comparison.old)
    return tuple(
        _quote_change(comparison, kind, indicator, entry, audit, other)
        for kind, (audit, other) in zip(_SIDES, sides, strict=True)
        for indicator, entry in _only_in(comparison, audit, other)
    )


def _only_in(comparison: Comparison, audit: Audit, other: Audit) -> Iterator[tuple[str, ProposalEntry]]:
    there = Counter(
        (indicator, *comparison.words_at(other, entry))
        for indicator, (_, outcome) in outcomes(other).items()
        for entry in outcome.proposals
    )
    for indicator, (_, outcome) in outcomes(audit).items():
        for entry in outcome.proposals:
            key = (indicator, *comparison.words_at(audit, entry))
            if there[key]:
                there[key] -= 1
            else:
                yield indicator, entry


def _quote_change(
    comparison: Comparison, kind: Kind, indicator: str, entry: ProposalEntry, audit: Audit, other: Audit
) -> QuoteChange:
    found, source = comparison.standing(audit, entry, other), comparison.source(audit, entry)
    corrected = outcomes(comparison.new).get(indicator)
    cause = _cause(comparison, audit, entry, found)
    if corrected and corrected[1].judge.startswith(CORRECTION) and found.verbatim:
        cause = Cause.CORRECTION
    elif cause is Cause.READING and comparison.old.judge == comparison.new.judge:
        cause = _by_search(comparison, indicator)
    return QuoteChange(
        indicator=indicator,
        kind=kind,
        cause=cause,
        source=source,
        quote=entry,
        standing=found.standing.value,
        score=found.score,
        said=_said(kind, found),
    )


def _by_search(comparison: Comparison, indicator: str) -> Cause:
    """Return why one judge was given other words of the same text: a search reads all pages together."""
    both = map(outcomes, (comparison.old, comparison.new))
    causes = comparison.search_causes(*(known[indicator][1] for known in both if indicator in known))
    return next((cause for cause in Cause if cause in causes), Cause.READING)


def _said(kind: Kind, found: Refound) -> str:
    if found.verbatim:
        where = "at another place" if found.standing.value == "moved" else "as it stood"
        return f"The words stand {where} in the {'later' if kind == 'gone' else 'earlier'} text."
    nearest = f"the nearest are {found.score:.0%} alike"
    return f"The words do not stand in the {'later' if kind == 'gone' else 'earlier'} text; {nearest}."


def flag_changes(comparison: Comparison) -> tuple[FlagChange, ...]:
    """Return the flags that only one of the audits has: first those that are gone."""
    sides = (comparison.old, comparison.new), (comparison.new, comparison.old)
    return tuple(
        _flag_change(comparison, kind, flag, audit, other)
        for kind, (audit, other) in zip(_SIDES, sides, strict=True)
        for flag in _flags_only_in(comparison, audit, other)
    )


def _flags_only_in(comparison: Comparison, audit: Audit, other: Audit) -> Iterator[FlagEntry]:
    there = Counter(_flag_key(comparison, other, flag) for flag in other.flags)
    for flag in audit.flags:
        key = _flag_key(comparison, audit, flag)
        if there[key]:
            there[key] -= 1
        else:
            yield flag


def _flag_key(comparison: Comparison, audit: Audit, flag: FlagEntry) -> tuple[object, ...]:
    """Return what makes two flags the same: page, words, and everything the detector says of them."""
    said = (flag.pattern, flag.family, flag.severity, flag.confidence, flag.effect, flag.alternative)
    return (*comparison.words_at(audit, flag), *said, flag.detector, flag.agentless)


def _flag_change(
    comparison: Comparison, kind: Kind, flag: FlagEntry, audit: Audit, other: Audit
) -> FlagChange:
    found, source = comparison.standing(audit, flag, other), comparison.source(audit, flag)
    return FlagChange(
        kind=kind,
        cause=_cause(comparison, audit, flag, found),
        source=source,
        flag=flag,
        standing=found.standing.value,
        score=found.score,
    )


def _cause(comparison: Comparison, audit: Audit, quote: QuoteEntry, found: Refound) -> Cause:
    """Return why a quote is on one side only: its words are not on the other, or they are read otherwise there."""
    text_cause = comparison.text_cause(comparison.source(audit, quote))
    if text_cause and not found.verbatim:
        return Cause.METHOD if comparison.by_reading(audit, quote) else text_cause
    if comparison.other_method:
        return Cause.METHOD
    return text_cause or Cause.READING
