"""Short ways to read a snippet in the tests of this folder."""

from stancewatch.extract.extract import extract
from stancewatch.extract.outcome import Unreadable
from stancewatch.model.evidence import Document


def outcome(
    body: str | bytes, media_type: str = "text/html", charset: str = "", **more: str
) -> Document | Unreadable:
    """Return what comes of a body."""
    data = body.encode() if isinstance(body, str) else body
    return extract(data, media_type=media_type, charset=charset, **more)  # type: ignore[arg-type]  # only strings are passed on


def document(body: str | bytes, media_type: str = "text/html", charset: str = "", **more: str) -> Document:
    """Return the document of a body that must be readable."""
    found = outcome(body, media_type, charset, **more)
    assert isinstance(found, Document), found
    return found


def texts(body: str | bytes, **more: str) -> list[str]:
    """Return the texts of the blocks of an HTML body."""
    return [passage.text for passage in document(body, **more).passages]
