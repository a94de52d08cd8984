"""A small audit made by hand from real stages' values, for the tests of this folder."""

from datetime import UTC, datetime

from stancewatch.audit.assemble import Examined, Reading, assemble
from stancewatch.model.audit import Audit
from stancewatch.model.claim import CheckableClaim, ClaimKind
from stancewatch.model.evidence import CollectionFailure, Document, FailureReason, Page, Quote, Snapshot
from stancewatch.model.lab import KnownFlag, Lab, Openness, PageRole, ProfileFlag, Source
from stancewatch.model.language import Family, Flag, Hit, Severity
from stancewatch.model.lens import (
    Dimension,
    Expressions,
    Finding,
    HitKind,
    Indicator,
    Lens,
    LensAssessment,
    Outcome,
    OutOfScope,
    PalsScores,
    Proposal,
    SearchedPage,
    SearchTrace,
    Undecided,
)
from stancewatch.model.score import Score, Verdict
from tests.texts import document

MOMENT = datetime(2026, 3, 2, 8, 0, 1, tzinfo=UTC)
TEXT = document("Our policy", "We publish every dataset under CC BY 4.0.", "Images were collected.")
SOURCES = (
    Source("policy", "https://lab.example/policy", PageRole.POLICY),
    Source("safety", "https://lab.example/safety", PageRole.SAFETY),
)
LAB = Lab(
    "lab", "Lab", ("Germany",), ("global",), "https://lab.example", Openness.OPEN, ("open data",), None,
    ((ProfileFlag.TRAINS_MODELS, KnownFlag(holds=False)),), SOURCES, "packaged",
)  # fmt: skip
SNAPSHOT = Snapshot(
    "lab", "policy", PageRole.POLICY, SOURCES[0].url, SOURCES[0].url, MOMENT, "text/html", "utf-8", "b" * 64,
    "archive/lab/policy/20260302T080001Z-aaaaaaaa.warc.gz", "a" * 64,
)  # fmt: skip
PAGE = Page(TEXT, "policy", PageRole.POLICY, SOURCES[0].url, SNAPSHOT)


def quote(words: str, text: Document = TEXT) -> Quote:
    start = text.text.index(words)
    return Quote.cut(text, start, start + len(words))


def indicator(name: str, dimension: Dimension) -> Indicator:
    return Indicator(
        name,
        dimension,
        f"Question {name}?",
        "named and linked",
        "named",
        "absent",
        (PageRole.POLICY,),
        None,
        Expressions(),
    )


def search(name: str, *proposals: Proposal, pages: tuple[Page, ...] = (PAGE,)) -> SearchTrace:
    read = tuple(SearchedPage(page.document.sha256, page.source, page.role, page.url) for page in pages)
    return SearchTrace(
        name, read, ("en",), 3, ("licen[cs]e",), ("licence",), proposals, (), (), MOMENT.date()
    )


LICENCE = Proposal(quote("under CC BY 4.0"), "strong expression 1", HitKind.STRONG)
OUTCOMES: tuple[Outcome, ...] = (
    Finding(search("A1", LICENCE), Verdict.MET, (LICENCE.quote,), "rules 1.0"),
    search("A2").gap(judge="rules 1.0", counts=True, reason=""),
    search("A3").gap(judge="rules 1.0", counts=False, reason="recall is not measured"),
    Undecided(search("A4", LICENCE), Verdict.PARTIAL, "rules 1.0", "needs reading"),
    OutOfScope(search("A5"), Verdict.NOT_COLLECTED, "no page of the role safety was read"),
)
LENS = Lens(
    "test_lens", 1, "Test lens", "What is it?", "nothing",
    tuple(indicator(outcome.search.indicator, dimension)
          for outcome, dimension in zip(OUTCOMES, (*Dimension, *Dimension), strict=False)),
)  # fmt: skip
FLAG = Flag(
    Hit(
        0,
        0,
        "agentless_passive",
        Family.AGENCY_DIFFUSION,
        Severity.HIGH,
        0.9,
        "effect",
        "alternative",
        "lexical",
        True,
    ),
    quote("Images were collected"),
)
CLAIM = CheckableClaim(ClaimKind.TOTAL, quote("CC BY 4.0"), ("4.0",), None)
FAILURE = CollectionFailure(
    "safety",
    PageRole.SAFETY,
    SOURCES[1].url,
    FailureReason.REFUSED_BY_ROBOTS,
    "robots.txt closes it.",
    MOMENT,
)


def assessment() -> LensAssessment:
    verdicts = [outcome.verdict for outcome in OUTCOMES]
    with_all = Score.of(verdicts, spare_not_applicable=False)
    assert with_all is not None
    return LensAssessment(LENS, OUTCOMES, Score.of(verdicts), with_all, "1 met.", "open")


def _verdicts(dimension: Dimension) -> list[Verdict]:
    return [
        outcome.verdict
        for asked, outcome in zip(LENS.indicators, OUTCOMES, strict=True)
        if asked.dimension is dimension
    ]


def audit(pages: tuple[Page, ...] = (PAGE,)) -> Audit:
    reading = Reading(pages, tuple(f"texts/lab/{page.document.sha256}.json" for page in pages), (FAILURE,), 2)
    scores = [(one, Score.of(_verdicts(one))) for one in Dimension]
    pals = PalsScores(tuple(scores), Score.mean([score for _, score in scores if score]))
    return assemble(
        LAB,
        reading,
        [assessment()],
        pals,
        flags=[FLAG],
        claims=[CLAIM],
        examined=Examined(12, 12, ()),
        judge="rules 1.0",
    )
