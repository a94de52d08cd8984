"""A folder of texts as the lens commands take it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from stancewatch.foundation.errors import InputError, WorldError

if TYPE_CHECKING:
    from stancewatch.model.evidence import Page

MEDIA_TYPES = {".md": "text/markdown", ".txt": "text/plain"}


def files_in(folder: Path) -> list[Path]:
    """Return the texts of a folder, by name. Raises InputError or WorldError where there are none."""
    if not folder.is_dir():
        raise InputError(f"There is no folder {str(folder)!r}.", hint="Name a folder with .md or .txt files.")
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in MEDIA_TYPES and path.is_file())
    if not files:
        raise WorldError(
            f"The folder {str(folder)!r} holds no .md or .txt file.", hint="Put the lab's texts there."
        )
    return files


def page_of(path: Path) -> "Page":
    """Return a file as a page. It has no role: the caller says that the given files are the whole scope."""
    from stancewatch.extract.extract import extract
    from stancewatch.extract.outcome import Unreadable
    from stancewatch.model.evidence import Page
    from stancewatch.model.lab import PageRole

    document = extract(path.read_bytes(), media_type=MEDIA_TYPES[path.suffix.lower()], charset="")
    if isinstance(document, Unreadable):
        raise InputError(
            f"The file {str(path)!r} cannot be read: {document.detail}", hint="Take it out of the folder."
        )
    return Page(document, path.name, PageRole.DOCUMENTATION, path.name)


def day_of(given: str | None, files: list[Path]) -> date:
    """Return the day the texts speak of: as given, else that of the newest file."""
    if given is None:
        newest = max(path.stat().st_mtime for path in files)
        return datetime.fromtimestamp(newest, UTC).date()
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise InputError(f"{given!r} is not a day.", hint="Write YYYY-MM-DD.") from error


def lines_of(file: str) -> Iterator[str]:
    """Yield the lines of a file, or of standard input for `-`."""
    import sys

    if file == "-":
        yield from sys.stdin
        return
    try:
        with Path(file).open(encoding="utf-8") as stream:
            yield from stream
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The file {file!r} cannot be read: {error}.", hint="Name a JSON Lines file."
        ) from error
