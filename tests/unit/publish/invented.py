"""Audits of two invented labs, as large as real ones: 68 questions, several dates, hostile pages.

The labs, their pages and every judgement are made up; what counts is that each quote is cut from its text and
that each score follows from its verdicts, as in a real audit.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from stancewatch.audit.changes import changes
from stancewatch.foundation.canonical import sha256
from stancewatch.foundation.errors import SnapshotMissing
from stancewatch.model.audit import (
    Audit,
    CompositeEntry,
    ConfidenceEntry,
    CriteriaEntry,
    DocumentEntry,
    FailureEntry,
    FamilyEntry,
    FlagEntry,
    FlagEvidenceEntry,
    LensEntry,
    NoteEntry,
    OutcomeEntry,
    PageEntry,
    PalsEntry,
    ProfileEntry,
    ProposalEntry,
    ScoreEntry,
    SearchEntry,
    SuffixscapeEntry,
)
from stancewatch.model.change import AuditChanges
from stancewatch.model.evidence import Document, FailureReason, Passage, PassageKind, Quote
from stancewatch.model.lab import Lab, Openness, PageRole
from stancewatch.model.language import Family, Severity
from stancewatch.model.lens import Basis, Dimension
from stancewatch.model.score import OPEN, Score, Verdict
from tests.unit.publish.earned import FIGURES

FOLDER = Path(__file__).parent
SENTENCE = re.compile(r"[^\s.!?][^.!?\n]{20,380}[.!?]")


@dataclass(frozen=True, slots=True)
class Read:
    """An archived page of an invented lab."""

    source: str
    role: PageRole
    document: Document


@cache
def pages(lab: str) -> tuple[Read, ...]:
    with (FOLDER / "texts.toml").open("rb") as stream:
        written = tomllib.load(stream)["page"]
    return tuple(
        Read(one["source"], PageRole(one["role"]), _document(one)) for one in written if one["lab"] == lab
    )


def _document(page: dict[str, object]) -> Document:
    blocks = [tuple(map(str, block)) for block in page["blocks"]]  # type: ignore[attr-defined]  # TOML is untyped
    for number in range(1, int(str(page.get("repeat", 0))) + 1):
        blocks += [("paragraph", str(page["repeated"]).replace("{number}", str(number)))]
    return document(blocks, title=str(page["title"]), language=str(page["language"]))


def document(blocks: Sequence[tuple[str, ...]], *, title: str = "", language: str = "en") -> Document:
    """Return a document of blocks: kind and text, perhaps with language and path."""
    passages, start = [], 0
    for number, (kind, text, *rest) in enumerate(blocks):
        end = start + len(text)
        tongue, path = (*rest, "", "")[:2]
        where = path or f"main/p[{number + 1}]"
        passages.append(Passage(number, PassageKind(kind), text, start, end, where, tongue))
        start = end + 1
    whole = "\n".join(block[1] for block in blocks)
    return Document(sha256(whole), whole, "blocks 1.0", tuple(passages), title=title, language=language)


def sentences(lab: str) -> list[tuple[Document, int, int]]:
    """Every sentence that can be quoted, and every short block of the hostile page whole."""
    found = []
    for read in pages(lab):
        for passage in read.document.passages[:60]:
            hits = [(hit.start(), hit.end()) for hit in SENTENCE.finditer(passage.text)]
            for start, end in hits or [(0, min(400, len(passage.text)))]:
                found.append((read.document, passage.start + start, passage.start + end))
    return found


def cut(
    document: Document, start: int, end: int, reason: str = "strong expression 1", *, near: bool = False
) -> ProposalEntry:
    quote = Quote.cut(document, start, end)
    return ProposalEntry(
        document=quote.anchor.document,
        start=quote.anchor.start,
        end=quote.anchor.end,
        quote=quote.text,
        prefix=quote.anchor.prefix,
        suffix=quote.anchor.suffix,
        block=quote.anchor.block,
        language=quote.language,
        reason=reason,
        near=near,
    )


def words_of(document: Document, words: str) -> ProposalEntry:
    """Cut the first occurrence of some words."""
    start = document.text.index(words)
    return cut(document, start, start + len(words))


NEAR = "nearest by BM25"
VERDICTS = {
    "harbour-commons": "fpfgfuFfpg",
    "meridian-forge": "gugGgupngx",
}
"""One letter an outcome, in turn: F/f finding met, p partial, g/G gap open or counted, u needs reading,
n no page read, x does not apply."""
FIGURES_KEPT = date(2026, 6, 1)
"""From this day on the invented audits hold the figures of their judge."""


@cache
def audit(lab: str, on: date = date(2026, 6, 8), *, shift: int = 0, method: str = "1.0") -> Audit:
    """Return an audit; `shift` moves the verdicts, so that two dates differ."""
    draft = _draft(lab, on, shift, method)
    return draft.model_copy(update={"id": draft.identity()})


def _draft(lab: str, on: date, shift: int, method: str) -> Audit:
    lenses = _lenses(lab, on, shift)
    outcomes = [outcome for lens in lenses for outcome in lens.outcomes]
    flags = _flags(lab)
    scores = {each: Score.of([o.verdict for o in outcomes if o.dimension is each]) for each in Dimension}
    return Audit(
        id="unnamed",
        lab=lab,
        date=on,
        code_version="0.1.0",
        method_version=method,
        method_digest="d" * 64,
        judge="rules 1.0",
        figures=FIGURES if on >= FIGURES_KEPT else None,
        profile=PROFILES[lab],
        documents=tuple(_entry(lab, read, on) for read in pages(lab)),
        failures=_failures(lab, on),
        lenses=lenses,
        pals=PalsEntry(**{each.value: _score(scores[each], 1) for each in Dimension}),
        composite=_composite([score for score in scores.values() if score]),
        suffixscape=_suffixscape(flags),
        flags=flags,
        confidence=ConfidenceEntry(level="moderate", note=CONFIDENCE, facts=_facts(lab, outcomes)),
        claims=(),
    )


def _facts(lab: str, outcomes: Sequence[OutcomeEntry]) -> dict[str, int]:
    return {
        "sources": len(pages(lab)) + 1,
        "documents_read": len(pages(lab)),
        "words": 2400,
        "words_examined": 2310,
        "indicators": len(outcomes),
        "indicators_open": sum(outcome.verdict in OPEN for outcome in outcomes),
    }


def _lenses(lab: str, on: date, shift: int) -> tuple[LensEntry, ...]:
    with (FOLDER / "questions.toml").open("rb") as stream:
        asked = tomllib.load(stream)["lens"]
    made, turn = [], shift
    for lens in asked:
        outcomes = []
        for indicator, dimension, question in lens["indicators"]:
            outcomes.append(_outcome(lab, on, turn, indicator, Dimension(dimension), question))
            turn += 1
        made.append(_lens(lens["id"], lens["order"], lens["title"], lens["question"], outcomes))
    return tuple(made)


def _lens(ident: str, order: int, title: str, question: str, outcomes: Sequence[OutcomeEntry]) -> LensEntry:
    verdicts = [outcome.verdict for outcome in outcomes]
    score, everything = Score.of(verdicts), Score.of(verdicts, spare_not_applicable=False)
    assert everything
    return LensEntry(
        **_score(score, 0).model_dump(),
        id=ident,
        order=order,
        title=title,
        question=question,
        corrects="claims that outrun what was written down",
        band="upper-middle" if score and score.midpoint > 6 else "below midpoint",
        bounds_with_all=everything.bounds,
        justification=f"{title}: the statements above were counted by the formula of the method. "
        "The questions that need reading were left open, and move the score only within its bounds.",
        outcomes=tuple(outcomes),
    )


KINDS: dict[str, tuple[str, Verdict, Verdict | None]] = {
    "f": ("finding", Verdict.MET, None),
    "F": ("finding", Verdict.MET, None),
    "p": ("finding", Verdict.PARTIAL, None),
    "g": ("gap", Verdict.UNDECIDED, None),
    "G": ("gap", Verdict.UNMET, None),
    "u": ("undecided", Verdict.UNDECIDED, Verdict.PARTIAL),
    "n": ("out_of_scope", Verdict.NOT_COLLECTED, None),
    "x": ("out_of_scope", Verdict.NOT_APPLICABLE, None),
}
STATEMENTS = {
    "finding": "The pages read answer this question in the words below.",
    "gap": "Not found in the {pages} pages listed. The search for this kind of passage has not been measured.",
    "undecided": "Needs reading: a passage may show “named, with a procedure”.",
    "out_of_scope": "This question was not asked.",
}
REASONS = {
    "finding": "",
    "gap": "The search for this kind of passage has not been measured.",
    "undecided": "needs reading",
    "out_of_scope": "No page of a needed kind was read, or the question does not apply.",
}


def _outcome(
    lab: str, on: date, turn: int, indicator: str, dimension: Dimension, question: str
) -> OutcomeEntry:
    pattern, pool = VERDICTS[lab], sentences(lab)
    kind, verdict, proposed = KINDS[pattern[(turn * 7 + turn // 10) % len(pattern)]]
    evidence = [cut(*pool[(turn * 5 + extra * 3) % len(pool)]) for extra in range(1 + turn % 4)]
    evidence[1:1] = [cut(*pool[(turn * 5 + 1) % len(pool)], NEAR, near=True)]
    return OutcomeEntry(
        indicator=indicator,
        dimension=dimension,
        question=question,
        criteria=CriteriaEntry(met="said with a number", partial="said", unmet="absent"),
        kind=kind,  # type: ignore[arg-type]  # one of the four, by the table above
        verdict=verdict,
        proposed=proposed,
        statement=STATEMENTS[kind].format(pages=len(pages(lab))),
        judge="rules 1.0",
        basis=Basis.STANCE_PAGE,
        reason=REASONS[kind],
        evidence=tuple(dict.fromkeys(evidence)) if kind in {"finding", "undecided"} else (),
        search=_search(lab, on, turn, question, found=kind in {"finding", "undecided"}),
    )


def _search(lab: str, on: date, turn: int, question: str, *, found: bool) -> SearchEntry:
    pool = sentences(lab)
    words = [word for word in re.findall(r"[a-z]{5,}", question.lower()) if word not in {"there", "their"}]
    near = [cut(*pool[(turn * 11 + k * 7) % len(pool)], NEAR, near=True) for k in range(6)]
    return SearchEntry(
        pages=tuple(
            PageEntry(document=r.document.sha256, source=r.source, role=r.role, url=_url(lab, r.source))
            for r in pages(lab)
        ),
        languages=("en", "de"),
        sentences=len(pool),
        expressions=tuple(rf"\b{word[:-1]}\w*\b.{{0,120}}\b(we|our|the lab)\b" for word in words),
        queries=(question,),
        hits=2 if found else 0,
        rejected=(cut(*pool[turn % len(pool)], "excluded by `cookie|consent banner`"),)
        if turn % 9 == 0
        else (),
        nearest=tuple(dict.fromkeys(near)),
        on=on,
    )


def _score(score: Score | None, decimals: int) -> ScoreEntry:
    if score is None:
        return ScoreEntry(score=None, bounds=None, counts={})
    return ScoreEntry(score=score.point(decimals), bounds=score.bounds, counts=dict(score.counts))


def _composite(scores: Sequence[Score]) -> CompositeEntry:
    low = sum((score.low for score in scores), Fraction()) / len(scores)
    high = sum((score.high for score in scores), Fraction()) / len(scores)
    mean = Score(low, high, scores[0].counts)
    return CompositeEntry(score=mean.point(1), bounds=mean.bounds)


FLAGGED = {
    "harbour-commons": (
        ("collections are closed", "agentless_passive", Family.AGENCY_DIFFUSION, Severity.LOW),
        ("were granted", "agentless_passive", Family.AGENCY_DIFFUSION, Severity.LOW),
    ),
    "meridian-forge": (
        ("100% SAFE. 100% OPEN. 100% YOURS", "absolute_claim", Family.EPISTEMIC_INFLATION, Severity.HIGH),
        ("100% SAFE", "absolute_claim", Family.EPISTEMIC_INFLATION, Severity.HIGH),
        ("OPEN. 100% YOURS.", "absolute_claim", Family.EPISTEMIC_INFLATION, Severity.HIGH),
        ("99% accuracy on a balanced test set", "bare_accuracy", Family.EPISTEMIC_INFLATION, Severity.HIGH),
        ("Mistakes were made", "agentless_passive", Family.AGENCY_DIFFUSION, Severity.HIGH),
        ("lessons have been learned", "agentless_passive", Family.AGENCY_DIFFUSION, Severity.MEDIUM),
        ("issues were identified", "agentless_passive", Family.AGENCY_DIFFUSION, Severity.MEDIUM),
        ("Content may sometimes be generated", "inanimate_actor", Family.AGENCY_DIFFUSION, Severity.MEDIUM),
        ("The creation of our datasets", "act_as_noun", Family.NOMINALISED_EVASION, Severity.MEDIUM),
        ("The democratisation of intelligence", "act_as_noun", Family.NOMINALISED_EVASION, Severity.MEDIUM),
    ),
}
EFFECTS = {
    "agentless_passive": ("Reports an act and names nobody who did it.", "Name the actor: who did what?"),
    "inanimate_actor": (
        "Gives the act to a thing.",
        "Say who ran the system and chose to release its output.",
    ),
    "absolute_claim": (
        "States certainty without a limit.",
        "Name the measure, its limit and who bears the rest.",
    ),
    "bare_accuracy": (
        "Gives one rate and leaves out how often the thing occurs.",
        "Give precision and recall, and what they leave at the size of the whole collection.",
    ),
    "act_as_noun": ("Turns an act into a noun, and the actor drops out.", "Use the verb, with its subject."),
}


def _flags(lab: str) -> tuple[FlagEntry, ...]:
    made = []
    for words, pattern, family, severity in FLAGGED[lab]:
        text = next(read.document for read in pages(lab) if words in read.document.text)
        quote = words_of(text, words).model_dump(exclude={"reason", "near"})
        effect, alternative = EFFECTS[pattern]
        made.append(
            FlagEntry(
                **quote,
                pattern=pattern,
                family=family,
                severity=severity,
                confidence=0.9,
                effect=effect,
                alternative=alternative,
                detector="lexical",
                agentless=True if pattern == "agentless_passive" else None,
            )
        )
    return tuple(made)


def _suffixscape(flags: Sequence[FlagEntry]) -> SuffixscapeEntry:
    counts = {family: sum(flag.family is family for flag in flags) for family in Family}
    return SuffixscapeEntry(
        words=2400,
        words_examined=2310,
        languages_not_examined=("de", "ar"),
        families=tuple(
            FamilyEntry(family=family, flags=count, per_1000_words=round(count / 2.31, 2))
            for family, count in counts.items()
        ),
    )


IMPORTED = "imported from git 1f0c<b>9"


def _url(lab: str, source: str) -> str:
    return f"https://{lab}.example/{source}"


def _failures(lab: str, on: date) -> tuple[FailureEntry, ...]:
    return tuple(failure for failure in FAILURES[lab] if on.isoformat() > (failure.since or ""))


def _last_had(lab: str, source: str, on: date) -> str:
    """The day of a capture: an earlier one where the page was not had since."""
    earlier = {failure.source: failure.last_read for failure in _failures(lab, on)}
    return earlier.get(source) or f"{on.isoformat()}T06:15:00Z"


def _entry(lab: str, read: Read, on: date) -> DocumentEntry:
    words = len(read.document.text.split())
    return DocumentEntry(
        sha256=read.document.sha256,
        path=f"texts/{lab}/{read.document.sha256}.json",
        source=read.source,
        role=read.role,
        url=_url(lab, read.source),
        final_url="javascript:alert(1)" if read.source == "community" else _url(lab, read.source),
        captured_at=_last_had(lab, read.source, on),
        media_type="text/html",
        title=read.document.title,
        language=read.document.language,
        extractor=read.document.extractor,
        words=words,
        characters=len(read.document.text),
        body_sha256=sha256("body" + read.document.text),
        warc=f"archive/{lab}/{read.source}/20260608T061500Z-{read.document.sha256[:8]}.warc.gz",
        warc_sha256=sha256("warc" + read.document.text),
        notes=(),
        origin=IMPORTED if read.source == "community" else "",
    )


PROFILES = {
    "harbour-commons": ProfileEntry(
        name="Harbour Commons",
        countries=("Italy", "Chile"),
        scope=("global",),
        site="https://harbour-commons.example/",
        openness=Openness.HYBRID,
        tags=("speech data", "minority languages", "co-operative"),
        note=NoteEntry(
            text="A co-operative that publishes speech collections and closes some of them at the speakers’ wish.",
            author="A. Reader",
            date=date(2026, 6, 1),
        ),
        flags={"trains_models": False, "trains_on_or_hosts_data": True},
        flag_evidence={
            "trains_models": FlagEvidenceEntry(
                because="Its repositories hold recordings and no model.",
                on=date(2026, 5, 30),
                by="A. Reader",
                url="https://harbour-commons.example/repositories",
            )
        },
    ),
    "meridian-forge": ProfileEntry(
        name="Meridian \u202eForge <img src=x onerror=alert(1)>",
        countries=("Freedonia",),
        scope=("global", "European Union"),
        site="javascript:alert(document.cookie)",
        openness=Openness.CLOSED,
        tags=("foundation models", "<b>cloud</b>"),
        note=None,
        flags={"serves_users": True},
        flag_evidence={
            "serves_users": FlagEvidenceEntry(
                because="It \u202esells <script>alert(2)</script> access.",
                on=date(2026, 5, 30),
                by="<b>Nobody</b>",
                url="javascript:alert(3)",
            )
        },
    ),
}
FAILURES = {
    "harbour-commons": (
        FailureEntry(
            source="faq",
            role=PageRole.FAQ,
            url="https://harbour-commons.example/faq",
            reason=FailureReason.GONE,
            detail="The server answered 404.",
            since="2026-05-04T06:16:00Z",
            retry_at=None,
            last_read="2026-03-02T06:15:00Z",
        ),
    ),
    "meridian-forge": (
        FailureEntry(
            source="transparency",
            role=PageRole.TRANSPARENCY,
            url="https://meridian-forge.example/transparency",
            reason=FailureReason.HTTP_STATUS,
            detail="The server answered 503.",
            since="2026-06-07T06:16:00Z",
            retry_at=None,
            last_read=None,
        ),
    ),
}
CONFIDENCE = (
    "All registered pages but one were read and quoted directly. 22 questions wait for a reader. "
    "No page in a language other than English was examined for wordings."
)

UNAUDITED = Lab(
    slug="quiet-peak",
    name="Quiet Peak",
    countries=("Norway",),
    scope=("Nordic",),
    site="https://quiet-peak.example/",
    openness=Openness.OPEN,
    tags=(),
    note=None,
    profile=(),
    sources=(),
    origin="packaged",
)


def audits() -> list[Audit]:
    """Two audits of one lab and one of the other."""
    return [
        audit("harbour-commons", date(2026, 3, 2), shift=3),
        audit("meridian-forge"),
        audit("harbour-commons"),
    ]


def differences() -> list[AuditChanges]:
    """What the later audit of the first lab differs in from the one before it."""
    texts = {read.document.sha256: read.document for read in pages("harbour-commons")}
    return [changes(audit("harbour-commons", date(2026, 3, 2), shift=3), audit("harbour-commons"), texts)]


def read_text(sha256: str, lab: str) -> Document:
    """Read a text of an invented lab, as the store would."""
    for read in pages(lab):
        if read.document.sha256 == sha256:
            return read.document
    raise SnapshotMissing(f"There is no text {sha256[:12]!r} of {lab!r}.")
