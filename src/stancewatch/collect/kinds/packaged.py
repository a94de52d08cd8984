"""A file that ships with the program: the pages of the invented labs, as their site stood at a date.

The table `demo/sites/index.toml` maps version (a date), host and path to a file and its media type. The
version read is the newest that is not in the future of the clock.
"""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeAlias

import httpx

from stancewatch.collect.kind import Kind
from stancewatch.collect.recognise import named_type
from stancewatch.collect.run import Run
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Capture, Fetched
from stancewatch.model.lab import Source, SourceKind

Sites: TypeAlias = dict[str, dict[str, dict[str, dict[str, str]]]]

SITES = ("demo", "sites")
"""Folder of the sites inside the package."""


def server(_run: Run, _source: Source) -> str:
    """Return the one place all packaged files come from."""
    return "packaged"


class PackagedFetching:
    """Reads packaged files. No connection is made, so there is no hop and no robots.txt to heed."""

    def __init__(self, run: Run) -> None:
        self._clock = run.clock

    def fetch(self, source: Source, earlier: Capture | None) -> Fetched:  # noqa: ARG002, a file has no validators
        """Return the file that stood for a URL at the clock's date, or that there was none."""
        at = self._clock.now()
        entry = _entry(source.url, at.date())
        if entry is None:
            detail = f"No packaged page stands at {source.url!r} on {at:%Y-%m-%d}."
            reason = FailureReason.HTTP_STATUS
            return Fetched(source.id, source.role, source.url, at, reason=reason, detail=detail)
        media_type, charset = named_type(entry["media_type"])
        return Fetched(
            source.id,
            source.role,
            source.url,
            at,
            body=_folder().joinpath(entry["file"]).read_bytes(),
            media_type=media_type,
            charset=charset,
            robots="packaged with the program",
        )

    def close(self) -> None:
        """There is nothing to let go of."""


def _entry(address: str, day: date) -> dict[str, str] | None:
    url, sites = httpx.URL(address), _sites()
    version = max((name for name in sites if name <= day.isoformat()), default="")
    return sites.get(version, {}).get(url.host, {}).get(url.path)


def _folder() -> Traversable:
    return files("stancewatch").joinpath(*SITES)


@cache
def _sites() -> Sites:
    sites: Sites = tomllib.loads(_folder().joinpath("index.toml").read_text("utf-8"))
    return sites


KIND = Kind(SourceKind.PACKAGED, server, PackagedFetching)
