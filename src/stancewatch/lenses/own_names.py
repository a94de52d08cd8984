"""By which names a page's owner calls itself and its work, as far as the page tells: its title, and what it calls "our"."""

import re
from collections.abc import Iterator

from stancewatch.model.evidence import Document, PassageKind

_NAME = r"(?P<name>[A-Z][\w.-]*\w)"
_SELF = (
    re.compile(rf"\b(?:[Ww]e at|[Hh]ere at|[Ww]e are|[Ww]e're|[Ii]n) {_NAME}[^.!?\n]{{0,60}}\b(?:we|our)\b"),
    re.compile(
        rf"\b[Oo]ur (?:own )?(?:\w+ )?(?:\w+ )?(?:models?|assistants?|data ?sets?|products?|services?|tools?|platform) {_NAME}"
    ),
    re.compile(
        rf"\b{_NAME}(?:,| is| are)(?: one of)? our (?!compet|rival|partner|suppl|vendor|landlord|host|client|custom|friend|neighbo|peer|sponsor|donor)\w+"
    ),
    re.compile(
        rf"\b[Ww]e (?:(?:are|have|also|now|today|just|\w+ly) )*(?:releas|introduc|present|announc|launch|publish|call|train|buil[dt]|develop|creat|distribut)\w*(?: (?:it|our|the|a|an|new|our new))* {_NAME}"
    ),
    re.compile(rf"[Aa]bout {_NAME}\W*$", re.MULTILINE),
)
_SAMPLE = 60_000
"""Code points of a page in which names are looked for."""
_PART = re.compile(r"[^\W\d_]{2,}")


def own_names(document: Document) -> frozenset[str]:
    """Return the parts of the names by which a page's owner calls itself and its work, in lower case.

    The page's title counts whole. A name that the page gives to somebody it calls partner, supplier or rival does not.
    """
    return frozenset(part.lower() for name in _names(document) for part in _PART.findall(name))


def _names(document: Document) -> Iterator[str]:
    title = next((one for one in document.passages if one.kind is PassageKind.HEADING), None)
    if title is not None:
        yield title.text
    sample = document.text[:_SAMPLE]
    for expression in _SELF:
        yield from (found["name"] for found in expression.finditer(sample))
