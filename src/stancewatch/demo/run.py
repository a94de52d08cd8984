"""The demonstration: two invented labs, served on loopback, collected and audited on two days, and their site.

It walks the path of every audit: the same fetcher, archive, extractor, judge and site. Only the clock stands
still, and the invented hosts are routed to a server of our own, so that it needs no network and gives the
same audits and the same site every time.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stancewatch import pipeline
from stancewatch.demo.labs import labs
from stancewatch.demo.server import DemoServer, morning, serving
from stancewatch.demo.site import hosts, versions
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.errors import UsageError
from stancewatch.foundation.progress import Progress
from stancewatch.foundation.settings import CollectSettings, PublishSettings
from stancewatch.procedures.publication import build
from stancewatch.publish.site import Built
from stancewatch.store.workspace import Workspace

MARKER = ".stancewatch-demo"
"""Tells a folder made here, which may be made anew, from one that somebody else filled."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What was made."""

    workspace: Path
    runs: tuple[pipeline.Run, ...]
    """By day, then by lab."""
    site: Built


def demonstrate(out: Path, progress: Progress) -> Demonstration:
    """Make the demonstration in a folder: `workspace/` and `site/`.

    Raises UsageError where the folder holds something else.
    """
    _make_room(out)
    workspace = Workspace(out / "workspace")
    with serving(versions()[0]) as server:
        runs = tuple(run for day in versions() for run in _audits(day, server, workspace, progress))
    site = build(workspace, out / "site", PublishSettings(), (), progress)
    return Demonstration(workspace.root, runs, site)


def _audits(
    day: date, server: DemoServer, workspace: Workspace, progress: Progress
) -> Iterator[pipeline.Run]:
    server.on = day
    routes = {(host, 80): ("127.0.0.1", server.server_port) for host in hosts()}
    for lab in labs(day):
        collecting = pipeline.Collecting.by(
            CollectSettings(hosts_at_once=1), FixedClock(morning(day)), routes
        )
        yield pipeline.run(lab, workspace, progress, collecting=collecting)


def _make_room(out: Path) -> None:
    if out.exists() and any(out.iterdir()) and not (out / MARKER).exists():
        raise UsageError(
            f"The folder {str(out)!r} holds something that is not a demonstration.",
            hint="Name another with --out; this one is left as it is.",
        )
    for made in ("workspace", "site"):
        shutil.rmtree(out / made, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    (out / MARKER).touch()
