"""`stancewatch audit verify`: whether what was published still holds."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.cli.audit_published import VERSION, AsJson, all_audits, audited
from stancewatch.cli.snapshot import something_to_verify
from stancewatch.foundation.errors import ExitCode

if TYPE_CHECKING:
    from stancewatch.foundation.canonical import Json
    from stancewatch.model.verification import Checked


def verify(
    labs: Annotated[
        list[str] | None, typer.Argument(metavar="[LAB]...", help="Slugs; all labs without one.")
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option(help="PEM file with a public Ed25519 key; every audit has to be signed with it."),
    ] = None,
    json: AsJson = False,
) -> None:
    """Cut every quote again, run every search again, hash every file again. Exit code 6 names what does not hold.

    Exit code 3 says that nothing is stored.
    Needs the folders audits/, texts/ and archive/ and nothing else, wherever they are; with log/ it also finds a lab
    that was taken away whole. Files in audits/ that nothing names and nothing reads are mentioned.
    """
    from dataclasses import asdict

    from stancewatch.procedures.verification import verify as verified
    from stancewatch.store.leftovers import leftovers

    something_to_verify(all_audits().workspace)
    chosen, workspace = [audited(lab) for lab in labs or []], all_audits().workspace
    with context.progress() as progress:
        checked = verified(workspace, chosen, progress, key)
    beside = [one for one in leftovers(workspace) if one.place.startswith("audits/")]
    if json:
        broken: list[Json] = [asdict(one) for one in checked.broken]
        unnamed: list[Json] = [asdict(one) for one in beside]
        context.emit({
            "schema": "stancewatch/audit-verify", "version": VERSION, "audits": checked.audits,
            "quotes": checked.quotes, "searches": checked.searches, "files": checked.files, "signed": checked.signed,
            "key": str(key) if key else None, "broken": broken, "leftovers": unnamed,
            "other_method": [*checked.other_method],
            "stale": [*checked.stale],
        })  # fmt: skip
    else:
        for one in checked.broken:
            context.show(f"{one.place}: {one.what}")
        for left in beside:
            context.say(f"{left.place}: {left.what}")
        context.say(
            f"{checked.audits} audits, {checked.quotes} quotes cut again, {checked.searches} searches run again,"
            f" {checked.files} files hashed: {len(checked.broken)} broken."
        )
        if checked.other_method:
            context.say(
                f"Made by another method, so not judged again; quotes and arithmetic were checked:"
                f" {', '.join(checked.other_method)}."
            )
        if checked.stale:
            context.say(
                f"Stale, since a page was read anew and words are not found again: {', '.join(checked.stale)}."
            )
        context.say(_signed(checked, key))
    if checked.broken:
        raise typer.Exit(ExitCode.EVIDENCE)


def _signed(checked: "Checked", key: Path | None) -> str:
    """Say what the envelopes beside the audits are worth."""
    if not checked.signed:
        return "No audit is signed: whoever can write these files could have made them."
    whose = f"checked against {key}" if key else "not checked, since no --key was given"
    return f"{checked.signed} of {checked.audits} audits carry a signature, {whose}."
