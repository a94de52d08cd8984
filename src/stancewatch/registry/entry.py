"""The form of a lab file, and the Lab it stands for."""

from datetime import date
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationInfo,
)
from pydantic_core import PydanticKnownError

from stancewatch.model.lab import (
    FlagEvidence,
    KnownFlag,
    Lab,
    Note,
    Openness,
    PageRole,
    ProfileFlag,
    Source,
    SourceKind,
)
from stancewatch.registry.grammar import address, not_to_come, one_of, plain, slug

Slug = Annotated[str, AfterValidator(slug)]
Text = Annotated[str, AfterValidator(plain)]
Address = Annotated[str, AfterValidator(address)]


class Entry(BaseModel):
    """A table of a lab file: no key beside the known ones, no value of another type."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class NoteEntry(Entry):
    """`[note]`: one signed and dated sentence."""

    text: Text
    author: Text
    date: date

    def note(self) -> Note:
        """Return the note as a value."""
        return Note(self.text, self.author, self.date)


class FlagEntry(Entry):
    """`[profile.FLAG]`: a flag with its evidence."""

    value: bool
    because: Text
    on: Annotated[date, AfterValidator(not_to_come)]
    by: Text
    url: Address | None = None

    def known(self) -> KnownFlag:
        """Return the flag as a value."""
        return KnownFlag(self.value, FlagEvidence(self.because, self.on, self.by, self.url))


def _flag(value: object, info: ValidationInfo) -> bool | FlagEntry:
    """Return a flag as written. A union would report every mistake of a table twice."""
    if isinstance(value, bool):
        return value
    if isinstance(value, dict):
        return FlagEntry.model_validate(value, context=info.context)
    raise PydanticKnownError("bool_type")


Flag = Annotated[bool | FlagEntry | None, PlainValidator(_flag)]


class ProfileEntry(Entry):
    """`[profile]`: what is known from archived behaviour. A flag left out is unknown."""

    trains_on_or_hosts_data: Flag = None
    trains_models: Flag = None
    employs_annotators_or_moderators: Flag = None
    filters_or_evaluates: Flag = None
    distributes_content: Flag = None
    serves_users: Flag = None

    def flags(self) -> tuple[tuple[ProfileFlag, KnownFlag], ...]:
        """Return the flags that are known, sorted by name."""
        written: dict[str, bool | FlagEntry | None] = dict(self)
        return tuple(
            (ProfileFlag(name), flag.known() if isinstance(flag, FlagEntry) else KnownFlag(flag))
            for name, flag in sorted(written.items())
            if flag is not None
        )


class SourceEntry(Entry):
    """`[[source]]`: one page that is watched."""

    id: Slug
    url: Address
    role: Annotated[PageRole, BeforeValidator(one_of(PageRole, "page role"))]
    kind: Annotated[SourceKind, BeforeValidator(one_of(SourceKind, "source kind"))] = SourceKind.PAGE
    selector: Text | None = None
    valid_until: date | None = None
    browser: bool = False

    def source(self) -> Source:
        """Return the source as a value."""
        return Source(self.id, self.url, self.role, self.kind, self.selector, self.valid_until, self.browser)


class LabEntry(Entry):
    """A whole lab file."""

    slug: Slug
    name: Text
    countries: list[Text] = []
    scope: list[Text] = []
    site: Address
    openness: Annotated[Openness, BeforeValidator(one_of(Openness, "openness"))]
    tags: list[Text] = []
    note: NoteEntry | None = None
    profile: ProfileEntry = ProfileEntry()
    source: list[SourceEntry] = Field(min_length=1)

    def lab(self, origin: str) -> Lab:
        """Return the lab as a value; `origin` is `packaged` or the file's path within the workspace."""
        return Lab(
            slug=self.slug,
            name=self.name,
            countries=tuple(self.countries),
            scope=tuple(self.scope),
            site=self.site,
            openness=self.openness,
            tags=tuple(self.tags),
            note=self.note.note() if self.note else None,
            profile=self.profile.flags(),
            sources=tuple(entry.source() for entry in self.source),
            origin=origin,
        )
