"""Indicators of which two audits say different things, and why: see `changes` for the order of causes."""

from stancewatch.audit.changes_context import CORRECTION, Comparison, LensOutcome, outcomes
from stancewatch.model.audit import Audit, OutcomeEntry
from stancewatch.model.change import Cause, VerdictChange
from stancewatch.model.score import Verdict

UNASKED = frozenset({Verdict.NOT_APPLICABLE, Verdict.NOT_COLLECTED})


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
    asked = _asked_in_one(old, new)
    causes = _asking_causes(comparison, old, new) if asked else _answer_causes(comparison, old, new)
    causes |= {Cause.METHOD} if comparison.other_method else set()
    causes |= {Cause.CORRECTION} if new.judge.startswith(CORRECTION) else set()
    return tuple(cause for cause in Cause if cause in causes) or (Cause.READING,)


def _asked_in_one(old: OutcomeEntry, new: OutcomeEntry) -> bool:
    """Whether a question was asked in one audit only, or left out of both for different reasons."""
    if old.verdict is new.verdict is Verdict.NOT_APPLICABLE:
        return old.reason != new.reason
    return old.verdict != new.verdict and not UNASKED.isdisjoint((old.verdict, new.verdict))


def _asking_causes(comparison: Comparison, old: OutcomeEntry, new: OutcomeEntry) -> set[Cause]:
    """Return why a question was asked in one audit only: no judge decides that.

    The profile says first whether it applies; where it does, a page of a needed role has to have been read.
    """
    if Verdict.NOT_APPLICABLE not in (old.verdict, new.verdict):
        return comparison.scope_causes()
    same_profile = comparison.old.profile.known == comparison.new.profile.known
    return set() if same_profile else {Cause.READING}


def _answer_causes(comparison: Comparison, old: OutcomeEntry, new: OutcomeEntry) -> set[Cause]:
    causes = comparison.search_causes(old, new)
    return causes | ({Cause.READING} if old.judge != new.judge else set())


def _cause(
    comparison: Comparison, old: OutcomeEntry | None, new: OutcomeEntry | None, possible: tuple[Cause, ...]
) -> Cause:
    if Cause.CORRECTION in possible:
        return Cause.CORRECTION
    if old is None or new is None or len(possible) == 1 or Cause.TEXT not in possible:
        return possible[0]
    by_text = _asked_in_one(old, new) or _rests_on_change(comparison, old, new)
    return Cause.TEXT if by_text else possible[1]


def _rests_on_change(comparison: Comparison, old: OutcomeEntry, new: OutcomeEntry) -> bool:
    """Whether words that one of the verdicts rests on came or went with the page, not with its reading."""
    sides: tuple[tuple[OutcomeEntry, Audit, Audit], ...] = (
        (old, comparison.old, comparison.new),
        (new, comparison.new, comparison.old),
    )
    return any(
        not comparison.standing(audit, entry, other).verbatim and not comparison.by_reading(audit, entry)
        for outcome, audit, other in sides
        for entry in outcome.proposals
    )
