"""What the commands of `audit` share: which audit is meant, and how figures of it are written."""

from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.foundation.errors import unknown_name

if TYPE_CHECKING:
    from datetime import date

    from stancewatch.model.audit import Audit
    from stancewatch.model.score import Verdict
    from stancewatch.store.audits import Audits

VERSION = "1.0"
"""Of the JSON documents of this command; an audit has its own."""

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Slug = Annotated[str, typer.Argument(metavar="LAB", help="Slug of a lab as `lab list` shows it.")]
Which = Annotated[str, typer.Argument(metavar="[ID]", help="Id of an audit; the latest without one.")]


def all_audits() -> "Audits":
    """Return the audits of the workspace."""
    from stancewatch.store.audits import Audits
    from stancewatch.store.workspace import Workspace

    return Audits(Workspace(context.workspace()))


def audited(lab: str) -> str:
    """Return the slug of a lab that has audits. Raises UsageError with the near names for any other."""
    known = all_audits().workspace.labs("audits")
    if lab not in known:
        raise unknown_name("audited lab", lab, known, hint=f"`stancewatch audit run {lab}` makes an audit.")
    return lab


def published(lab: str, which: str) -> "Audit":
    """Return an audit of a lab, the latest where none is named. Raises UsageError where there is no such audit."""
    audits = all_audits()
    known = [line.id for line in audits.lines(audited(lab))]
    latest = audits.latest(lab)
    if not which and latest is not None:
        return latest
    if which not in known:
        raise unknown_name(
            f"audit of {lab}", which, known, hint=f"`stancewatch audit history {lab}` lists them."
        )
    return audits.read(lab, which)


def latest(lab: str, until: "date") -> "Audit | None":
    """Return the latest audit of a lab up to a day; None where all are later. Raises UsageError for no audited lab."""
    audits = all_audits()
    known = [line for line in audits.lines(audited(lab)) if line.date <= until]
    return audits.read(lab, max(known, key=lambda line: line.date).id) if known else None


def number(score: float | None) -> str:
    """Return a score as it is shown, `-` where only bounds may be."""
    return "-" if score is None else f"{score:g}"


def bounds(pair: tuple[float, float] | None) -> str:
    """Return bounds as they are shown."""
    return "does not apply" if pair is None else f"{pair[0]:g} / {pair[1]:g}"


def counts(verdicts: "dict[Verdict, int]") -> str:
    """Return how many indicators have each verdict, those with none left out."""
    return ", ".join(f"{count} {verdict.replace('_', ' ')}" for verdict, count in verdicts.items() if count)
