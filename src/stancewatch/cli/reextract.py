"""`stancewatch snapshot reextract`: read stored pages again with the present extractor and selectors."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stancewatch.foundation.canonical import Json
    from stancewatch.model.audit import Audit
    from stancewatch.model.verification import Stale
    from stancewatch.procedures.rereading import Reread

Slug = Annotated[str, typer.Argument(metavar="LAB", help="Slug of a lab as `lab list` shows it.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be read otherwise; keep nothing.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def reextract(lab: Slug, dry_run: DryRun = False, json: AsJson = False) -> None:
    """Read every page that stands again, without fetching; where the text is another now, keep both texts.

    Says which quotes of the latest audit are not found again, word for word: that audit is stale.
    """
    from stancewatch.procedures import rereading
    from stancewatch.registry.registry import find
    from stancewatch.store.audits import Audits
    from stancewatch.store.workspace import Workspace

    workspace = Workspace(context.workspace())
    known = find(lab, workspace.root)
    audit = Audits(workspace).latest(lab)
    read = rereading.reextract(known, workspace, dry_run=dry_run)
    newer = {one.before: one.after for one in read if one.after}
    stale = rereading.not_found_in(audit, newer) if audit else ()
    if json:
        context.emit(_document(lab, read, audit, stale, dry_run=dry_run))
    else:
        _show(read, audit, stale, dry_run=dry_run)


def _document(
    lab: str, read: "Sequence[Reread]", audit: "Audit | None", stale: "Sequence[Stale]", *, dry_run: bool
) -> "Json":
    texts: list[Json] = [
        {
            "source": one.source,
            "before": one.before,
            "after": one.after.sha256 if one.after else None,
            "extractor": one.after.extractor if one.after else None,
            "why_not": one.why,
        }
        for one in read
    ]
    quotes: list[Json] = [{"place": one.place, "quote": one.quote, "text": one.text} for one in stale]
    return {
        "schema": "stancewatch/snapshot-reextract",
        "version": "1.0",
        "lab": lab,
        "dry_run": dry_run,
        "texts": texts,
        "audit": audit.id if audit else None,
        "stale": quotes,
    }


def _show(
    read: "Sequence[Reread]", audit: "Audit | None", stale: "Sequence[Stale]", *, dry_run: bool
) -> None:
    for one in read:
        became = f"{one.after.sha256[:12]} by {one.after.extractor}" if one.after else f"kept: {one.why}"
        context.show(f"{one.source}: {one.before[:12] or 'no text'} -> {became}")
    others = sum(one.after is not None for one in read)
    kept = " Nothing was kept: --dry-run." if dry_run and others else ""
    context.show(f"Texts that are others now: {others}.{kept}")
    places = Counter(quote.quote for quote in stale)
    first = {quote.quote: quote.place for quote in reversed(stale)}
    for words, count in places.items():
        more = f" and {count - 1} more" if count > 1 else ""
        context.show(f"{first[words]}{more}: not found again: {words!r}")
    if audit and stale:
        said = f"Audit {audit.id} is stale: {len(places)} of its quotes, in {len(stale)} places, are not in the new texts."
        context.show(f"{said} `stancewatch audit run {audit.lab} --no-collect` makes a new one.")
