"""Who is watched: an organisation and the public pages that state what it is, does or refuses."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PageRole(StrEnum):
    """What a page is for. A gap counts only if a page of a role its indicator needs was read."""

    HOME = "home"
    ABOUT = "about"
    ANNOUNCEMENT = "announcement"
    POLICY = "policy"
    SAFETY = "safety"
    DOCUMENTATION = "documentation"
    MODERATION = "moderation"
    FAQ = "faq"
    TRANSPARENCY = "transparency"


class Openness(StrEnum):
    """How far a lab gives out weights, data and code, as the registry's author sees it."""

    OPEN = "open"
    HYBRID = "hybrid"
    CLOSED = "closed"
    NOT_APPLICABLE = "not_applicable"


class SourceKind(StrEnum):
    """How a source's bytes are had."""

    PAGE = "page"
    """A public URL, fetched over HTTP."""
    PACKAGED = "packaged"
    """A file that ships with the program: the invented labs of the demonstration."""


class ProfileFlag(StrEnum):
    """What an organisation is known to do or not to do; decides which indicators apply.

    A flag rests on archived behaviour, never on self-description, and is set before reading
    (method version 1, applicability). A flag that is not set is unknown, and the indicator applies.
    """

    TRAINS_ON_OR_HOSTS_DATA = "trains_on_or_hosts_data"
    TRAINS_MODELS = "trains_models"
    EMPLOYS_ANNOTATORS_OR_MODERATORS = "employs_annotators_or_moderators"
    FILTERS_OR_EVALUATES = "filters_or_evaluates"
    DISTRIBUTES_CONTENT = "distributes_content"
    SERVES_USERS = "serves_users"


@dataclass(frozen=True, slots=True)
class FlagEvidence:
    """What a profile flag rests on: archived behaviour, named by somebody on a day."""

    because: str
    """What the organisation was seen to do or not to do, in one sentence."""
    on: date
    """When the flag was set."""
    by: str
    """Who set it."""
    url: str | None = None
    """Where the behaviour can be seen."""

    @property
    def said(self) -> str:
        """`“No model is on its pages.” (A. Reader, 2026-11-21, https://lab.example/models)`."""
        known = (self.by, self.on.isoformat(), self.url or "")
        return f"“{self.because}” ({', '.join(part for part in known if part)})"


WITHOUT_EVIDENCE = "without evidence"
"""Said of a flag that is only true or false."""


@dataclass(frozen=True, slots=True)
class KnownFlag:
    """A profile flag that is set."""

    holds: bool
    evidence: FlagEvidence | None = None

    @property
    def ground(self) -> str:
        """What the flag rests on: `on the ground of “…” (…)`, or `without evidence`."""
        return f"on the ground of {self.evidence.said}" if self.evidence else WITHOUT_EVIDENCE


@dataclass(frozen=True, slots=True)
class Source:
    """A page that is watched."""

    id: str
    """Slug, unique within the lab; names the folder of its captures."""
    url: str
    role: PageRole
    kind: SourceKind = SourceKind.PAGE
    selector: str | None = None
    """CSS selector of the element that holds the text; without one the extractor decides."""
    valid_until: date | None = None
    """Last day on which this source is collected; earlier captures stay part of older audits."""
    browser: bool = False
    """Whether its text is only there once its scripts have run: it is then rendered."""


@dataclass(frozen=True, slots=True)
class Note:
    """One signed and dated sentence about a lab. An opinion, and shown as one."""

    text: str
    author: str
    date: date


@dataclass(frozen=True, slots=True)
class Lab:
    """An organisation whose public statements are watched."""

    slug: str
    name: str
    countries: tuple[str, ...]
    scope: tuple[str, ...]
    """Where it works, as words: `global`, `European Union`."""
    site: str
    openness: Openness
    tags: tuple[str, ...]
    note: Note | None
    profile: tuple[tuple[ProfileFlag, KnownFlag], ...]
    """Flags that are known, sorted by name, with their evidence."""
    sources: tuple[Source, ...]
    origin: str
    """`packaged`, or the workspace file it was read from, relative to the workspace."""

    def flag(self, name: ProfileFlag) -> bool | None:
        """Return what is known of a profile flag, None where nothing is."""
        known = dict(self.profile).get(name)
        return known.holds if known else None
