"""An audit as it is published: the border between what was computed and what the world reads.

Field docstrings are the documentation of the JSON and stand in its schema. Documented keys are stable;
new keys may appear. Everything here is frozen; an audit is never edited, only followed by another.
"""

from datetime import date as Date  # noqa: N812  a field is called `date`
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from stancewatch.foundation.canonical import Json, canonical, sha256
from stancewatch.model.claim import ClaimKind
from stancewatch.model.evidence import FailureReason
from stancewatch.model.lab import FlagEvidence, KnownFlag, Openness, PageRole, ProfileFlag
from stancewatch.model.language import Family, Severity
from stancewatch.model.lens import Basis, DetectorClass, Dimension
from stancewatch.model.score import Verdict


class Published(BaseModel):
    """A part of a published document: frozen, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class QuoteEntry(Published):
    """Words of an archived text, with everything needed to find them again."""

    document: str
    """SHA-256 of the text they stand in."""
    start: int
    """First code point, counted from 0 in the text."""
    end: int
    """Code point after the last."""
    quote: str
    """The words, exactly."""
    prefix: str
    """Up to 32 code points before."""
    suffix: str
    """Up to 32 code points after."""
    block: int
    """Number of the block they stand in."""
    language: str
    """BCP 47 subtag of the block, empty where unknown."""


class NoteEntry(Published):
    """A signed and dated opinion about a lab."""

    text: str
    """One sentence."""
    author: str
    """Who signed it."""
    date: Date
    """When."""


class FlagEvidenceEntry(Published):
    """What a profile flag rests on: archived behaviour, named by somebody on a day."""

    because: str
    """What the organisation was seen to do or not to do."""
    on: Date
    """When the flag was set."""
    by: str
    """Who set it."""
    url: str | None
    """Where the behaviour can be seen, or null."""


class ProfileEntry(Published):
    """The lab as its registry file describes it."""

    name: str
    """For people."""
    countries: tuple[str, ...]
    """Where it is at home."""
    scope: tuple[str, ...]
    """Where it works."""
    site: str
    """Address of its site."""
    openness: Openness
    """As the registry's author sees it."""
    tags: tuple[str, ...]
    """Topics."""
    note: NoteEntry | None
    """A signed opinion, or null."""
    flags: dict[str, bool]
    """Profile flags that are known; a flag that is not listed is unknown, and its indicators apply."""
    flag_evidence: dict[str, FlagEvidenceEntry] = Field(default={}, exclude_if=lambda known: not known)
    """What flags rest on, by flag; a flag that is not listed was set without evidence. Not there where none has any,
    nor in audits made before it was kept."""

    @property
    def known(self) -> tuple[tuple[ProfileFlag, KnownFlag], ...]:
        """The flags with their evidence, sorted by name, as a lab has them."""
        return tuple(
            (ProfileFlag(name), KnownFlag(holds, self._evidence(name)))
            for name, holds in sorted(self.flags.items())
        )

    def _evidence(self, name: str) -> FlagEvidence | None:
        entry = self.flag_evidence.get(name)
        return FlagEvidence(**dict(entry)) if entry else None


class DocumentEntry(Published):
    """A page that was read."""

    sha256: str
    """Of the UTF-8 form of the extracted text."""
    path: str
    """Of the stored text, relative to the workspace."""
    source: str
    """Id of the source."""
    role: PageRole
    """What the page is for."""
    url: str
    """As registered."""
    final_url: str
    """After redirects."""
    captured_at: str
    """When this text was first captured in its present unbroken run."""
    media_type: str
    """As recognised by the bytes."""
    title: str
    """As the page names itself, empty where it does not."""
    language: str
    """BCP 47 subtag of most of the text, empty where unknown."""
    extractor: str
    """Name and version."""
    words: int
    """Parts between white space."""
    characters: int
    """Code points."""
    body_sha256: str
    """Of the decoded payload."""
    warc: str
    """Path of the WARC file, relative to the workspace."""
    warc_sha256: str
    """Of the WARC file."""
    notes: tuple[str, ...]
    """What the extractor noticed."""
    origin: str = Field(default="", exclude_if=lambda origin: not origin)
    """Whose archive gave it: `imported from WARC <name> sha256 <hash>`, `imported from git <commit>`. Not there for
    what was fetched by us."""


class FailureEntry(Published):
    """A source that could not be had."""

    source: str
    """Id of the source."""
    role: PageRole
    """What the page is for."""
    url: str
    """As registered."""
    reason: FailureReason
    """Kind of failure."""
    detail: str
    """One sentence with the values."""
    since: str | None
    """When this same failure was first met in its unbroken run; null where no attempt was made."""
    retry_at: str | None
    """When the server asked to be asked again."""
    last_read: str | None
    """When it was last had; the audit then reads that earlier capture."""


class PageEntry(Published):
    """A page that a search read."""

    document: str
    """SHA-256 of its text."""
    source: str
    """Id of the source."""
    role: PageRole
    """What the page is for."""
    url: str
    """As registered."""


class ProposalEntry(QuoteEntry):
    """A passage with the reason a search names it."""

    reason: str
    """Which expression hit, or which retriever found it near."""
    near: bool = Field(default=False, exclude_if=lambda near: not near)
    """True where nothing hit it and no judge named it: it only comes near in wording, and nothing rests on it. Not
    there for anything else, nor in audits made before it was kept."""


class SearchEntry(Published):
    """A search as it was run; `audit verify` runs it again."""

    pages: tuple[PageEntry, ...]
    """Where."""
    languages: tuple[str, ...]
    """Of those pages."""
    sentences: int
    """Read in all."""
    expressions: tuple[str, ...]
    """Regular expressions tried on each sentence."""
    queries: tuple[str, ...]
    """Wordings by which nearness was measured."""
    hits: int
    """Passages found and not rejected."""
    rejected: tuple[ProposalEntry, ...]
    """Hits that an exclusion took away again."""
    nearest: tuple[ProposalEntry, ...]
    """Closest in wording, whether or not they answer; of a gap in the order for readers."""
    on: Date
    """Date of the latest capture read."""
    unread: tuple[str, ...] = ()
    """Texts, by SHA-256, that were too long to be read to their end."""
    retrievers: tuple[str, ...] = ()
    """What looked for passages; empty in audits made before it was kept."""
    against_silence: tuple[str, ...] = ()
    """Why finding nothing would not show that nothing is there; empty where it may."""


class CriteriaEntry(Published):
    """What counts for which verdict, as fixed by the method version."""

    met: str
    """2 points."""
    partial: str
    """1 point."""
    unmet: str
    """0 points."""


class OutcomeEntry(Published):
    """What came of one indicator."""

    indicator: str
    """Id of the indicator."""
    dimension: Dimension
    """The PALS dimension it counts for."""
    question: str
    """What is asked."""
    criteria: CriteriaEntry
    """What counts for which verdict."""
    kind: Literal["finding", "gap", "undecided", "out_of_scope"]
    """What sort of answer it is."""
    verdict: Verdict
    """What was decided."""
    proposed: Verdict | None
    """What the wording suggests where a reader has to confirm it."""
    statement: str
    """One neutral sentence of ours."""
    judge: str
    """Who decided."""
    basis: Basis
    """What it rests on."""
    reason: str
    """Why it is open, out of scope or not counted; what a rule had earned where it awarded."""
    evidence: tuple[ProposalEntry, ...]
    """Up to ten quotes in the order for readers; what is only near says so. None of a gap: its search names what came
    nearest."""
    search: SearchEntry
    """The search behind it."""

    @property
    def proposals(self) -> tuple[ProposalEntry, ...]:
        """The quotes that were hit or that a judge named, in the same order."""
        return tuple(one for one in self.evidence if not one.near)


class ScoreEntry(Published):
    """A score as it may be shown."""

    score: float | None
    """One number, or null where only bounds may be shown."""
    bounds: tuple[float, float] | None
    """Every open item absent, every open item present; null where no indicator applies."""
    counts: dict[Verdict, int]
    """Indicators by verdict."""


class LensEntry(ScoreEntry):
    """A lens with its outcomes."""

    id: str
    """Name in the code."""
    order: int
    """1 to 8."""
    title: str
    """Name for people."""
    question: str
    """What the lens asks."""
    corrects: str
    """The epistemic failure it corrects."""
    band: str
    """Verbal band, derived from the number."""
    bounds_with_all: tuple[float, float]
    """Bounds with indicators that do not apply counted as unmet."""
    justification: str
    """The argument from outcomes to score, composed."""
    outcomes: tuple[OutcomeEntry, ...]
    """One for each indicator, in order."""


class PalsEntry(Published):
    """The three dimensions; the same verdicts as the lenses, seen a second way."""

    completeness: ScoreEntry
    """Sources, limits, transparency."""
    multiplicity: ScoreEntry
    """Epistemologies, languages, voices."""
    responsibility: ScoreEntry
    """Accountability, refusal, governance."""


class CompositeEntry(Published):
    """The arithmetic mean of the three PALS dimensions."""

    score: float | None
    """One number, or null where only bounds may be shown."""
    bounds: tuple[float, float] | None
    """Every open item absent, every open item present."""


class FlagEntry(QuoteEntry):
    """A wording that lets something drop out of sight."""

    pattern: str
    """Name of the habit."""
    family: Family
    """One of the four."""
    severity: Severity
    """How much hangs on the wording."""
    confidence: float
    """0 to 1: how sure the detector is that the construction is there."""
    effect: str
    """What the wording does to a reader. Ours."""
    alternative: str
    """What could be written instead. Ours, never a quotation."""
    detector: str
    """What decided."""
    agentless: bool | None
    """For passives: whether nobody is named as the one who acts; null for everything else."""


class FamilyEntry(Published):
    """How often one family was flagged."""

    family: Family
    """One of the four."""
    flags: int
    """Number found."""
    per_1000_words: float
    """Per 1,000 words examined, two decimals."""


class SuffixscapeEntry(Published):
    """What was read for wordings, and how much of it could be."""

    words: int
    """Words of visible text in all documents."""
    words_examined: int
    """Words in a language that the patterns know."""
    languages_not_examined: tuple[str, ...]
    """BCP 47 subtags; `und` where a language is not known by name."""
    families: tuple[FamilyEntry, ...]
    """All four, those without a flag too."""


class ConfidenceEntry(Published):
    """What was and was not read, and how far to trust the audit. Composed from facts."""

    level: Literal["low", "moderate", "good"]
    """By rule: see `audit/confidence.py`."""
    note: str
    """The facts in sentences."""
    facts: dict[str, int]
    """Counts by name."""
    awaited: dict[PageRole, int] = Field(default={}, exclude_if=lambda awaited: not awaited)
    """Questions that were not asked for want of a page, by the role of a page that would let them be asked; one that
    several roles would do for counts under each. Not there where none waits, nor in audits made before it was kept."""


class ClaimEntry(QuoteEntry):
    """A statement of the lab that can be checked against a record or a dataset. What it is about is not understood."""

    kind: ClaimKind
    """What kind of statement it is."""
    values: tuple[str, ...]
    """Its numbers and dates as they stand, in order."""
    due: int | None
    """Year by which a promise falls due; null for other claims."""


class TallyEntry(Published):
    """Answers of one kind that readers checked, or texts that were planted, and what their number bears out."""

    right: int = Field(ge=0)
    """How many held."""
    wrong: int = Field(ge=0)
    """How many did not."""
    labs: int = Field(ge=0)
    """Labs that they come from."""
    bound: float = Field(ge=0, le=1)
    """One-sided 95 % lower bound of the share that holds; 0 where nothing was counted."""
    least_bound: float = Field(ge=0, le=1)
    """The least such bound with each lab left out in turn, so that no lab earns for itself."""

    @property
    def total(self) -> int:
        """How many there were."""
        return self.right + self.wrong


class ClassFiguresEntry(Published):
    """What one class of questions has earned."""

    awards: TallyEntry
    """Sure hits: whether they were held to support an award. Those of barred questions are left out."""
    may_award: bool
    """Whether a sure hit counts without a reader."""
    gaps: TallyEntry
    """Searches that found nothing: whether the readers found nothing either."""
    statements: TallyEntry
    """Planted statements: whether the search notices them."""
    silence_counts: bool
    """Whether finding nothing may count as absence, except for muted questions."""


class FiguresEntry(Published):
    """What a judge was found to be worth, and so may decide without a reader."""

    measured_on: str
    """Labs, number of labels and day."""
    counted_over: Literal["class", "pool"]
    """Whether each class has to earn for itself, or all together."""
    needed: float = Field(ge=0, le=1)
    """Least bound from which a class may award, or its silence count."""
    confirmed: float = Field(ge=0, le=1)
    """Share of a class's silences that the readers must have confirmed before silence counts."""
    caveat: str
    """What a reader has to know of the labs; empty where nothing."""
    classes: dict[DetectorClass, ClassFiguresEntry]
    """Every class of question."""
    barred: tuple[str, ...]
    """Indicators with an observed false award: only proposed, whatever their class has earned."""
    muted: dict[str, str]
    """Indicators whose silence never counts, and why."""

    @property
    def muted_by_reason(self) -> dict[str, tuple[str, ...]]:
        """The muted indicators together that have the same reason, by reason; both sorted."""
        reasons = sorted(set(self.muted.values()))
        return {
            reason: tuple(sorted(name for name, why in self.muted.items() if why == reason))
            for reason in reasons
        }


class Audit(Published):
    """All of the above for one lab at one date under one method version."""

    schema_name: Literal["stancewatch/audit"] = Field(
        default="stancewatch/audit", validation_alias="schema", serialization_alias="schema"
    )
    """What this document is."""
    version: Literal["1.0"] = "1.0"
    """Of the form of this document."""
    id: str
    """Date and the first 8 hex digits of the SHA-256 of the canonical form without this key."""
    lab: str
    """Slug."""
    date: Date
    """Of the latest capture used."""
    code_version: str
    """Which program ran."""
    method_version: str
    """By which rubrics, patterns and mapping the texts were read; scores compare only within one."""
    method_digest: str
    """SHA-256 over the files that decide verdicts and flags: equal digests decide alike."""
    judge: str
    """Kind and version of whatever decided."""
    figures: FiguresEntry | None = Field(default=None, exclude_if=lambda figures: figures is None)
    """By which the judge awards and counts silence. Not there where a judge goes by none, nor in audits made before
    they were kept."""
    profile: ProfileEntry
    """The lab as its registry file described it."""
    documents: tuple[DocumentEntry, ...]
    """Pages that were read."""
    failures: tuple[FailureEntry, ...]
    """Pages that could not be had."""
    lenses: tuple[LensEntry, ...]
    """The eight lenses in their order."""
    pals: PalsEntry
    """The three dimensions."""
    composite: CompositeEntry
    """Mean of the three dimensions."""
    suffixscape: SuffixscapeEntry
    """How much was read for wordings, and how often each family was found."""
    flags: tuple[FlagEntry, ...]
    """Wordings found, by document and place."""
    confidence: ConfidenceEntry
    """How far to trust the audit."""
    claims: tuple[ClaimEntry, ...]
    """Checkable statements of the lab."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        serialize_by_alias=True,
        validate_by_name=True,
    )

    def document(self) -> dict[str, Json]:
        """Return the JSON document that is published."""
        return self.model_dump(mode="json")

    def identity(self) -> str:
        """Return the id this content must have: see `id`."""
        without_id = {key: value for key, value in self.document().items() if key != "id"}
        return f"{self.date.isoformat()}-{sha256(canonical(without_id))[:8]}"
