"""Indicators of which two audits say different things, and why: see `changes` for the order of causes."""

from stancewatch.audit.changes_context import CORRECTION, Comparison, LensOutcome, outcomes
from stancewatch.model.audit import Audit, OutcomeEntry
from stancewatch.model.change import Cause, VerdictChange


def verdict_changes(comparison: Comparison) -> tuple[VerdictChange, ...]:
    """Return every indicator whose verdict, proposal, statement or judge differs, in the order of the later audit."""
    before, after = outcomes(comparison.old), outcomes(comparison.new)
    return tuple(
        _change(comparison, name, before.get(name), after.get(name))
        for name in dict.fromkeys((*after, *before))
        if name not in before or name not in after or _said(before[name][1]) != _said(after[name][1])
    )


def _said(outcome: OutcomeEntry) -> tuple[object, ...]:
    said = (outcome.verdict, outcome.proposed, outcome.statement, outcome.judge)
    return (*said, outcome.kind, outcome.basis, outcome.reason)


def _change(
    comparison: Comparison, indicator: str, before: LensOutcome | None, after: LensOutcome | None
) -> VerdictChange:
    lens, known = after or before or ("", None)
    old, new = before[1] if before else None, after[1] if after else None
    possible = _possible(comparison, old, new)
    return VerdictChange(
        indicator=indicator,
        lens=lens,
        question=known.question if known else "",
        cause=_cause(comparison, old, new, possible),
        possible=possible,
        old=old.verdict if old else None,
        new=new.verdict if new else None,
        old_proposed=old.proposed if old else None,
        new_proposed=new.proposed if new else None,
        old_statement=old.statement if old else "",
        new_statement=new.statement if new else "",
        old_judge=old.judge if old else "",
        new_judge=new.judge if new else "",
    )


def _possible(
    comparison: Comparison, old: OutcomeEntry | None, new: OutcomeEntry | None
) -> tuple[Cause, ...]:
    if old is None or new is None:
        return (Cause.METHOD,)
    texts = _text_causes(comparison, old, new)
    differs = {
        Cause.TEXT: Cause.TEXT in texts,
        Cause.METHOD: Cause.METHOD in texts or comparison.other_method,
        Cause.READING: old.judge != new.judge,
        Cause.CORRECTION: new.judge.startswith(CORRECTION),
    }
    return tuple(cause for cause, holds in differs.items() if holds) or (Cause.READING,)


def _cause(
    comparison: Comparison, old: OutcomeEntry | None, new: OutcomeEntry | None, possible: tuple[Cause, ...]
) -> Cause:
    if Cause.CORRECTION in possible:
        return Cause.CORRECTION
    if old and new and Cause.TEXT in possible and not _rests_on_change(comparison, old, new):
        return possible[1] if len(possible) > 1 else Cause.TEXT
    return possible[0]


def _text_causes(comparison: Comparison, old: OutcomeEntry, new: OutcomeEntry) -> set[Cause]:
    """Return why the texts differ that the search of either audit read; empty where they do not."""
    sources = {page.source for outcome in (old, new) for page in outcome.search.pages}
    causes = {cause for source in sources if (cause := comparison.text_cause(source))}
    return causes | ({Cause.METHOD} if sources & comparison.read_as.keys() else set())


def _rests_on_change(comparison: Comparison, old: OutcomeEntry, new: OutcomeEntry) -> bool:
    """Whether words that one of the verdicts rests on came or went with the page, not with its reading."""
    sides: tuple[tuple[OutcomeEntry, Audit, Audit], ...] = (
        (old, comparison.old, comparison.new),
        (new, comparison.new, comparison.old),
    )
    return any(
        not comparison.standing(audit, entry, other).verbatim and not comparison.by_reading(audit, entry)
        for outcome, audit, other in sides
        for entry in outcome.evidence
    )
