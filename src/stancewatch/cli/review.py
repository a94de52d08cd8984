"""`stancewatch snapshot review`: pages that another extractor reads otherwise, for a person to look at."""

from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stancewatch.foundation.canonical import Json
    from stancewatch.procedures.opinions import Opinion

Slug = Annotated[str, typer.Argument(metavar="LAB", help="Slug of a lab as `lab list` shows it.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def review(lab: Slug, json: AsJson = False) -> None:
    """List the pages of which another extractor makes a text that differs by more than 20 % of the words.

    Reads the stored bytes of every HTML page that stands a second time, a second or more for each; nothing is fetched
    and nothing is kept. A difference is no mistake of either: it says where to look.
    """
    from stancewatch.procedures.opinions import opinions
    from stancewatch.registry.registry import find
    from stancewatch.store.workspace import Workspace

    workspace = Workspace(context.workspace())
    known = find(lab, workspace.root)
    with context.progress() as progress:
        found = opinions(known, workspace, progress)
    if json:
        rows: list[Json] = [_row(one) for one in found]
        context.emit({"schema": "stancewatch/snapshot-review", "version": "1.0", "lab": lab, "pages": rows})
    else:
        _show(lab, found)


def _row(one: "Opinion") -> "Json":
    return {
        "source": one.source,
        "url": one.url,
        "words": one.words,
        "other_words": one.others,
        "share": one.share if one.share is None else round(one.share, 4),
        "why_not": one.why,
        "look_at": one.to_be_looked_at,
    }


def _show(lab: str, found: "Sequence[Opinion]") -> None:
    listed = [one for one in found if one.to_be_looked_at]
    for one in sorted(listed, key=lambda one: (-(one.share or 0), one.source)):
        context.show(f"{one.source}: {_said(one)}")
        context.show(f"    {one.url}")
        context.show(f"    {_remedy(one, lab)}")
    context.show(f"{len(found)} HTML pages read twice; to be looked at: {len(listed)}.")


def _said(one: "Opinion") -> str:
    if one.share is None:
        return f"not read by the other extractor: {one.why}"
    return f"{one.share:.0%} of the words differ; {one.words} words stand, the other extractor reads {one.others}"


def _remedy(one: "Opinion", lab: str) -> str:
    """Say what to do, by which of the two texts is the longer one."""
    if one.others > one.words:
        what = "Look whether text is missing"
    else:
        what = "Look whether menus or notices stand in the text"
    how = "correct the selector" if one.selector else "declare a selector"
    return f"{what}; if so, {how} in the file of {lab}, then `stancewatch snapshot reextract {lab}`."
