"""`stancewatch manifest`: the daily file that stands for everything stored, and its time stamp."""

from typing import Annotated

import typer

from stancewatch.cli import context
from stancewatch.foundation.errors import UsageError

Day = Annotated[str, typer.Argument(metavar="[DAY]", help="Day of the manifest, 2026-01-02; else the last.")]
Url = Annotated[
    str, typer.Option("--url", metavar="URL", help="Address of a time stamping authority (RFC 3161).")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]

manifest = typer.Typer(name="manifest", help="Count and time-stamp what is stored.", no_args_is_help=True)


@manifest.callback()
def group() -> None:
    """Count and time-stamp what is stored."""


@manifest.command("write")
def write(json: AsJson = False) -> None:
    """Count every list anew and register the lab files as they are, as `snapshot take` does at its end.

    After you have changed a lab file by hand this says that it is the one you mean.
    """
    from stancewatch.foundation.clock import SystemClock
    from stancewatch.store.manifest import extend_manifest
    from stancewatch.store.workspace import Workspace

    place = extend_manifest(Workspace(context.workspace()), SystemClock().now().date())
    if json:
        context.emit({"schema": "stancewatch/manifest-write", "version": "1.0", "place": place})
    else:
        context.show(f"{place} stands for everything stored up to now.")


@manifest.command("stamp")
def stamp(url: Url, day: Day = "", json: AsJson = False) -> None:
    """Send the hash of a manifest, and nothing else, to a time stamping authority, and keep its answer.

    The manifest stays as it is from then on; what is stored later that day stands in the next.
    Asked again, another authority or the same one, its answer is kept beside the first.
    """
    from stancewatch.foundation.clock import SystemClock
    from stancewatch.procedures import stamping
    from stancewatch.store.register import manifests
    from stancewatch.store.stamps import manifest_day
    from stancewatch.store.workspace import Workspace

    workspace = Workspace(context.workspace())
    known = manifests(workspace)
    if not known:
        raise UsageError("There is no manifest here yet.", hint="`stancewatch snapshot take LAB` writes one.")
    on = manifest_day(day or known[-1].stem)
    place = stamping.stamp(workspace, on, url, context.settings().collect, SystemClock())
    if json:
        document = {"schema": "stancewatch/manifest-stamp", "version": "1.0", "place": place}
        context.emit({**document, "day": on.isoformat(), "url": url})
        return
    context.show(f"{place}: the answer of {url}. Its signature was not checked.")
    context.show(f"openssl ts -verify -data log/{on.isoformat()}.manifest -in {place} -CAfile authority.pem")
