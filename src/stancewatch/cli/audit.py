"""`stancewatch audit`: from a lab's pages to a published audit, and back from a quote to the archive."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.cli.audit_changes import diff, removed
from stancewatch.cli.audit_explain import explain
from stancewatch.cli.audit_ledger import claims, order
from stancewatch.cli.audit_published import (
    VERSION,
    AsJson,
    Slug,
    Which,
    all_audits,
    audited,
    bounds,
    counts,
    number,
    published,
)
from stancewatch.cli.audit_verify import verify
from stancewatch.cli.table import draw
from stancewatch.foundation.errors import ExitCode

if TYPE_CHECKING:
    from stancewatch.foundation.canonical import Json
    from stancewatch.model.audit import Audit
    from stancewatch.model.readings import Waiting
    from stancewatch.pipeline import Run

AsOf = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="DATE",
        help="Read only what was captured up to this day (UTC). Nothing is fetched then, as with --no-collect.",
    ),
]
audit = typer.Typer(help="Audit labs, show and verify what was published.", no_args_is_help=True)
for command in (diff, removed, explain, claims, order, verify):
    audit.command()(command)


@audit.command("run")
def run(
    labs: Annotated[
        list[str], typer.Argument(metavar="LAB...", help="Slugs of labs as `lab list` shows them.")
    ],
    judge: Annotated[
        str, typer.Option(help="Who decides: `rules` proposes, and awards only what it earned.")
    ] = "rules",
    collect: Annotated[
        bool, typer.Option("--collect/--no-collect", help="Fetch the pages first; never with --as-of.")
    ] = True,
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
    collecting = (
        pipeline.Collecting.by(settings.collect, SystemClock()) if collect and as_of is None else None
    )
    day = as_of.date() if as_of else None
    with context.progress() as progress:
        runs = [
            pipeline.run(
                lab,
                Workspace(workspace),
                progress,
                judge=judge,
                collecting=collecting,
                as_of=day,
                signing_key=settings.publish.signing_key,
            )
            for lab in known
        ]
    if json:
        context.emit(_run_document(runs))
    else:
        for one in runs:
            _show_run(one)
    raise typer.Exit(_ended(runs))


def _ended(runs: "Sequence[Run]") -> ExitCode:
    if all(one.audit is None for one in runs):
        return ExitCode.WORLD
    whole = all(one.audit is not None and not one.audit.failures for one in runs)
    return ExitCode.DONE if whole else ExitCode.PARTIAL


def _run_document(runs: "Sequence[Run]") -> "Json":
    audits: list[Json] = [one.audit.model_dump(mode="json") for one in runs if one.audit]
    written: list[Json] = [one.audit.id for one in runs if one.audit and one.new]
    unread: list[Json] = [
        {"lab": one.lab.slug, "failures": [entry.model_dump(mode="json") for entry in one.failures]}
        for one in runs
        if one.audit is None
    ]
    return {
        "schema": "stancewatch/audit-run",
        "version": VERSION,
        "audits": audits,
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


def _show_audit(one: "Audit") -> None:
    from stancewatch.model.readings import first_readings_of, waiting

    facts = one.confidence.facts
    context.show(f"{one.profile.name}, {one.date}, method {one.method_version}")
    context.show(
        f"  {facts['documents_read']} of {facts['sources']} pages read, {facts['words']:,} words,"
        f" {len(one.flags)} wording{'' if len(one.flags) == 1 else 's'} flagged. Confidence: {one.confidence.level}."
    )
    rows = [(lens.title, number(lens.score), bounds(lens.bounds), counts(lens.counts)) for lens in one.lenses]
    for name in type(one.pals).model_fields:
        entry = getattr(one.pals, name)
        rows.append((f"PALS {name}", number(entry.score), bounds(entry.bounds), ""))
    rows.append(("PALS composite", number(one.composite.score), bounds(one.composite.bounds), ""))
    draw(("Lens", "Score", "If all open items absent / present", "Outcomes"), rows)
    if first := first_readings_of(one):
        context.show(f"  Reading these first would narrow the composite most: {', '.join(first)}.")
    unasked = waiting(one)
    if unasked.questions:
        context.show(f"  {told(unasked)}")


def told(unasked: "Waiting") -> str:
    """Return how many questions wait for a page, and how many of them a page of each role would let be asked."""
    waits = "question waits" if unasked.questions == 1 else "questions wait"
    each = ", ".join(f"{role} {count}" for role, count in unasked.roles)
    by_role = f"; by the role that would do: {each}" if each else ""
    return f"{unasked.questions} {waits} for a page that was not read{by_role}."


@audit.command("show")
def show(lab: Slug, which: Which = "", json: AsJson = False) -> None:
    """Show a published audit: the latest, or the one named."""
    one = published(lab, which)
    if json:
        context.emit(one.model_dump(mode="json"))
        return
    _show_audit(one)
    for flag, known in one.profile.known:
        context.show(f"  Known: {flag.value} = {str(known.holds).lower()}, {known.ground}")
    for lens in one.lenses:
        context.show(f"\n{lens.order}. {lens.title}: {lens.question}")
        context.show(f"   {lens.justification}")
        for outcome in lens.outcomes:
            context.show(f"   {outcome.indicator} {outcome.statement}")
            for entry in outcome.proposals[:1]:
                context.show(f"       “{entry.quote}”")


@audit.command("history")
def history(lab: Slug, json: AsJson = False) -> None:
    """List the audits of a lab, oldest first."""
    audits = all_audits().all(audited(lab))
    if json:
        rows: list[Json] = [
            {"id": one.id, "date": one.date.isoformat(), "method_version": one.method_version,
             "code_version": one.code_version, "composite": one.composite.model_dump(mode="json")}
            for one in audits
        ]  # fmt: skip
        context.emit({"schema": "stancewatch/audit-history", "version": VERSION, "lab": lab, "audits": rows})
        return
    for one in audits:
        composite = number(one.composite.score), bounds(one.composite.bounds)
        context.show(f"{one.id}  method {one.method_version}  composite {composite[0]} ({composite[1]})")
