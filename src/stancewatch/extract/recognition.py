"""What some bytes are to be read as, by the rule that collecting goes by too."""

from stancewatch.extract.outcome import Unreadable
from stancewatch.foundation import recognition
from stancewatch.model.evidence import FailureReason


def recognised(body: bytes, media_type: str, url: str, charset: str = "") -> str | Unreadable:
    """Return the media type of some bytes: `text/html`, `application/pdf`, `text/markdown` or `text/plain`.

    Unreadable (`EMPTY`, `WRONG_TYPE`) where they are nothing, or nothing that holds prose.
    """
    if not body.strip(b" \t\r\n\f\0"):
        return Unreadable(FailureReason.EMPTY, f"The answer has {len(body)} bytes and no text.")
    named = media_type.partition(";")[0].strip().lower()
    found = recognition.recognised(body, named, charset.strip().strip("\"'").lower(), url)
    return found.media_type or Unreadable(FailureReason.WRONG_TYPE, found.detail)
