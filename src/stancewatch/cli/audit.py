"""`stancewatch audit`: from a lab's pages to a published audit, and back from a quote to the archive."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.foundation.errors import ExitCode, unknown_name

if TYPE_CHECKING:
    from stancewatch.foundation.canonical import Json
    from stancewatch.model.audit import Audit
    from stancewatch.model.score import Verdict
    from stancewatch.pipeline import Run
    from stancewatch.store.audits import Audits

VERSION = "1.0"
"""Of the JSON documents of this command; an audit has its own."""

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"], metavar="DATE", help="Read only what was captured up to this day (UTC)."
    ),
]
Slug = Annotated[str, typer.Argument(metavar="LAB", help="Slug of a lab as `lab list` shows it.")]
Which = Annotated[str, typer.Argument(metavar="[ID]", help="Id of an audit; the latest without one.")]

audit = typer.Typer(help="Audit labs, show and verify what was published.", no_args_is_help=True)


@audit.command("run")
def run(
    labs: Annotated[
        list[str], typer.Argument(metavar="LAB...", help="Slugs of labs as `lab list` shows them.")
    ],
    judge: Annotated[
        str, typer.Option(help="Who decides: `rules` proposes, and awards only what it earned.")
    ] = "rules",
    collect: Annotated[bool, typer.Option("--collect/--no-collect", help="Fetch the pages first.")] = True,
    as_of: AsOf = None,
    json: AsJson = False,
) -> None:
    """Collect a lab's pages, read them, and publish the audit.

    Exit code 0: whole. 5: published, with sources that could not be read. 4: nothing could be read, no audit.
    """
    from stancewatch import pipeline
    from stancewatch.foundation.clock import SystemClock
    from stancewatch.registry.registry import find
    from stancewatch.store.workspace import Workspace

    settings, workspace = context.settings(), context.workspace()
    known = [find(lab, workspace) for lab in labs]
    collecting = pipeline.Collecting.by(settings.collect, SystemClock()) if collect and as_of is None else None
    day = as_of.date() if as_of else None
    with context.progress() as progress:
        runs = [
            pipeline.run(lab, Workspace(workspace), progress, judge=judge, collecting=collecting, as_of=day)
            for lab in known
        ]
    if json:
        context.emit(_run_document(runs))
    else:
        for one in runs:
            _show_run(one)
    raise typer.Exit(_ended(runs))


def _audits() -> "Audits":
    from stancewatch.store.audits import Audits
    from stancewatch.store.workspace import Workspace

    return Audits(Workspace(context.workspace()))


def _audited(lab: str) -> str:
    """Return the slug of a lab that has audits. Raises UsageError with the near names for any other."""
    known = _audits().workspace.labs("audits")
    if lab not in known:
        raise unknown_name("audited lab", lab, known, hint=f"`stancewatch audit run {lab}` makes an audit.")
    return lab


def _published(lab: str, which: str) -> "Audit":
    audits = _audits()
    known = [line.id for line in audits.lines(_audited(lab))]
    latest = audits.latest(lab)
    if not which and latest is not None:
        return latest
    if which not in known:
        raise unknown_name(
            f"audit of {lab}", which, known, hint=f"`stancewatch audit history {lab}` lists them."
        )
    return audits.read(lab, which)


def _ended(runs: "Sequence[Run]") -> ExitCode:
    if all(one.audit is None for one in runs):
        return ExitCode.WORLD
    whole = all(one.audit is not None and not one.audit.failures for one in runs)
    return ExitCode.DONE if whole else ExitCode.PARTIAL


def _run_document(runs: "Sequence[Run]") -> "Json":
    published: list[Json] = [one.audit.model_dump(mode="json") for one in runs if one.audit]
    written: list[Json] = [one.audit.id for one in runs if one.audit and one.new]
    unread: list[Json] = [
        {"lab": one.lab.slug, "failures": [entry.model_dump(mode="json") for entry in one.failures]}
        for one in runs
        if one.audit is None
    ]
    return {
        "schema": "stancewatch/audit-run",
        "version": VERSION,
        "audits": published,
        "written": written,
        "unreadable": unread,
    }


def _show_run(one: "Run") -> None:
    if one.audit is None:
        context.show(f"{one.lab.name}: no page could be read, so there is no audit and no score.")
    else:
        _show_audit(one.audit)
        state = "written" if one.new else "nothing new since; the audit stands as it was"
        context.show(f"  Audit {one.audit.id} ({state}).")
    for failure in one.failures:
        context.show(f"  Not read: {failure.source} ({failure.url}): {failure.detail}")


def _show_audit(published: "Audit") -> None:
    from rich.table import Table

    facts = published.confidence.facts
    context.show(f"{published.profile.name}, {published.date}, method {published.method_version}")
    context.show(
        f"  {facts['documents_read']} of {facts['sources']} pages read, {facts['words']:,} words,"
        f" {len(published.flags)} wordings flagged. Confidence: {published.confidence.level}."
    )
    table = Table(box=None, pad_edge=False, padding=(0, 2))
    for heading in ("  Lens", "Score", "If all open items absent / present", "Outcomes"):
        table.add_column(heading)
    for lens in published.lenses:
        table.add_row(f"  {lens.title}", _number(lens.score), _range(lens.bounds), _counts(lens.counts))
    for name in type(published.pals).model_fields:
        entry = getattr(published.pals, name)
        table.add_row(f"  PALS {name}", _number(entry.score), _range(entry.bounds), "")
    table.add_row(
        "  PALS composite", _number(published.composite.score), _range(published.composite.bounds), ""
    )
    context.draw(table)


def _number(score: float | None) -> str:
    return "-" if score is None else f"{score:g}"


def _range(bounds: tuple[float, float] | None) -> str:
    return "does not apply" if bounds is None else f"{bounds[0]:g} / {bounds[1]:g}"


def _counts(counts: "dict[Verdict, int]") -> str:
    return ", ".join(f"{count} {verdict.replace('_', ' ')}" for verdict, count in counts.items() if count)


@audit.command("show")
def show(lab: Slug, which: Which = "", json: AsJson = False) -> None:
    """Show a published audit: the latest, or the one named."""
    published = _published(lab, which)
    if json:
        context.emit(published.model_dump(mode="json"))
        return
    _show_audit(published)
    for lens in published.lenses:
        context.show(f"\n{lens.order}. {lens.title}: {lens.question}")
        context.show(f"   {lens.justification}")
        for outcome in lens.outcomes:
            context.show(f"   {outcome.indicator} {outcome.statement}")
            for entry in outcome.evidence[:1]:
                context.show(f"       “{entry.quote}”")


@audit.command("history")
def history(lab: Slug, json: AsJson = False) -> None:
    """List the audits of a lab, oldest first."""
    audits = _audits().all(_audited(lab))
    if json:
        rows: list[Json] = [
            {"id": one.id, "date": one.date.isoformat(), "method_version": one.method_version,
             "code_version": one.code_version, "composite": one.composite.model_dump(mode="json")}
            for one in audits
        ]  # fmt: skip
        context.emit({"schema": "stancewatch/audit-history", "version": VERSION, "lab": lab, "audits": rows})
        return
    for one in audits:
        composite = _number(one.composite.score), _range(one.composite.bounds)
        context.show(f"{one.id}  method {one.method_version}  composite {composite[0]} ({composite[1]})")


@audit.command("verify")
def verify(
    labs: Annotated[
        list[str] | None, typer.Argument(metavar="[LAB]...", help="Slugs; all labs without one.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Cut every quote again, run every search again, hash every file again. Exit code 6 names what does not hold."""
    from dataclasses import asdict

    from stancewatch import pipeline

    chosen = [_audited(lab) for lab in labs or []]
    with context.progress() as progress:
        checked = pipeline.verify(_audits().workspace, chosen, progress)
    if json:
        broken: list[Json] = [asdict(one) for one in checked.broken]
        context.emit({
            "schema": "stancewatch/audit-verify", "version": VERSION, "audits": checked.audits,
            "quotes": checked.quotes, "searches": checked.searches, "files": checked.files, "broken": broken,
        })  # fmt: skip
    else:
        for one in checked.broken:
            context.show(f"{one.place}: {one.what}")
        context.say(
            f"{checked.audits} audits, {checked.quotes} quotes cut again, {checked.searches} searches run again,"
            f" {checked.files} files hashed: {len(checked.broken)} broken."
        )
    if checked.broken:
        raise typer.Exit(ExitCode.EVIDENCE)
