"""From pages to eight assessed lenses: search, judge, count, score, say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from stancewatch.lenses.search import search
from stancewatch.lenses.silence import missing_roles
from stancewatch.lenses.wording import band, justification
from stancewatch.model.evidence import Page
from stancewatch.model.lab import KnownFlag, PageRole, ProfileFlag
from stancewatch.model.lens import Indicator, Lens, LensAssessment, Outcome, OutOfScope
from stancewatch.model.ports import Judge
from stancewatch.model.score import Score, Verdict


def assess(
    lenses: Sequence[Lens],
    pages: Sequence[Page],
    profile: Mapping[ProfileFlag, KnownFlag],
    judge: Judge,
    on: date,
    *,
    roles_covered: bool = False,
    against_silence: tuple[str, ...] = (),
) -> tuple[LensAssessment, ...]:
    """Ask every indicator of some lenses of the pages of one lab.

    `on` is the date of the latest capture among the pages. With `roles_covered` the given pages are the
    whole scope, whatever their roles. `against_silence` says why no silence may be counted, beside what the pages
    themselves say.
    """
    roles = frozenset(PageRole) if roles_covered else frozenset(page.role for page in pages)
    return tuple(
        conclude(
            lens, [ask(one, pages, roles, profile, judge, on, against_silence) for one in lens.indicators]
        )
        for lens in lenses
    )


def ask(
    indicator: Indicator,
    pages: Sequence[Page],
    roles: frozenset[PageRole],
    profile: Mapping[ProfileFlag, KnownFlag],
    judge: Judge,
    on: date,
    against_silence: tuple[str, ...] = (),
) -> Outcome:
    """Search for one indicator and have it decided, unless it does not apply or was not in reach."""
    trace = search(indicator, pages, on)
    flag = indicator.applies_if
    known = profile.get(flag) if flag else None
    if flag and known and not known.holds:
        said = f"the profile says no to {flag.replace('_', ' ')}, {known.ground}"
        return OutOfScope(trace, Verdict.NOT_APPLICABLE, said)
    if not pages or not roles.intersection(indicator.needs):
        roles_needed = " or ".join(indicator.needs)
        return OutOfScope(trace, Verdict.NOT_COLLECTED, f"no page of the role {roles_needed} was read")
    objections = (*against_silence, *missing_roles(indicator, roles), *trace.against_silence)
    return judge.decide(indicator, replace(trace, against_silence=objections))


def conclude(lens: Lens, outcomes: Sequence[Outcome]) -> LensAssessment:
    """Return a lens with its score, its band and its justification, all of which follow from the outcomes."""
    verdicts = [outcome.verdict for outcome in outcomes]
    score = Score.of(verdicts)
    with_all = Score.of(verdicts, spare_not_applicable=False)
    if with_all is None:
        raise ValueError(f"lens {lens.id!r} has no indicators")
    said = justification(lens, outcomes, score)
    return LensAssessment(lens, tuple(outcomes), score, with_all, said, band(score))
