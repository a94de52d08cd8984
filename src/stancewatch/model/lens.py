"""The eight lenses: questions that can be decided, and what came of asking them.

A gap can only be made by a `SearchTrace` that read at least one page and found nothing.
"""

from dataclasses import InitVar, dataclass, field
from datetime import date
from enum import StrEnum

from stancewatch.foundation.errors import GapWithoutSearch, Ungrounded
from stancewatch.model.evidence import Quote
from stancewatch.model.lab import PageRole, ProfileFlag
from stancewatch.model.score import Score, Verdict


class Dimension(StrEnum):
    """The three PALS dimensions."""

    COMPLETENESS = "completeness"
    """Sources, limits, transparency."""
    MULTIPLICITY = "multiplicity"
    """Epistemologies, languages, voices."""
    RESPONSIBILITY = "responsibility"
    """Accountability, refusal, governance."""


class Basis(StrEnum):
    """What an outcome rests on. Never mixed."""

    STANCE_PAGE = "stance_page"
    PUBLIC_RECORD = "public_record"
    INFERENCE = "inference"


@dataclass(frozen=True, slots=True)
class Expressions:
    """The wordings a search tries, sentence by sentence; regular expressions, case-insensitive."""

    strong: tuple[str, ...] = ()
    """Hits that speak for what the indicator is worth."""
    weak: tuple[str, ...] = ()
    """Hits that a reader should see before anything is called absent."""
    exclude: tuple[str, ...] = ()
    """A hit in a sentence that one of these also hits is rejected, and kept as rejected."""
    invert: tuple[str, ...] = ()
    """Hits of these speak against the indicator (absolute claims without a limit)."""
    sure: tuple[str, ...] = ()
    """The narrowest: the only hits on which rules may award."""
    concepts: tuple[str, ...] = ()
    """Conjunctions of classes of words ("ask + remove"): a piece that names each is hit as weakly as can be."""


class HitKind(StrEnum):
    """Which wording hit a passage, narrowest first, or why what it hit does not stand."""

    SURE = "sure"
    STRONG = "strong"
    WEAK = "weak"
    INVERTING = "inverting"
    """It speaks against the indicator."""
    CONCEPT = "concept"
    """A conjunction of concepts; readers are shown it as weak."""
    DOUBTFUL = "doubtful"
    """It is denied, somebody else's words, or states nothing."""


class DetectorClass(StrEnum):
    """What kind of words a search looks for. Figures of the award rule and the gap rule are kept per class."""

    LICENCE_LINK_DATE = "licence_link_date"
    NUMBER = "number"
    PROCEDURE = "procedure"
    """A rule, a procedure or a channel that is stated."""
    NAMED_BODY = "named_body"
    """A body, framework, language or statute that is named."""
    TOPIC = "topic"
    """A matter that can hardly be spoken of without its own words; what is said of it only a reader can judge."""
    MEANING = "meaning"
    """Only a reader can tell."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One decidable question of a lens, with what counts for each verdict. Wording fixed per method version."""

    id: str
    dimension: Dimension
    question: str
    met: str
    partial: str
    unmet: str
    needs: tuple[PageRole, ...]
    """Roles of which at least one page must have been read before a gap counts."""
    applies_if: ProfileFlag | None
    expressions: Expressions
    queries: tuple[str, ...] = ()
    """Other wordings of the question, for the search by nearness."""
    detector: DetectorClass = DetectorClass.MEANING
    worth: Verdict = Verdict.PARTIAL
    """What a hit of a strong expression speaks for: MET or PARTIAL."""
    least_share: float = 0.0
    """Share of the pages that must carry a sure hit before rules may award; 0 where one passage is enough."""


@dataclass(frozen=True, slots=True)
class Lens:
    """One of the eight views."""

    id: str
    order: int
    """1 to 8, the canonical order."""
    title: str
    question: str
    corrects: str
    """The epistemic failure it corrects."""
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class SearchedPage:
    """A page a search read."""

    document: str
    """SHA-256 of its text."""
    source: str
    role: PageRole
    url: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A passage that a search puts before a judge, with the reason it was found."""

    quote: Quote
    reason: str
    """`strong expression 1`, `weak expression 2`, `nearest by BM25`, `near by cues of an answer`."""
    kind: HitKind | None = None
    """What hit it; None where it is only near."""


@dataclass(frozen=True, slots=True)
class RejectedHit:
    """A passage an expression hit and an exclusion took away again."""

    quote: Quote
    reason: str


@dataclass(frozen=True, slots=True)
class SearchTrace:
    """A search as it was run: where, for what, and with what result. It can be run again."""

    indicator: str
    pages: tuple[SearchedPage, ...]
    languages: tuple[str, ...]
    sentences: int
    """Sentences read over all pages."""
    expressions: tuple[str, ...]
    queries: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    """What was found, best first."""
    rejected: tuple[RejectedHit, ...]
    nearest: tuple[Proposal, ...]
    """The passages closest in wording, whether or not they answer the question."""
    on: date
    """Date of the latest capture read: the day as of which the search speaks."""
    unread: tuple[str, ...] = ()
    """Documents that were too long to be read to their end."""
    contradicting: tuple[Quote, ...] = ()
    """Passages that deny what the question asks for."""
    against_silence: tuple[str, ...] = ()
    """Why finding nothing here does not show that nothing is there; empty where it may."""
    retrievers: tuple[str, ...] = ()
    """What looked for passages: expressions, BM25, and each model that was added, with the hash of its weights."""
    first: tuple[Proposal, ...] = ()
    """What a reader should see first, hit or only near, best first and no two from the same place."""

    def gap(self, *, judge: str, counts: bool, reason: str) -> "Gap":
        """Return the gap this search proves.

        `counts` says whether it may be scored as unmet (the gap rule); if not, it is shown and stays
        undecided for `reason`. Raises GapWithoutSearch where the search found something or read no page.
        """
        return Gap(self, judge=judge, counts=counts, reason=reason, maker=_SEARCHED)


_SEARCHED = object()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the pages show, with at least one quote."""

    search: SearchTrace
    verdict: Verdict
    evidence: tuple[Quote, ...]
    judge: str
    basis: Basis = Basis.STANCE_PAGE
    reason: str = ""

    def __post_init__(self) -> None:
        if not self.evidence or self.verdict not in {Verdict.MET, Verdict.PARTIAL}:
            raise Ungrounded(
                f"Indicator {self.search.indicator!r} cannot be found {self.verdict.value!r} on"
                f" {len(self.evidence)} quotes.",
                hint="A finding is met or partial, and needs at least one quote.",
            )


@dataclass(frozen=True, slots=True)
class Gap:
    """Something searched for and not found. Only `SearchTrace.gap` makes one."""

    search: SearchTrace
    judge: str
    counts: bool
    reason: str
    maker: InitVar[object] = field(default=None, kw_only=True)

    def __post_init__(self, maker: object) -> None:
        if maker is not _SEARCHED or self.search.proposals or not self.search.pages:
            raise GapWithoutSearch(
                f"No gap can be stated for indicator {self.search.indicator!r}: its search read"
                f" {len(self.search.pages)} pages and found {len(self.search.proposals)} passages.",
                hint="A gap needs a search that read at least one page and found nothing.",
            )

    @property
    def verdict(self) -> Verdict:
        """Unmet where the gap rule allows it, else undecided."""
        return Verdict.UNMET if self.counts else Verdict.UNDECIDED


@dataclass(frozen=True, slots=True)
class Undecided:
    """An indicator that evidence or judge could not settle."""

    search: SearchTrace
    proposed: Verdict | None
    """What the wording suggests; a reader has to confirm it."""
    judge: str
    reason: str

    @property
    def verdict(self) -> Verdict:
        """Always undecided: it widens the bounds."""
        return Verdict.UNDECIDED


@dataclass(frozen=True, slots=True)
class OutOfScope:
    """An indicator that was not asked: no page of a needed role was read, or it does not apply."""

    search: SearchTrace
    verdict: Verdict
    """NOT_COLLECTED or NOT_APPLICABLE."""
    reason: str
    judge: str = "scope"

    def __post_init__(self) -> None:
        if self.verdict not in {Verdict.NOT_COLLECTED, Verdict.NOT_APPLICABLE}:
            raise Ungrounded(f"An indicator that was not asked cannot be {self.verdict.value!r}.")


Outcome = Finding | Gap | Undecided | OutOfScope


@dataclass(frozen=True, slots=True)
class LensAssessment:
    """A lens with all its outcomes and the score that follows from them."""

    lens: Lens
    outcomes: tuple[Outcome, ...]
    """In the order of the lens's indicators."""
    score: Score | None
    """None where no indicator applies."""
    score_with_all: Score
    """The same with indicators that do not apply counted as unmet."""
    justification: str
    band: str
    """The verbal band of the number: `near the floor`, `below midpoint`, `open`."""


@dataclass(frozen=True, slots=True)
class PalsScores:
    """The three dimensions and their mean: a second view of the same verdicts, not further evidence."""

    dimensions: tuple[tuple[Dimension, Score | None], ...]
    composite: Score | None
    """Mean of the three; None where a dimension has none."""
