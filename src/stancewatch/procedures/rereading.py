"""Rereading: stored pages under the present selector and extractor, and what that means for published quotes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stancewatch.audit.refinding import Refinder, Sought
from stancewatch.audit.verify import quotes
from stancewatch.extract.outcome import Unreadable
from stancewatch.model.audit import Audit
from stancewatch.model.evidence import Document
from stancewatch.model.lab import Lab
from stancewatch.model.verification import Stale
from stancewatch.pipeline import read_again
from stancewatch.store.archive import FileArchive, last_read
from stancewatch.store.manifest import extend_manifest
from stancewatch.store.rereading import later_reading
from stancewatch.store.standing import at_address
from stancewatch.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Reread:
    """A page that stands, read again with the present selector and extractor."""

    source: str
    before: str
    """SHA-256 of the text that stood."""
    after: Document | None
    """The new text; None where the page cannot be read now: the text before stands."""
    why: str
    """Why it cannot, else empty."""


def reextract(lab: Lab, workspace: Workspace, *, dry_run: bool = False) -> tuple[Reread, ...]:
    """Read every page that stands again and return those whose text is another now; both texts are kept.

    The latest manifest then stands for the new lines, too.
    """
    archive, found, days = FileArchive(workspace), list[Reread](), list[date]()
    for source in lab.sources:
        before = last_read(at_address(archive.captures(lab.slug, source.id), source))
        if before is None or before.snapshot is None:
            continue
        text = read_again(archive, source, before.snapshot)
        if isinstance(text, Unreadable):
            found.append(Reread(source.id, before.text_sha256, None, text.detail))
        elif text.sha256 != before.text_sha256:
            found.append(Reread(source.id, before.text_sha256, text, ""))
            if not dry_run:
                archive.read_again(before, before.snapshot, text)
                days.append(before.at.date())
    if days:
        extend_manifest(workspace, max(days))
    return tuple(found)


def stale(workspace: Workspace, audit: Audit) -> tuple[Stale, ...]:
    """Return the quotes of an audit that a later reading of the same bytes does not hold word for word."""
    archive, newer = FileArchive(workspace), dict[str, Document]()
    for entry in audit.documents:
        captures = archive.captures(audit.lab, entry.source)
        again = later_reading(captures, entry.body_sha256, entry.sha256)
        if again:
            newer[entry.sha256] = archive.document(audit.lab, again)
    return not_found_in(audit, newer)


def not_found_in(audit: Audit, newer: Mapping[str, Document]) -> tuple[Stale, ...]:
    """Return the quotes of an audit that later readings, by the hash of the text they follow, do not hold."""
    finders = {sha256: Refinder(text) for sha256, text in newer.items()}
    return tuple(
        Stale(place, one.quote, newer[one.document].sha256)
        for place, one in quotes(audit)
        if one.document in finders
        and not finders[one.document]
        .find(Sought(one.quote, one.prefix, one.suffix, one.block, one.start))
        .verbatim
    )
