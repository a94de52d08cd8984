"""The judge made of rules: it awards only what its detector class has earned, and proposes the rest."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from stancewatch.judges.entry import figures_entry
from stancewatch.judges.figures import CountedOver, Figures, load
from stancewatch.model.audit import FiguresEntry
from stancewatch.model.evidence import Quote
from stancewatch.model.lens import Finding, HitKind, Indicator, Outcome, SearchTrace, Undecided
from stancewatch.model.score import Verdict, lower

NAME = "rules 1.0"
"""Kind and version of this judge, as every outcome names it."""
MOST_EVIDENCE = 3
CONTRADICTED = "needs reading: one passage says it and another denies it"
KNOWN_LANGUAGES = frozenset({"en"})
"""Languages the expressions are written in."""


@dataclass(slots=True)
class Rules:
    """Decides by expressions and by what they were found to be worth."""

    figures: Figures = field(default_factory=load)
    name: str = field(default=NAME, init=False)

    def figures_entry(self) -> FiguresEntry:
        """Return the figures it decides by, as an audit keeps them."""
        return figures_entry(self.figures)

    def decide(self, indicator: Indicator, search: SearchTrace) -> Outcome:
        """Return a finding where the class has earned it, a gap where nothing was found, else a proposal."""
        if not search.proposals:
            objection = self._against_counting(indicator, search)
            said = objection or self._counting_reason(indicator)
            return search.gap(judge=self.name, counts=not objection, reason=said)
        sure = [found.quote for found in search.proposals if found.kind is HitKind.SURE]
        if sure and search.contradicting:
            return Undecided(search, _proposed(indicator, search), self.name, CONTRADICTED)
        if sure and self.may_award(indicator) and _spread(sure, search) >= indicator.least_share:
            evidence = tuple(sure[:MOST_EVIDENCE])
            return Finding(search, indicator.worth, evidence, self.name, reason=self._award_reason(indicator))
        return Undecided(search, _proposed(indicator, search), self.name, "needs reading")

    def may_award(self, indicator: Indicator) -> bool:
        """Tell whether a sure hit of this indicator may count without a reader."""
        return indicator.id not in self.figures.barred and self.figures.may_award(indicator.detector)

    def _award_reason(self, indicator: Indicator) -> str:
        awards, pooled = self.figures.awards, self.figures.over is CountedOver.POOL
        tally = awards.pooled() if pooled else awards.tally(indicator.detector)
        bound = awards.bound if pooled else awards.bound_of(indicator.detector)
        labs = awards.labs if pooled else awards.classes[indicator.detector]
        return (
            f"awarded by rules: {tally.right} of {tally.total} such awards were held right by two language models that"
            f" read independently, on {len(labs)} labs, lower bound {lower(bound)}"
            + (f"; {self.figures.caveat}" if self.figures.caveat else "")
        )

    def _counting_reason(self, indicator: Indicator) -> str:
        """Return what the class of an indicator has earned that makes its silence count."""
        noticed, pooled = self.figures.statements, self.figures.over is CountedOver.POOL
        confirmed = self.figures.gaps.tally(indicator.detector)
        tally = self.figures.recall if pooled else noticed.tally(indicator.detector)
        bound = tally.bound if pooled else noticed.bound_of(indicator.detector)
        return (
            f"counted as absent by rules: {tally.right} of {tally.total} statements of such things were noticed where they"
            f" were planted, lower bound {lower(bound)}; {confirmed.right} of {confirmed.total} such silences were confirmed"
        )

    def _against_counting(self, indicator: Indicator, search: SearchTrace) -> str:
        """Return why nothing found may not be counted as absent; empty where it may.

        Where silence on the question never counts nothing else matters; else all there is against it is said.
        """
        muted = self.figures.muted.get(indicator.id)
        if muted:
            return f"silence on {indicator.id} is never counted: {muted}"
        against = "; ".join((*_unexamined(search), *search.against_silence))
        if not against and not self.figures.silence_counts(indicator.detector):
            return f"silence of the class {indicator.detector} has not earned to be counted as absence"
        return against


def _unexamined(search: SearchTrace) -> Iterator[str]:
    """Yield what of the pages was not read, or not with expressions in their language."""
    foreign = sorted(set(search.languages) - KNOWN_LANGUAGES)
    if foreign:
        yield f"pages in {', '.join(foreign)} were read with English expressions"
    if search.unread:
        yield f"{len(search.unread)} of {len(search.pages)} pages were too long to be read to the end"
    if not search.sentences:
        yield "the pages hold no sentence"


def _proposed(indicator: Indicator, search: SearchTrace) -> Verdict | None:
    """Return what the wording suggests; None where all that was found speaks against it or does not stand."""
    kinds = {found.kind for found in search.proposals} - {HitKind.DOUBTFUL, HitKind.INVERTING}
    if not kinds:
        return None
    return Verdict.PARTIAL if kinds == {HitKind.WEAK} else indicator.worth


def _spread(sure: list[Quote], search: SearchTrace) -> float:
    """Return the share of the pages that carry a sure hit."""
    return len({quote.anchor.document for quote in sure}) / len(search.pages)
