"""From values to the entries of the published JSON. One function an entry; nothing is decided here."""

from collections.abc import Iterable
from typing import Literal

from stancewatch.audit.wording import statement
from stancewatch.foundation.clock import instant
from stancewatch.model.audit import (
    ClaimEntry,
    CriteriaEntry,
    DocumentEntry,
    FailureEntry,
    FlagEntry,
    FlagEvidenceEntry,
    LensEntry,
    NoteEntry,
    OutcomeEntry,
    PageEntry,
    ProfileEntry,
    ProposalEntry,
    QuoteEntry,
    ScoreEntry,
    SearchEntry,
)
from stancewatch.model.claim import CheckableClaim
from stancewatch.model.evidence import CollectionFailure, Page, Quote, Snapshot
from stancewatch.model.lab import FlagEvidence, Lab
from stancewatch.model.language import Flag
from stancewatch.model.lens import (
    Basis,
    Finding,
    Gap,
    Indicator,
    LensAssessment,
    Outcome,
    RejectedHit,
    SearchTrace,
    Undecided,
)
from stancewatch.model.score import Score
from stancewatch.model.shown import Shown, nearest, shown


def profile_entry(lab: Lab) -> ProfileEntry:
    """Return the lab as its registry file describes it."""
    note = NoteEntry(text=lab.note.text, author=lab.note.author, date=lab.note.date) if lab.note else None
    return ProfileEntry(
        name=lab.name,
        countries=lab.countries,
        scope=lab.scope,
        site=lab.site,
        openness=lab.openness,
        tags=lab.tags,
        note=note,
        flags={str(flag): known.holds for flag, known in lab.profile},
        flag_evidence={
            str(flag): _flag_evidence(known.evidence) for flag, known in lab.profile if known.evidence
        },
    )


def _flag_evidence(evidence: FlagEvidence) -> FlagEvidenceEntry:
    return FlagEvidenceEntry(because=evidence.because, on=evidence.on, by=evidence.by, url=evidence.url)


def document_entry(page: Page, snapshot: Snapshot, path: str) -> DocumentEntry:
    """Return a page that was read; `path` is where its text is kept."""
    document = page.document
    return DocumentEntry(
        sha256=document.sha256,
        path=path,
        source=page.source,
        role=page.role,
        url=page.url,
        final_url=snapshot.final_url,
        captured_at=instant(snapshot.captured_at),
        media_type=snapshot.media_type,
        title=document.title,
        language=document.language,
        extractor=document.extractor,
        words=len(document.text.split()),
        characters=len(document.text),
        body_sha256=snapshot.body_sha256,
        warc=snapshot.warc,
        warc_sha256=snapshot.warc_sha256,
        notes=document.notes,
        origin=snapshot.origin,
    )


def failure_entry(failure: CollectionFailure) -> FailureEntry:
    """Return a source that could not be had."""
    return FailureEntry(
        source=failure.source,
        role=failure.role,
        url=failure.url,
        reason=failure.reason,
        detail=failure.detail,
        since=instant(failure.since) if failure.since else None,
        retry_at=instant(failure.retry_at) if failure.retry_at else None,
        last_read=instant(failure.last_read) if failure.last_read else None,
    )


def quote_entry(quote: Quote) -> QuoteEntry:
    """Return words with everything needed to find them again."""
    anchor = quote.anchor
    return QuoteEntry(
        document=anchor.document,
        start=anchor.start,
        end=anchor.end,
        quote=quote.text,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        block=anchor.block,
        language=quote.language,
    )


def proposal_entry(found: Shown | RejectedHit) -> ProposalEntry:
    """Return a passage with the reason it is named."""
    near = isinstance(found, Shown) and found.near
    return ProposalEntry(**dict(quote_entry(found.quote)), reason=found.reason, near=near)


def search_entry(search: SearchTrace, near: Iterable[Shown]) -> SearchEntry:
    """Return a search as it was run, with what came nearest."""
    return SearchEntry(
        pages=tuple(
            PageEntry(document=page.document, source=page.source, role=page.role, url=page.url)
            for page in search.pages
        ),
        languages=search.languages,
        sentences=search.sentences,
        expressions=search.expressions,
        queries=search.queries,
        hits=len(search.proposals),
        rejected=tuple(map(proposal_entry, search.rejected)),
        nearest=tuple(map(proposal_entry, near)),
        on=search.on,
        unread=search.unread,
        retrievers=search.retrievers,
        against_silence=search.against_silence,
    )


def outcome_entry(indicator: Indicator, outcome: Outcome) -> OutcomeEntry:
    """Return what came of an indicator, with its evidence best first."""
    return OutcomeEntry(
        indicator=indicator.id,
        dimension=indicator.dimension,
        question=indicator.question,
        criteria=CriteriaEntry(met=indicator.met, partial=indicator.partial, unmet=indicator.unmet),
        kind=_kind(outcome),
        verdict=outcome.verdict,
        proposed=outcome.proposed if isinstance(outcome, Undecided) else None,
        statement=statement(indicator, outcome),
        judge=outcome.judge,
        basis=outcome.basis if isinstance(outcome, Finding) else Basis.STANCE_PAGE,
        reason=outcome.reason,
        evidence=tuple(map(proposal_entry, _evidence(outcome))),
        search=search_entry(outcome.search, nearest(outcome)),
    )


def _kind(outcome: Outcome) -> Literal["finding", "gap", "undecided", "out_of_scope"]:
    if isinstance(outcome, Finding):
        return "finding"
    if isinstance(outcome, Gap):
        return "gap"
    return "undecided" if isinstance(outcome, Undecided) else "out_of_scope"


def _evidence(outcome: Outcome) -> Iterable[Shown]:
    """What a reader is shown; beside a question that has no answer and no proposal nothing that is only near."""
    answered = isinstance(outcome, Finding | Undecided)
    return (one for one in shown(outcome) if answered or not one.near)


def score_entry(score: Score | None, decimals: int) -> ScoreEntry:
    """Return a score as it may be shown: one number, bounds only, or nothing."""
    if score is None:
        return ScoreEntry(score=None, bounds=None, counts={})
    return ScoreEntry(score=score.point(decimals), bounds=score.bounds, counts=dict(score.counts))


def lens_entry(assessment: LensAssessment) -> LensEntry:
    """Return a lens with its outcomes."""
    lens = assessment.lens
    return LensEntry(
        **dict(score_entry(assessment.score, decimals=0)),
        id=lens.id,
        order=lens.order,
        title=lens.title,
        question=lens.question,
        corrects=lens.corrects,
        band=assessment.band,
        bounds_with_all=assessment.score_with_all.bounds,
        justification=assessment.justification,
        outcomes=tuple(
            outcome_entry(indicator, outcome)
            for indicator, outcome in zip(lens.indicators, assessment.outcomes, strict=True)
        ),
    )


def flag_entry(flag: Flag) -> FlagEntry:
    """Return a wording with its effect and what could be written instead."""
    hit = flag.hit
    return FlagEntry(
        **dict(quote_entry(flag.quote)),
        pattern=hit.pattern,
        family=hit.family,
        severity=hit.severity,
        confidence=hit.confidence,
        effect=hit.effect,
        alternative=hit.alternative,
        detector=hit.detector,
        agentless=hit.agentless,
    )


def claim_entry(claim: CheckableClaim) -> ClaimEntry:
    """Return a checkable statement."""
    return ClaimEntry(**dict(quote_entry(claim.quote)), kind=claim.kind, values=claim.values, due=claim.due)
