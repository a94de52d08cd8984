"""Reading stored files, with an error that names the place where one is missing or altered."""

from pathlib import Path

from stancewatch.foundation.canonical import RESTORE, Json, unseal
from stancewatch.foundation.errors import HashMismatch, SnapshotMissing


def unseal_bytes(data: bytes, place: str) -> dict[str, Json]:
    """Return the document of sealed bytes.

    Raises HashMismatch for anything else, also for JSON that has no byte form: a lone surrogate, an
    infinite number, a thousand brackets.
    """
    try:
        return unseal(data, place)
    except (ValueError, RecursionError) as error:
        raise HashMismatch(f"{place!r} is not, byte for byte, what was stored.", hint=RESTORE) from error


def read_stored(path: Path, place: str) -> bytes:
    """Return the bytes of a stored file. Raises SnapshotMissing where it is not there."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise SnapshotMissing(f"The file {place!r} is not in the workspace.", hint=RESTORE) from error
    except OSError as error:
        raise SnapshotMissing(
            f"The file {place!r} cannot be read ({error.strerror}).", hint=RESTORE
        ) from error
