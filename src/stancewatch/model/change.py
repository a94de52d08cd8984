"""What differs between two audits of a lab, as it is published: every part with its cause."""

from datetime import date as Date  # noqa: N812  a field is called `date`
from enum import StrEnum
from typing import Literal

from pydantic import ConfigDict, Field, JsonValue

from stancewatch.model.audit import FlagEntry, Published, QuoteEntry
from stancewatch.model.lab import PageRole
from stancewatch.model.score import Verdict


class Cause(StrEnum):
    """Why a part of an audit differs from the earlier one. Steps of a score are taken in this order."""

    TEXT = "text"
    """The archived text changed, or a page came, went or could not be had."""
    METHOD = "method"
    """The text was read by another method version, extractor or detector."""
    READING = "reading"
    """The same text was judged otherwise, by the same judge or another, or the lab's file says otherwise what the lab
    does (its profile) or what a page is for (its role)."""
    CORRECTION = "correction"
    """A published correction: its judge is named `correction`."""


class SentenceKind(StrEnum):
    """What became of a sentence."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    """The same words, in another order among the sentences of the page."""
    REWORDED = "reworded"
    NOISE = "noise"
    """A rule for noise explains the difference: a date written another way, a visit named in an address."""


class SentenceEntry(Published):
    """A sentence of a text, with its place in it: code points, half-open."""

    text: str
    start: int
    end: int
    block: int


class SentenceChange(Published):
    """One sentence that is not what or where it was."""

    kind: SentenceKind
    old: SentenceEntry | None
    new: SentenceEntry | None
    score: float | None = None
    """Similarity of the two wordings, 0 to 1, where it was reworded."""
    stands_elsewhere: bool = False
    """Of repeated sentences: the same words also stand at another place, in both texts."""


class RemovedSentence(Published):
    """A sentence of an earlier text of a page that does not stand in its latest text."""

    source: str
    kind: Literal["removed", "reworded"]
    document: str
    """SHA-256 of the last text that held it."""
    sentence: SentenceEntry
    new: SentenceEntry | None
    """What stands in its place in the latest text, where it was reworded."""
    score: float | None
    last_seen: str
    """The last capture that held it."""
    gone_at: str
    """The first capture after that."""
    quoted_in: tuple[str, ...]
    """Audits, by id, that quote words of it."""
    said: str


class CapturedText(Published):
    """The text of a page in one of the audits."""

    sha256: str
    captured_at: str
    """When this text was first captured in its unbroken run."""
    last_seen: str
    """When it was last captured so before the other text; as `captured_at` where the archive is not at hand."""
    extractor: str
    body_sha256: str
    warc: str


class DocumentChange(Published):
    """A page that came, went, or has another text."""

    source: str
    role: PageRole
    url: str
    kind: Literal["added", "removed", "changed"]
    cause: Cause
    old: CapturedText | None
    new: CapturedText | None
    noise_only: bool
    """Nothing but white space, unseen characters and what a rule for noise explains."""
    sentences: tuple[SentenceChange, ...]
    read_as: str = ""
    """SHA-256 of the text that the bytes of `old` give to the later selector or extractor, where it is another: the
    sentences are then compared with that one. Empty elsewhere."""
    whole: bool = True
    """False where a text has more sentences than are compared; `said` then gives the bound."""
    said: tuple[str, ...]
    """One sentence for each sentence that stands no longer, with the two dates between which it went."""


class QuoteChange(Published):
    """A quote that is evidence in one of the audits only."""

    indicator: str
    kind: Literal["gone", "new"]
    cause: Cause
    source: str
    quote: QuoteEntry
    standing: Literal["found", "moved", "gone"]
    """Whether its words stand in the other audit's text of the same page."""
    score: float
    """1 where they stand word for word, else the similarity of what is nearest."""
    said: str


class FlagChange(Published):
    """A wording that is flagged in one of the audits only."""

    kind: Literal["gone", "new"]
    cause: Cause
    source: str
    flag: FlagEntry
    standing: Literal["found", "moved", "gone"]
    score: float


class VerdictChange(Published):
    """An indicator of which the two audits say different things."""

    indicator: str
    lens: str
    question: str
    cause: Cause
    possible: tuple[Cause, ...]
    """Everything that differs and could have caused it; `cause` is the first that applies, see the documentation."""
    old: Verdict | None
    """Null where the indicator was not part of the method."""
    new: Verdict | None
    old_proposed: Verdict | None
    new_proposed: Verdict | None
    old_statement: str
    new_statement: str
    old_judge: str
    new_judge: str


class Step(Published):
    """What one cause adds to the bounds of a score, unrounded but for the fourth decimal."""

    cause: Cause
    low: float
    high: float
    indicators: tuple[str, ...]


class ScoreChange(Published):
    """A score that differs. The steps add up to the difference of the unrounded bounds."""

    id: str
    """Of the lens, or of the PALS dimension, or `composite`."""
    kind: Literal["lens", "pals", "composite"]
    old_score: float | None
    new_score: float | None
    old_bounds: tuple[float, float] | None
    """As published, rounded outward."""
    new_bounds: tuple[float, float] | None
    old_unrounded: tuple[float, float] | None
    new_unrounded: tuple[float, float] | None
    steps: tuple[Step, ...]
    """Empty where one of the audits has no such score."""
    total: tuple[float, float] | None
    """Of low and high: the sum of the steps."""


class PartChange(Published):
    """Any other part that differs: a failure, the profile, a version, a rubric's wording, a figure that follows."""

    part: str
    """Path in the audit: `failures/policy`, `method_version`."""
    cause: Cause
    old: JsonValue
    new: JsonValue


class Side(Published):
    """One of the two audits."""

    id: str
    date: Date
    code_version: str
    method_version: str
    judge: str


class AuditChanges(Published):
    """Every difference of two audits of a lab."""

    schema_name: Literal["stancewatch/audit-diff"] = Field(
        default="stancewatch/audit-diff", validation_alias="schema", serialization_alias="schema"
    )
    version: Literal["1.0"] = "1.0"
    lab: str
    old: Side
    new: Side
    changed: bool
    documents: tuple[DocumentChange, ...]
    quotes: tuple[QuoteChange, ...]
    flags: tuple[FlagChange, ...]
    verdicts: tuple[VerdictChange, ...]
    scores: tuple[ScoreChange, ...]
    parts: tuple[PartChange, ...]

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)
