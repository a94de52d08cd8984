"""A folder of texts as the lens commands take it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from stancewatch.foundation.errors import InputError, WorldError

if TYPE_CHECKING:
    from stancewatch.model.evidence import Page

MEDIA_TYPES = {".md": "text/markdown", ".txt": "text/plain"}

MOST_NAMED = 5
"""Files named in the message where none can be read."""


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that gave no text."""

    document: str
    """Its name."""
    reason: str
    """Kind of failure, as audits name it: `empty`, `wrong_type`, `unreadable`."""
    detail: str
    """One sentence."""


@dataclass(frozen=True, slots=True)
class Given:
    """The texts of a folder, at least one, and the files that gave none; both by name."""

    pages: "tuple[Page, ...]"
    not_read: tuple[NotRead, ...]
    newest: date
    """Day (UTC) on which the last of the files that were read was written."""


def given(folder: Path) -> Given:
    """Return what a folder holds. Raises InputError where there is none, WorldError where no file can be read."""
    files = _files(folder)
    came = [_read(path) for path in files]
    not_read = tuple(one for one in came if isinstance(one, NotRead))
    read = {path: one for path, one in zip(files, came, strict=True) if not isinstance(one, NotRead)}
    if not read:
        said = " ".join(f"{one.document!r}: {one.detail}" for one in not_read[:MOST_NAMED])
        raise WorldError(
            f"No file of the folder {str(folder)!r} can be read. {said}", hint="Put the lab's texts there."
        )
    newest = max(path.stat().st_mtime for path in read)
    return Given(tuple(read.values()), not_read, datetime.fromtimestamp(newest, UTC).date())


def _files(folder: Path) -> list[Path]:
    if folder.is_file():
        raise InputError(
            f"{str(folder)!r} is a file.", hint=f"Name its folder: {str(folder.parent)!r} is read whole."
        )
    if not folder.is_dir():
        raise InputError(f"There is no folder {str(folder)!r}.", hint="Name a folder with .md or .txt files.")
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in MEDIA_TYPES and path.is_file())
    if not files:
        raise WorldError(
            f"The folder {str(folder)!r} holds no .md or .txt file.", hint="Put the lab's texts there."
        )
    return files


def _read(path: Path) -> "Page | NotRead":
    """Return a file as a page. Its role means nothing: the caller says that the given files are the whole scope."""
    from stancewatch.extract.extract import extract
    from stancewatch.extract.outcome import Unreadable
    from stancewatch.model.evidence import FailureReason, Page
    from stancewatch.model.lab import PageRole

    try:
        body = path.read_bytes()
    except OSError as error:
        return NotRead(path.name, FailureReason.UNREADABLE, f"It cannot be opened: {error.strerror}.")
    document = extract(body, media_type=MEDIA_TYPES[path.suffix.lower()], charset="")
    if isinstance(document, Unreadable):
        return NotRead(path.name, document.reason, document.detail)
    return Page(document, path.name, PageRole.DOCUMENTATION, path.name)
