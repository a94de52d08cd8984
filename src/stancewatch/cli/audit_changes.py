"""`stancewatch audit diff` and `audit removed`: what changed, and why."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.cli.audit_published import VERSION, AsJson, Slug, all_audits, audited, bounds, published
from stancewatch.foundation.errors import ExitCode, unknown_name

if TYPE_CHECKING:
    from stancewatch.foundation.canonical import Json
    from stancewatch.model.audit import Audit
    from stancewatch.model.change import (
        AuditChanges,
        DocumentChange,
        ScoreChange,
        SentenceChange,
        SentenceEntry,
    )

TOLD = ("failures/", "documents/", "profile", "method_version", "judge")
"""Parts that a reader is told of one by one; the others follow from what is told."""

Old = Annotated[str, typer.Argument(metavar="[OLD]", help="Id of the earlier audit; the one before NEW.")]
New = Annotated[str, typer.Argument(metavar="[NEW]", help="Id of the later audit; the latest without one.")]
SourceId = Annotated[
    str, typer.Argument(metavar="[SOURCE]", help="Id of a page of this lab; all without one.")
]


def diff(
    lab: Slug,
    old: Old = "",
    new: New = "",
    fail_on_change: Annotated[
        bool, typer.Option("--fail-on-change", help="Exit code 1 where something differs.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Compare two audits of a lab: every difference with its cause, text, method, reading or correction."""
    from stancewatch.procedures import comparison

    changes = comparison.compare(all_audits().workspace, *_pair(lab, old, new))
    if json:
        context.emit(changes.model_dump(mode="json"))
    else:
        for line in _lines(changes):
            context.show(line)
    if changes.changed and fail_on_change:
        raise typer.Exit(ExitCode.FOUND)


def removed(lab: Slug, source: SourceId = "", json: AsJson = False) -> None:
    """List the sentences of earlier captures that do not stand in the latest text of their page."""
    from stancewatch.procedures import comparison

    workspace = all_audits().workspace
    if lab not in workspace.labs():
        raise unknown_name("lab in the archive", lab, workspace.labs())
    known = workspace.sources(lab)
    if source and source not in known:
        raise unknown_name(f"archived page of {lab!r}", source, known)
    found = comparison.removed(workspace, lab, (source,) if source else known)
    if json:
        rows: list[Json] = [one.model_dump(mode="json") for one in found]
        schema = "stancewatch/audit-removed"
        context.emit({"schema": schema, "version": VERSION, "lab": lab, "removed": rows})
        return
    if not found:
        context.show("No sentence of an earlier capture is missing from the latest texts.")
    for one in found:
        quoted = f" Quoted in {', '.join(one.quoted_in)}." if one.quoted_in else ""
        context.show(f"{one.source}: {one.said}{quoted}")
        if one.new:
            context.show(f"    now: “{one.new.text}”")


def _pair(lab: str, old: str, new: str) -> "tuple[Audit, Audit]":
    """Return the audits that are meant: by default the latest and the one before it."""
    later = published(lab, new)
    if old:
        return published(lab, old), later
    lines = all_audits().lines(audited(lab))
    ordered = [line.id for line in sorted(lines, key=lambda line: line.date)]
    at = ordered.index(later.id)
    return published(lab, ordered[max(0, at - 1)]), later


def _lines(changes: "AuditChanges") -> Iterator[str]:
    old, new = changes.old, changes.new
    if old.id == new.id:
        yield f"{changes.lab}: {new.id} compared with itself: no change."
        return
    yield f"{changes.lab}: {old.id} (method {old.method_version}) -> {new.id} (method {new.method_version})"
    if not changes.changed:
        yield "No change."
    for document in changes.documents:
        yield from _document(document)
    yield from _verdicts(changes)
    for score in changes.scores:
        yield from _score(score)
    for quote in changes.quotes:
        yield f"[{quote.cause}] {quote.indicator}: quote {quote.kind}: “{quote.quote.quote}” {quote.said}"
    for one in changes.flags:
        yield f"[{one.cause}] flag {one.kind}: {one.flag.pattern} in {one.source}: “{one.flag.quote}”"
    told = [part for part in changes.parts if part.part.startswith(TOLD)]
    for part in told:
        yield f"[{part.cause}] {part.part}: {_short(part.old)} -> {_short(part.new)}"
    if len(changes.parts) > len(told):
        yield f"{len(changes.parts) - len(told)} figures and notes that follow from these: --json names them."


def _verdicts(changes: "AuditChanges") -> Iterator[str]:
    moved = [one for one in changes.verdicts if (one.old, one.old_proposed) != (one.new, one.new_proposed)]
    for verdict in moved:
        yield f"[{verdict.cause}] {verdict.indicator}: {verdict.old or 'not asked'} -> {verdict.new or 'not asked'}"
        yield f"    before: {verdict.old_statement}"
        yield f"    now:    {verdict.new_statement}"
    same = [one.indicator for one in changes.verdicts if one not in moved]
    if same:
        yield f"The same verdict, said or decided otherwise: {', '.join(same)}"


def _document(change: "DocumentChange") -> Iterator[str]:
    noise = ", noise only" if change.noise_only else ""
    yield f"[{change.cause}] page {change.source} ({change.url}): {change.kind}{noise}"
    yield from (f"    {line}" for line in change.said)
    for sentence in change.sentences:
        if sentence.kind != "removed" or sentence.stands_elsewhere or change.cause != "text":
            yield f"    {_sentence(sentence)}"


def _sentence(change: "SentenceChange") -> str:
    def words(entry: "SentenceEntry | None") -> str:
        return f"“{entry.text}”" if entry else ""

    if change.old and change.new and change.kind != "moved":
        return f"{change.kind}: {words(change.old)} -> {words(change.new)}"
    return f"{change.kind}: {words(change.new or change.old)}"


def _score(change: "ScoreChange") -> Iterator[str]:
    yield f"{change.kind} {change.id}: {bounds(change.old_bounds)} -> {bounds(change.new_bounds)}"
    for step in change.steps:
        named = ", ".join(step.indicators) or "no indicator"
        yield f"    [{step.cause}] {step.low:+g} / {step.high:+g} ({named})"
    if change.total:
        yield f"    in all {change.total[0]:+g} / {change.total[1]:+g}, unrounded"


def _short(value: object) -> str:
    parts = [f"{key}: {part}" for key, part in value.items()] if isinstance(value, dict) else [str(value)]
    text = ", ".join(parts)
    return text if len(text) <= 80 else f"{text[:79]}…"
