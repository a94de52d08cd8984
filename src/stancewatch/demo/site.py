"""The pages of the invented sites at a date, read from the package.

`sites/index.toml` maps version -> host -> path to a file and its media type. A version is the day from which
it stands; a page that did not change between two versions is one file.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

SITES = Path(__file__).parent / "sites"
"""The files, and `index.toml` that says which of them a host serves from which day."""

Version = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Host -> path -> `file` and `media_type`."""


@dataclass(frozen=True, slots=True)
class SitePage:
    """What a host serves at a path."""

    host: str
    path: str
    body: bytes
    media_type: str
    """As the Content-Type header says it: `text/html; charset=utf-8`."""
    changed: date
    """The version with which these bytes came."""


def versions() -> tuple[date, ...]:
    """Return the days on which the sites changed, oldest first."""
    return tuple(_index())


def hosts() -> tuple[str, ...]:
    """Return the invented hosts, sorted."""
    return tuple(sorted({host for version in _index().values() for host in version}))


def page(host: str, path: str, on: date) -> SitePage | None:
    """Return what a host serves at a path on a day, None where it serves nothing there.

    The version in force is the last one not after `on`. Paths are compared as they stand, without a query.
    """
    standing = [day for day in versions() if day <= on]
    entry = _entry(standing[-1], host, path) if standing else None
    if entry is None:
        return None
    changed = standing[-1]
    for day in reversed(standing):
        if _entry(day, host, path) != entry:
            break
        changed = day
    return SitePage(host, path, (SITES / entry["file"]).read_bytes(), entry["media_type"], changed)


def first_served(host: str, path: str) -> date | None:
    """Return the first day on which a host serves something at a path, None where it never does."""
    return next((day for day in versions() if _entry(day, host, path) is not None), None)


def _entry(day: date, host: str, path: str) -> Mapping[str, str] | None:
    return _index()[day].get(host, {}).get(path)


@cache
def _index() -> Mapping[date, Version]:
    versions: dict[str, Version] = tomllib.loads((SITES / "index.toml").read_text(encoding="utf-8"))
    return {date.fromisoformat(day): versions[day] for day in sorted(versions)}
