"""Every address on the site, in one place; all relative, all with the file's name, so that `file://` works."""

import posixpath
import re

from stancewatch.foundation.errors import PublicationError

LABS = "index.html"
METHODOLOGY = "methodology/index.html"
NOT_A_SCORE = "not"
"""Anchor of `What a score does not mean` on the methodology page."""
STYLESHEET = "assets/site.css"
API_LABS = "api/labs.json"
API_SCHEMA = "api/schema/audit.json"
CHECKSUMS = "SHA256SUMS"
MARKER = "stancewatch-site.json"

HASH_DIGITS = 12
_PART = re.compile(r"[a-z0-9][a-z0-9_-]{0,119}")
_NOT_IN_AN_ANCHOR = re.compile(r"[^A-Za-z0-9_-]+")


def part(name: str) -> str:
    """Return a slug or id as a part of an address. Raises PublicationError where it could leave its folder."""
    if not _PART.fullmatch(name):
        raise PublicationError(
            f"The name {name!r} cannot be part of an address.",
            hint="Slugs and audit ids hold lower-case letters, digits, hyphens and underscores.",
        )
    return name


def lab_page(slug: str) -> str:
    """The latest audit of a lab."""
    return f"lab/{part(slug)}/index.html"


def audit_page(slug: str, audit: str) -> str:
    """One audit, for ever."""
    return f"lab/{part(slug)}/a/{part(audit)}/index.html"


def changes_page(slug: str, audit: str) -> str:
    """What differs between an audit and the one before it."""
    return f"lab/{part(slug)}/a/{part(audit)}/changes.html"


def source_page(sha256: str, number: int = 1) -> str:
    """An archived text; long texts continue on `2.html` and so on."""
    return f"source/{part(sha256[:HASH_DIGITS])}/{'index' if number == 1 else number}.html"


def api_lab(slug: str) -> str:
    """The latest audit as data; this address is kept for ever."""
    return f"api/labs/{part(slug)}.json"


def api_audit(audit: str) -> str:
    """One audit as data."""
    return f"api/audits/{part(audit)}.json"


def quote_anchor(start: int, end: int) -> str:
    """Where a quote stands on the page of its text."""
    return f"q-{start}-{end}"


def lens_anchor(lens: str) -> str:
    """Where a lens stands on an audit page."""
    return f"lens-{_anchor(lens)}"


def outcome_anchor(indicator: str) -> str:
    """Where an indicator's outcome stands on an audit page."""
    return f"o-{_anchor(indicator)}"


def flag_anchor(document: str, start: int, end: int, pattern: str) -> str:
    """Where a flagged wording stands on an audit page."""
    return f"f-{_anchor(document[:8])}-{start}-{end}-{_anchor(pattern)}"


def _anchor(name: str) -> str:
    return _NOT_IN_AN_ANCHOR.sub("-", name)


def relative(page: str, target: str) -> str:
    """Return the link from one file of the site to another."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")
