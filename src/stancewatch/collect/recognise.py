"""What an answer is, and what its header called it."""

from stancewatch.collect.setback import Setback
from stancewatch.foundation.recognition import HTML, PDF, recognised
from stancewatch.model.evidence import FailureReason


def media_type(body: bytes, named: str, url: str, charset: str = "") -> str:
    """Return `text/html`, `application/pdf`, `text/plain` or `text/markdown`.

    `named` and `charset` are media type and character set of the header. Raises Setback for what holds no text.
    """
    found = recognised(body, named, charset, url)
    if not found.media_type:
        raise Setback(FailureReason.WRONG_TYPE, found.detail)
    return found.media_type


def named_type(content_type: str) -> tuple[str, str]:
    """Return media type and charset as a Content-Type header names them, in lower case, empty where not."""
    name, *parameters = content_type.split(";")
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return name.strip().lower(), value.strip().strip("\"'").lower()[:40]
    return name.strip().lower(), ""


def type_is_wrong(recognised: str, named: str) -> bool:
    """Say whether a header named another kind of thing than the bytes are."""
    right = {HTML: {HTML, "application/xhtml+xml"}, PDF: {PDF}}.get(recognised)
    return right is not None and named not in right | {"", "application/octet-stream"}
