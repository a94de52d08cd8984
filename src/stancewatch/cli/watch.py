"""`stancewatch watch`: collect again and again, and judge again what changed."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.foundation.clock import instant
from stancewatch.foundation.errors import ExitCode
from stancewatch.foundation.unseen import visible_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from stancewatch.foundation.canonical import Json
    from stancewatch.procedures.watching import Look

Labs = Annotated[list[str], typer.Argument(metavar="LAB...", help="Slugs of labs as `lab list` shows them.")]
Every = Annotated[str, typer.Option(help="Time from one round to the next: 90s, 30m, 24h, 7d.")]
Jitter = Annotated[
    float,
    typer.Option(
        min=0, max=0.99, help="Share of that time by which a lab's turn is put off, by its name and the day."
    ),
]
Runs = Annotated[int | None, typer.Option(min=1, help="How many rounds; for ever without it. 1 is for cron.")]
JudgeName = Annotated[str, typer.Option("--judge", help="Who decides, as in `audit run`.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document a line, one line a turn.")]


def watch(
    labs: Labs,
    every: Every = "24h",
    jitter: Jitter = 0.1,
    runs: Runs = None,
    judge: JudgeName = "rules",
    json: AsJson = False,
) -> None:
    """Collect labs on a schedule, and audit a lab when a text of it has changed since its last audit.

    One line a turn. The first round starts at once. A lab that cannot be collected or judged is said and tried
    again in the next round. Exit code 0: every page was had each time. 5: some were not. 4: none was. 6: what
    is stored does not hold.
    """
    ended = set[ExitCode]()
    for look in _looks(labs, every, jitter, runs, judge):
        ended.add(_ended(look))
        _tell(look, json)
    raise typer.Exit(_together(ended))


def _looks(labs: list[str], every: str, jitter: float, runs: int | None, judge: str) -> "Iterator[Look]":
    from functools import partial

    from stancewatch.foundation.clock import SystemClock
    from stancewatch.foundation.schedule import Schedule, interval
    from stancewatch.pipeline import Collecting
    from stancewatch.procedures import watching
    from stancewatch.registry.registry import find
    from stancewatch.store.workspace import Workspace

    settings, workspace = context.settings(), context.workspace()
    known = partial(find, workspace=workspace)
    names = [known(lab).slug for lab in dict.fromkeys(labs)]
    schedule = Schedule(interval(every), jitter, runs)
    collecting = partial(Collecting.by, settings.collect, SystemClock())
    key = settings.publish.signing_key
    yield from watching.watch(
        names, known, Workspace(workspace), collecting, schedule, judge=judge, signing_key=key
    )


def _tell(look: "Look", json: bool) -> None:
    """Print the line of a turn at once: whoever reads it may wait for it."""
    from stancewatch.foundation.canonical import canonical_line

    if json:
        sys.stdout.write(visible_json(canonical_line(_document(look)).decode()))
    else:
        context.show(_line(look))
    sys.stdout.flush()


def _line(look: "Look") -> str:
    missed = _missed(look)
    said = [f"{instant(look.at)}  {look.lab}: {len(look.captures)} pages asked for, {len(missed)} not had"]
    if missed:
        said.append(f"({', '.join(missed)})")
    if look.error:
        return f"{' '.join(said)}; {look.error.message}"
    changed = (
        f"changed since the last audit: {', '.join(look.changed)}" if look.changed else "no text changed"
    )
    return f"{' '.join(said)}; {changed}{_audited(look)}"


def _audited(look: "Look") -> str:
    if look.run is None or look.run.audit is None:
        return ""
    return f"; audit {look.run.audit.id}" + ("" if look.run.new else " stands as it was")


def _missed(look: "Look") -> list[str]:
    return [name for name, capture in look.captures.items() if capture.reason]


def _document(look: "Look") -> "Json":
    audit = look.run.audit if look.run else None
    missed: list[Json] = [
        {"source": name, "reason": str(capture.reason), "detail": capture.detail}
        for name, capture in look.captures.items()
        if capture.reason
    ]
    return {
        "schema": "stancewatch/watch",
        "version": "1.0",
        "lab": look.lab,
        "at": instant(look.at),
        "sources": len(look.captures),
        "missed": missed,
        "changed": list(look.changed),
        "audit": audit.id if audit else None,
        "new": bool(look.run and look.run.new),
        "error": look.error.message if look.error else "",
    }


def _ended(look: "Look") -> ExitCode:
    if look.error:
        return look.error.exit_code
    missed = len(_missed(look))
    if not missed:
        return ExitCode.DONE
    return ExitCode.WORLD if missed == len(look.captures) else ExitCode.PARTIAL


def _together(ended: "Set[ExitCode]") -> ExitCode:
    """Return the exit code of several turns: damage before all, else whole, in part, or nothing."""
    if ExitCode.EVIDENCE in ended:
        return ExitCode.EVIDENCE
    return next(iter(ended)) if len(ended) == 1 else ExitCode.PARTIAL
