"""Evidence is a type: words can only be cut from an archived text, never typed in.

Offsets are code points of the Document's text, half-open. They mean nothing without the Document's
SHA-256 and the extractor that made it, so both travel with every quote.
"""

from dataclasses import InitVar, dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from stancewatch.foundation.canonical import sha256
from stancewatch.foundation.errors import HashMismatch, QuoteNotFound
from stancewatch.model.lab import PageRole

CONTEXT = 32
"""Code points of context on either side of a quote: with them 92 % of sentences are unique in their page,
without them 86 % (measured on 77 policy pages, design note on collection)."""

LONGEST_QUOTE = 400
"""Code points; longer passages are quoted by their first sentence."""


class PassageKind(StrEnum):
    """What a block is in its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    QUOTATION = "quotation"
    CODE = "code"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of a document: `document.text[start:end] == text`."""

    number: int
    """Counts from 0 in reading order."""
    kind: PassageKind
    text: str
    start: int
    end: int
    path: str
    """Where it stood in the page, as element names with positions: `main/ul[2]/li[1]`."""
    language: str = ""
    """BCP 47 language subtag, empty where nothing is known."""


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Text in the page's bytes that a reader does not see. Reported, never judged as visible."""

    kind: str
    """Why it is not seen: `comment`, `display_none`, `aria_hidden`, `zero_width`, `bidi_control`, `alt`, `meta`."""
    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Noticed:
    """What the extractor noticed about some bytes beside their text: other bytes may give the same text."""

    title: str = ""
    hidden: tuple[HiddenText, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The text extracted from a snapshot by a named extractor version."""

    sha256: str
    """Of the UTF-8 form of `text`."""
    text: str
    extractor: str
    """Name and version: `blocks 1.0`."""
    passages: tuple[Passage, ...]
    hidden: tuple[HiddenText, ...] = ()
    title: str = ""
    language: str = ""
    """Main language of the visible text, empty where nothing is known."""
    notes: tuple[str, ...] = ()
    """What the extractor noticed and a reader should know, each a plain sentence."""

    def __post_init__(self) -> None:
        if sha256(self.text) != self.sha256:
            raise HashMismatch(f"Text {self.sha256[:12]!r} does not have the hash it is named by.")
        for passage in self.passages:
            if self.text[passage.start : passage.end] != passage.text:
                raise HashMismatch(
                    f"Block {passage.number} of text {self.sha256[:12]!r} is not what stands at its offsets."
                )

    @property
    def noticed(self) -> Noticed:
        """What belongs to the bytes that were read, rather than to the text."""
        return Noticed(self.title, self.hidden, self.notes)

    def with_noticed(self, noticed: Noticed) -> "Document":
        """Return the same text with what was noticed about other bytes that give it."""
        return replace(self, title=noticed.title, hidden=noticed.hidden, notes=noticed.notes)

    def passage_at(self, start: int, end: int) -> Passage:
        """Return the passage that holds a span. Raises QuoteNotFound where no single passage does."""
        for passage in self.passages:
            if passage.start <= start < end <= passage.end:
                return passage
        raise QuoteNotFound(
            f"No block of text {self.sha256[:12]!r} holds the span {start}-{end}.",
            hint="Quote words that stand together in one block.",
        )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of a source at one moment, kept in one WARC file and never altered."""

    lab: str
    source: str
    role: PageRole
    url: str
    """As registered."""
    final_url: str
    """After redirects."""
    captured_at: datetime
    media_type: str
    """As recognised by the bytes: `text/html`, `application/pdf`, `text/plain`, `text/markdown`."""
    charset: str
    """As the HTTP header named it, empty where it did not."""
    body_sha256: str
    """Of the decoded payload."""
    warc: str
    """Path of the WARC file, relative to the workspace."""
    warc_sha256: str
    origin: str = ""
    """Whose archive gave it, as `Capture.origin`; empty for what was fetched here."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document as an audit reads it: the text, and the snapshot it came from."""

    document: Document
    source: str
    role: PageRole
    url: str
    snapshot: Snapshot | None = None
    """None where the text was given as a file."""


class FailureReason(StrEnum):
    """Why a source could not be had."""

    NOT_ATTEMPTED = "not_attempted"
    REFUSED_BY_ROBOTS = "refused_by_robots"
    BLOCKED_ADDRESS = "blocked_address"
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    RATE_LIMITED = "rate_limited"
    HTTP_STATUS = "http_status"
    GONE = "gone"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    TOO_LARGE = "too_large"
    INCOMPLETE = "incomplete"
    EMPTY = "empty"
    WRONG_TYPE = "wrong_type"
    NEEDS_BROWSER = "needs_browser"
    CHALLENGE = "challenge"
    HELD_FOR_REVIEW = "held_for_review"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class CollectionFailure:
    """A source that could not be had: part of the audit, not an accident of the program."""

    source: str
    role: PageRole
    url: str
    reason: FailureReason
    detail: str
    """One plain sentence with the values: the status, the limit, the address."""
    since: datetime | None
    """When this same failure was first met in its unbroken run; None where no attempt was made."""
    retry_at: datetime | None = None
    """When the server asked to come back."""
    last_read: datetime | None = None
    """When the source was last had; the audit then rests on that earlier capture."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where words stand: offsets, context and block, all three, since each alone goes wrong."""

    document: str
    start: int
    end: int
    prefix: str
    suffix: str
    block: int


_CUT = object()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words cut from an archived text, with their anchor. `Quote.cut` is the only way to make one."""

    anchor: Anchor
    text: str
    language: str = ""
    maker: InitVar[object] = field(default=None, kw_only=True)

    def __post_init__(self, maker: object) -> None:
        if maker is not _CUT:
            raise QuoteNotFound(
                f"The words {self.text[:60]!r} were typed in, not cut from an archived text.",
                hint="Use Quote.cut with the document and the offsets.",
            )

    @classmethod
    def cut(cls, document: Document, start: int, end: int) -> "Quote":
        """Cut the words at `start` to `end` out of a document.

        Raises QuoteNotFound where the span is empty, longer than LONGEST_QUOTE, outside the text, or not
        within one block.
        """
        if not 0 <= start < end <= len(document.text) or end - start > LONGEST_QUOTE:
            raise QuoteNotFound(
                f"The span {start}-{end} cannot be quoted from text {document.sha256[:12]!r} of"
                f" {len(document.text)} characters.",
                hint=f"A quote holds 1 to {LONGEST_QUOTE} characters of the text.",
            )
        passage, text = document.passage_at(start, end), document.text
        prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        anchor = Anchor(document.sha256, start, end, prefix, suffix, passage.number)
        return cls(anchor, text[start:end], passage.language or document.language, maker=_CUT)

    @classmethod
    def recut(cls, document: Document, anchor: Anchor, text: str) -> "Quote":
        """Cut a published quote again. Raises QuoteNotFound where anything about it no longer holds."""
        quote = cls.cut(document, anchor.start, anchor.end)
        if quote.anchor != anchor or quote.text != text:
            raise QuoteNotFound(
                f"The words {text[:60]!r} do not stand at {anchor.start}-{anchor.end} of text"
                f" {anchor.document[:12]!r}; there stands {quote.text[:60]!r}.",
                hint="The audit or the archived text was changed after publication.",
            )
        return quote
