"""Pages of other archives: the part of `stancewatch import` that reads WARC files and git repositories."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stancewatch.cli import context
from stancewatch.foundation.clock import instant
from stancewatch.foundation.errors import InputError, UsageError, unknown_name

if TYPE_CHECKING:
    from datetime import datetime

    from stancewatch.foundation.canonical import Json
    from stancewatch.model.exchange import Capture, Fetched
    from stancewatch.model.lab import Source
    from stancewatch.store.foreign import LeftOut

VERSION = "1.0"
"""Of the JSON document, as in `transfer`."""


def take_history(file: Path, lab: str, source: str, path: str, *, dry_run: bool, json: bool) -> None:
    """Take in what another archive holds of a source, with `path` from a git repository, else from a WARC file."""
    from stancewatch.foundation.clock import SystemClock
    from stancewatch.procedures import adoption
    from stancewatch.registry.registry import find
    from stancewatch.store.foreign import LeftOut
    from stancewatch.store.workspace import Workspace

    if not (lab and source):
        raise UsageError(
            "An import of pages needs both --lab and --source.", hint="`lab show LAB` lists sources."
        )
    workspace, clock, left_out = Workspace(context.workspace()), SystemClock(), LeftOut()
    known = find(lab, workspace.root)
    sources = {one.id: one for one in known.sources}
    if source not in sources:
        raise unknown_name(f"source of {lab!r}", source, sources)
    pages = _pages(file, path, sources[source], clock.now(), left_out)
    new: tuple[Capture, ...] = ()
    if not dry_run:
        with context.progress() as progress:
            new = adoption.take_history(known, sources[source], pages, workspace, clock, progress)
    if json:
        context.emit(_history(lab, source, pages, new, left_out, dry_run=dry_run))
    else:
        _show_history(f"{lab}/{source}", pages, new, left_out, dry_run=dry_run)


def _pages(
    file: Path, path: str, source: "Source", until: "datetime", left_out: "LeftOut"
) -> "tuple[Fetched, ...]":
    from stancewatch.store.foreign_git import from_git
    from stancewatch.store.foreign_warc import from_warc

    if path:
        if not file.is_dir():
            raise InputError(f"{str(file)!r} is no folder.", hint="--path belongs to a git repository.")
        return from_git(file.absolute(), path, source, until, left_out)
    if not file.is_file():
        hint = "Name a WARC file, or add --path for the folder of a git repository."
        raise InputError(f"{str(file)!r} is no file.", hint=hint)
    return from_warc(file, source, until, left_out)


def _history(
    lab: str,
    source: str,
    pages: "Sequence[Fetched]",
    new: "Sequence[Capture]",
    left_out: "LeftOut",
    *,
    dry_run: bool,
) -> "Json":
    rows: list[Json] = [
        {
            "at": instant(one.at),
            "outcome": str(one.outcome),
            "detail": one.detail,
            "origin": one.origin,
            "warc": one.warc,
            "text_sha256": one.text_sha256,
        }
        for one in new
    ]
    others: list[Json] = [{"reason": reason, "count": count} for reason, count in left_out.listed()]
    return {
        "schema": "stancewatch/import",
        "version": VERSION,
        "kind": "pages",
        "dry_run": dry_run,
        "lab": lab,
        "source": source,
        "found": len(pages),
        "new": rows,
        "left_out": others,
        "not_checkable": left_out.not_checkable,
    }


def _show_history(
    name: str, pages: "Sequence[Fetched]", new: "Sequence[Capture]", left_out: "LeftOut", *, dry_run: bool
) -> None:
    for one in pages if dry_run else ():
        context.show(f"{instant(one.at)}  {one.final_url}  {one.origin}")
    for capture in new:
        context.show(f"{instant(capture.at)}  {capture.outcome:10} {capture.origin}")
    for reason, count in left_out.listed():
        context.show(f"Left out: {count}, {reason}.")
    if left_out.not_checkable:
        context.show(f"Not checkable: {left_out.not_checkable}, without a digest to compare the bytes with.")
    came = "nothing was taken in: --dry-run" if dry_run else f"{len(new)} new"
    context.show(f"{name}: {len(pages)} pages found, {came}.")
