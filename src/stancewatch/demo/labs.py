"""The invented labs as they are watched in the demonstration: over HTTP, on a given day."""

from dataclasses import replace
from datetime import date

from stancewatch.demo.site import first_served
from stancewatch.model.lab import Lab, Source, SourceKind
from stancewatch.registry.reading import read
from stancewatch.registry.registry import ORIGIN, PACKAGED

SLUGS = ("ostrevane", "wattenmoor")
"""One that writes around what it does, one that says it. Both are made up."""


def labs(on: date) -> tuple[Lab, ...]:
    """Return the invented labs with the sources somebody could know on a day, as pages to be fetched.

    A page that appears later is left out; one that has gone, or that robots.txt keeps from being read, stays.
    """
    return tuple(_on(read(PACKAGED / f"{slug}.toml", origin=ORIGIN), on) for slug in SLUGS)


def _on(lab: Lab, on: date) -> Lab:
    known = tuple(replace(source, kind=SourceKind.PAGE) for source in lab.sources if not _later(source, on))
    return replace(lab, sources=known)


def _later(source: Source, on: date) -> bool:
    host, _, path = source.url.removeprefix("http://").partition("/")
    first = first_served(host, f"/{path}")
    return first is not None and first > on
