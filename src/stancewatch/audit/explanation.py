"""From a verdict or a flag down to the archived file, and from the verdicts up to the score."""

from collections.abc import Mapping
from typing import Literal

from pydantic import ConfigDict, Field, JsonValue

from stancewatch.audit.annotation import annotation
from stancewatch.audit.explanation_arithmetic import Arithmetic, arithmetic_for
from stancewatch.foundation.errors import SnapshotMissing, UsageError, unknown_name
from stancewatch.foundation.text_fragments import text_fragment
from stancewatch.model.audit import (
    Audit,
    DocumentEntry,
    FlagEntry,
    LensEntry,
    OutcomeEntry,
    Published,
    QuoteEntry,
)
from stancewatch.model.evidence import Anchor, Document, Quote

CONTEXT = 300
"""Code points of the text shown on either side of a quote."""


class Traced(Published):
    """A quote with its way back to the archive."""

    reason: str
    """Why it is named: the expression that found it, the pattern that flagged it."""
    quote: QuoteEntry
    source: str
    url: str
    live_link: str
    """The page as it is now, opened at the words; it may have changed."""
    captured_at: str
    warc: str
    warc_sha256: str
    text_path: str
    extractor: str
    block_kind: str
    block_path: str
    """Where the block stood in the page."""
    context_before: str
    context_after: str
    annotation: dict[str, JsonValue]
    """The quote as a W3C Web Annotation."""


class Explanation(Published):
    """One indicator or one flag of an audit, with all it rests on and all that follows from it."""

    schema_name: Literal["stancewatch/audit-explain"] = Field(
        default="stancewatch/audit-explain", validation_alias="schema", serialization_alias="schema"
    )
    version: Literal["1.0"] = "1.0"
    lab: str
    audit: str
    method_version: str
    kind: Literal["indicator", "flag"]
    name: str
    """Id of the indicator, or number of the flag, counted from 0."""
    judge: str
    """Who decided; for a flag its detector."""
    statement: str
    outcome: OutcomeEntry | None
    """With the search as it was run; null for a flag."""
    flag: FlagEntry | None
    evidence: tuple[Traced, ...]
    arithmetic: tuple[Arithmetic, ...]
    """How lens, PALS dimension and composite follow from the verdicts; empty for a flag."""

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)


def explained(audit: Audit, name: str, texts: Mapping[str, Document]) -> Explanation:
    """Return the explanation of an indicator, by id, or of a flag, by number.

    `texts` are the archived texts by SHA-256. Every quote is cut from its text again: raises EvidenceError where
    one does not hold, and UsageError where the audit has no such indicator or flag.
    """
    if name.isdecimal():
        return _flag(audit, name, texts)
    known = {outcome.indicator: (lens, outcome) for lens in audit.lenses for outcome in lens.outcomes}
    if name not in known:
        raise unknown_name(
            "indicator", name, known, hint="A number names a flag; `audit show` lists indicators."
        )
    return _indicator(audit, *known[name], texts)


def _indicator(
    audit: Audit, lens: LensEntry, outcome: OutcomeEntry, texts: Mapping[str, Document]
) -> Explanation:
    return Explanation(
        lab=audit.lab,
        audit=audit.id,
        method_version=audit.method_version,
        kind="indicator",
        name=outcome.indicator,
        judge=outcome.judge,
        statement=outcome.statement,
        outcome=outcome,
        flag=None,
        evidence=tuple(
            _traced(audit, entry, entry.reason, texts, "" if entry.near else outcome.statement)
            for entry in outcome.evidence
        ),
        arithmetic=arithmetic_for(audit, lens, outcome),
    )


def _flag(audit: Audit, name: str, texts: Mapping[str, Document]) -> Explanation:
    number = int(name[:9])
    if number >= len(audit.flags):
        raise UsageError(
            f"The audit {audit.id!r} has no flag {name!r}.",
            hint=f"Its flags are numbered 0 to {len(audit.flags) - 1}." if audit.flags else "It has no flag.",
        )
    flag = audit.flags[number]
    return Explanation(
        lab=audit.lab,
        audit=audit.id,
        method_version=audit.method_version,
        kind="flag",
        name=str(number),
        judge=flag.detector,
        statement=flag.effect,
        outcome=None,
        flag=flag,
        evidence=(_traced(audit, flag, flag.pattern, texts, flag.effect),),
        arithmetic=(),
    )


def _traced(audit: Audit, entry: QuoteEntry, reason: str, texts: Mapping[str, Document], said: str) -> Traced:
    page, document = _page(audit, entry), texts.get(entry.document)
    if document is None:
        raise SnapshotMissing(
            f"The text {entry.document[:12]!r} that {audit.id!r} quotes is not there.",
            hint="Restore `texts/` from a copy.",
        )
    anchor = Anchor(entry.document, entry.start, entry.end, entry.prefix, entry.suffix, entry.block)
    quote = Quote.recut(document, anchor, entry.quote)
    block = document.passage_at(entry.start, entry.end)
    return Traced(
        reason=reason,
        quote=QuoteEntry(**{name: getattr(entry, name) for name in QuoteEntry.model_fields}),
        source=page.source,
        url=page.url,
        live_link=text_fragment(page.final_url or page.url, quote.text, entry.prefix, entry.suffix),
        captured_at=page.captured_at,
        warc=page.warc,
        warc_sha256=page.warc_sha256,
        text_path=page.path,
        extractor=page.extractor,
        block_kind=block.kind,
        block_path=block.path,
        context_before=document.text[max(0, entry.start - CONTEXT) : entry.start],
        context_after=document.text[entry.end : entry.end + CONTEXT],
        annotation=annotation(entry, page, said),
    )


def _page(audit: Audit, entry: QuoteEntry) -> DocumentEntry:
    page = next((page for page in audit.documents if page.sha256 == entry.document), None)
    if page is None:
        raise SnapshotMissing(
            f"The audit {audit.id!r} quotes the text {entry.document[:12]!r}, which it does not list as read.",
            hint="Restore the audit from a copy.",
        )
    return page
