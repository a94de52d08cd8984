"""What a page says about itself to machines. Recorded, and left to others to act upon."""

import re
from typing import TypeAlias

from stancewatch.collect.setback import Answer

Metas: TypeAlias = list[tuple[str, str]]

_HEAD = 64 * 1024
_META = re.compile(rb"<meta\s[^>]{0,2000}>", re.I)
_ATTRIBUTE = re.compile(
    rb"([a-z:-]{1,40})\s{0,20}=\s{0,20}(?:\"([^\"]{0,2000})\"|'([^']{0,2000})'|([^\s\"'>]{1,2000}))", re.I
)
_REFRESH = re.compile(r"\s*[0-9.]*\s*[;,]?\s*(?:url\s*=\s*)?['\"]?(.*?)['\"]?\s*", re.I | re.S)

_WITH_VALUE = frozenset({"max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"})

RESERVATIONS = frozenset({"noarchive", "noai", "noimageai", "noindex", "nosnippet", "none"})
"""Directives of X-Robots-Tag and of `<meta name=robots>` that are kept as flags."""
LATIN = frozenset(
    {"iso-8859-1", "latin-1", "latin1", "iso8859-1", "windows-1252", "cp1252", "us-ascii", "ascii"}
)


def header_flags(answer: Answer, agent: str) -> set[str]:
    """Return the reservations that the headers state for everyone or for this program by name."""
    flags = set(_directives(answer.header("x-robots-tag"), agent))
    if answer.header("tdm-reservation").strip() == "1":
        flags.add("tdm_reservation")
    return flags


def metas(body: bytes) -> Metas:
    """Return name and content of the meta elements at the top of a page, in order."""
    found = []
    for element in _META.findall(body[:_HEAD]):
        values = {
            name.lower(): (double or single or bare).decode("utf-8", "replace")
            for name, double, single, bare in _ATTRIBUTE.findall(element)
        }
        name = values.get(b"name") or values.get(b"http-equiv") or ""
        found.append((name.strip().lower(), values.get(b"content", "")))
    return found


def page_flags(found: Metas, agent: str) -> set[str]:
    """Return the reservations that a page's meta elements state, and `meta_refresh` where it has one."""
    flags = {"meta_refresh"} if refresh(found) else set()
    for name, content in found:
        if name in {"robots", agent.lower()}:
            flags.update(_directives(content, agent))
        if name == "tdm-reservation" and content.strip() == "1":
            flags.add("tdm_reservation")
    return flags


def refresh(found: Metas) -> str:
    """Return the address a page's meta refresh names, empty where it names none. It is never followed."""
    targets = (refresh_target(content) for name, content in found if name == "refresh")
    return next(filter(None, targets), "")


def refresh_target(content: str) -> str:
    """Return the address in the content of a meta refresh: `0;url=/new` gives `/new`."""
    found = _REFRESH.fullmatch(content.partition(";")[2] or content.partition(",")[2])
    return found.group(1) if found else ""


def charset_is_wrong(body: bytes, charset: str) -> bool:
    """Say whether a header names a Latin encoding for what is plainly UTF-8."""
    if charset not in LATIN or body.isascii():
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _directives(value: str, agent: str) -> list[str]:
    """Return the reservations in a list of directives, where `name:` narrows what follows to one reader."""
    found, speaks_to_us = [], True
    for part in value.lower().split(","):
        reader, colon, rest = part.partition(":")
        directive = part.strip()
        if colon and reader.strip() not in _WITH_VALUE:
            speaks_to_us, directive = reader.strip() in {agent.lower(), "*"}, rest.strip()
        if speaks_to_us and directive in RESERVATIONS:
            found.append(directive)
    return found
