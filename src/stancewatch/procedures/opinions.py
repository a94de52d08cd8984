"""Opinions: the texts that stand, beside what another extractor makes of the same stored bytes."""

from collections.abc import Iterator
from dataclasses import dataclass

from stancewatch.extract.confined.process import read_confined
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.reading import Material
from stancewatch.extract.recognition import recognised
from stancewatch.extract.second_opinion import MOST_DIFFERENT, difference
from stancewatch.foundation.progress import Progress
from stancewatch.model.lab import Lab, Source
from stancewatch.store.archive import FileArchive
from stancewatch.store.standing import standing
from stancewatch.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Opinion:
    """A page that stands, and how far another extractor differs from the text that stands."""

    source: str
    url: str
    words: int
    """Of the text that stands."""
    others: int
    """Of the other extractor's text; 0 where it read none."""
    share: float | None
    """Of the words of the longer text that the other has not, 0 to 1; None where the other read none."""
    why: str
    """Why it read none, else empty."""
    selector: bool
    """Whether the lab file declares which element of the page is read."""

    @property
    def to_be_looked_at(self) -> bool:
        """Whether the two differ by so much that a person should look at the page."""
        return self.share is None or self.share > MOST_DIFFERENT


def opinions(lab: Lab, workspace: Workspace, progress: Progress) -> tuple[Opinion, ...]:
    """Return an opinion on every HTML page of a lab that stands, in the order of the lab file. Nothing is written."""
    archive, found = FileArchive(workspace), list[Opinion]()
    progress.start("Reading twice", len(lab.sources))
    for source in lab.sources:
        progress.step(source.id)
        found += _opinion(archive, lab.slug, source)
    progress.finish()
    return tuple(found)


def _opinion(archive: FileArchive, lab: str, source: Source) -> Iterator[Opinion]:
    stands = standing(archive.captures(lab, source.id), source)
    page = stands.snapshot
    if page is None:
        return
    body = archive.body(page)
    if recognised(body, page.media_type, page.final_url) != "text/html":
        return
    text = archive.document(lab, stands.text_sha256).text
    other = read_confined("second_opinion", Material(body, page.charset, source.selector))
    read = "" if isinstance(other, Unreadable) else other.text
    yield Opinion(
        source.id,
        source.url,
        len(text.split()),
        len(read.split()),
        None if isinstance(other, Unreadable) else difference(text, read),
        other.detail if isinstance(other, Unreadable) else "",
        source.selector is not None,
    )
