"""`stancewatch audit claims` and `audit order`: statements followed over audits, labs set in an order or not."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.cli.audit_published import VERSION, AsJson, Slug, all_audits, audited, latest, published

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stancewatch.foundation.canonical import Json
    from stancewatch.lenses.claims_followed import Followed
    from stancewatch.model.claim import CheckableClaim
    from stancewatch.procedures.ordering import Pair

AsOf = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Look only at audits up to this day."),
]
SIGNS = {"ABOVE": ">", "BELOW": "<", "TIE": "="}


def claims(
    lab: Slug,
    source: Annotated[
        str, typer.Argument(metavar="[SOURCE]", help="Id of a page of this lab; all without one.")
    ] = "",
    as_of: AsOf = None,
    json: AsJson = False,
) -> None:
    """List the checkable statements of a lab over all its audits: kept, changed, dropped, or due."""
    from stancewatch.foundation.errors import unknown_name
    from stancewatch.procedures.claims_ledger import ledger

    found = ledger(all_audits().workspace, audited(lab), as_of.date() if as_of else date.max)
    if source and source not in found:
        raise unknown_name(f"page read in an audit of {lab!r}", source, list(found))
    wanted = {source: found[source]} if source else found
    if json:
        rows: list[Json] = [_row(name, one) for name, several in wanted.items() for one in several]
        schema = "stancewatch/audit-claims"
        context.emit({"schema": schema, "version": VERSION, "lab": lab, "claims": rows})
        return
    _show(lab, wanted)


def _show(lab: str, found: "Mapping[str, tuple[Followed, ...]]") -> None:
    if not any(found.values()):
        context.show(f"No statement with a number or a date was found on the pages of {lab}.")
    for name, several in found.items():
        for one in several:
            context.show(f"{name}: {told(one)}")
            context.show(f"    “{one.claim.quote.text}”")
            if one.now:
                context.show(f"    now: “{one.now.quote.text}”")


def told(one: "Followed") -> str:
    """Return what became of a statement, in words; one that was read on a single day was neither kept nor not."""
    gone = f", gone on {one.gone}" if one.gone else ""
    if one.first != one.last:
        return f"{one.fate} {one.claim.kind}, from {one.first} to {one.last}{gone}"
    fate = "" if one.fate == "kept" else f"{one.fate} "
    return f"{fate}{one.claim.kind}, first read on {one.first}{gone}"


def _row(source: str, one: "Followed") -> "Json":
    return {
        "source": source,
        "kind": one.claim.kind,
        "fate": one.fate,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "gone": one.gone.isoformat() if one.gone else None,
        "due": one.claim.due,
        "values": list(one.claim.values),
        "quote": _quote(one.claim),
        "now": _quote(one.now) if one.now else None,
    }


def _quote(claim: "CheckableClaim") -> "Json":
    anchor = claim.quote.anchor
    return {"document": anchor.document, "start": anchor.start, "end": anchor.end, "text": claim.quote.text}


def order(
    labs: Annotated[
        list[str] | None, typer.Argument(metavar="[LAB]...", help="Slugs of audited labs; all without one.")
    ] = None,
    as_of: AsOf = None,
    json: AsJson = False,
) -> None:
    """Set the latest audits of labs in order, pair by pair, where nothing left open could turn it; else they tie."""
    from stancewatch.procedures.ordering import pairs

    names = list(dict.fromkeys(labs or all_audits().labs()))
    standing = [latest(name, as_of.date()) if as_of else published(name, "") for name in names]
    found = pairs([one for one in standing if one])
    if json:
        rows = [_pair(one) for one in found]
        context.emit({"schema": "stancewatch/audit-order", "version": VERSION, "pairs": rows})
        return
    if not found:
        context.show("An order takes two audited labs.")
    for one in found:
        context.show(f"{one.one.lab} {SIGNS[one.order.name]} {one.other.lab}  {one.why}")


def _pair(one: "Pair") -> "Json":
    return {
        "lab": one.one.lab,
        "audit": one.one.id,
        "other": one.other.lab,
        "other_audit": one.other.id,
        "order": one.order.name.lower(),
        "why": one.why,
    }
