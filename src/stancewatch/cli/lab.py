"""`stancewatch lab`: who is watched."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.foundation.errors import ExitCode, UsageError, unknown_name

if TYPE_CHECKING:
    from stancewatch.foundation.canonical import Json
    from stancewatch.model.lab import FlagEvidence, Lab, Source

VERSION = "1.0"
"""Of the JSON documents of this command."""

Slug = Annotated[str, typer.Argument(metavar="SLUG", help="Name of the lab as `lab list` shows it.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]

lab = typer.Typer(name="lab", help="Who is watched: list, show, check and add labs.", no_args_is_help=True)


@lab.command("list")
def list_labs(json: AsJson = False) -> None:
    """List the labs that ship with the program and those of the workspace.

    A file with mistakes is named, and the others are listed; exit code 3 then.
    """
    from dataclasses import asdict

    from stancewatch.registry.registry import readable

    labs, mistakes = readable(context.workspace())
    if json:
        entries: list[Json] = [_document(one) for one in labs]
        found: list[Json] = [asdict(one) for one in mistakes]
        context.emit(
            {"schema": "stancewatch/lab-list", "version": VERSION, "labs": entries, "mistakes": found}
        )
    else:
        wide = max(len(one.slug) for one in labs)
        for one in labs:
            context.show(
                f"{one.slug:{wide}}  {_pages(len(one.sources)):>8}  {one.openness:14}  {one.name}  ({one.origin})"
            )
    for file in dict.fromkeys(one.file for one in mistakes):
        context.warn(f"{file} has mistakes and is not listed; `{context.program()} lab check` names them.")
    if mistakes:
        raise typer.Exit(ExitCode.INPUT)


@lab.command("show")
def show(slug: Slug, json: AsJson = False) -> None:
    """Show one lab: what is known of it and the pages that are read."""
    from stancewatch.registry.registry import find

    one = find(slug, context.workspace())
    if json:
        context.emit({"schema": "stancewatch/lab", "version": VERSION, "lab": _document(one)})
        return
    for line in _lines(one):
        context.show(line)


@lab.command("check")
def check(
    labs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE|SLUG]...", help="Lab files or slugs; all labs without one."),
    ] = None,
    json: AsJson = False,
) -> None:
    """Report every mistake in lab files, with file, line, key and remedy. Exit code 3 where there is one."""
    from dataclasses import asdict

    from stancewatch.procedures.selectors import selector_mistakes
    from stancewatch.registry.reading import check as mistakes_of
    from stancewatch.registry.registry import files, shown

    workspace = context.workspace()
    paths = [_file(name, workspace) for name in labs or []] or sorted(files(workspace).values())
    names = [shown(path, workspace) for path in paths]
    mistakes = [
        one
        for path, name in zip(paths, names, strict=True)
        for one in mistakes_of(path, name) or selector_mistakes(path, name)
    ]
    if json:
        found: list[Json] = [asdict(one) for one in mistakes]
        checked: list[Json] = [*names]
        context.emit(
            {"schema": "stancewatch/lab-check", "version": VERSION, "checked": checked, "mistakes": found}
        )
    else:
        for one in mistakes:
            context.show(f"{one.place}: {one.message} {one.remedy}")
        count = len(mistakes)
        context.say(f"{len(paths)} checked, {count} mistake{'' if count == 1 else 's'}.")
    if mistakes:
        raise typer.Exit(ExitCode.INPUT)


@lab.command("add")
def add(
    slug: Annotated[
        str, typer.Argument(metavar="SLUG", help="Small letters, digits, hyphens; names the file.")
    ],
    name: Annotated[str, typer.Option(help="The name that readers see.")],
    site: Annotated[str, typer.Option(help="Address of the lab's site.")],
    source: Annotated[
        list[str],
        typer.Option(metavar="ROLE=URL", help="A page to read and what it is for; once for each page."),
    ],
    openness: Annotated[
        str,
        typer.Option(
            help="open, hybrid, closed or not_applicable: how far weights, data and code are given out."
        ),
    ] = "not_applicable",
    country: Annotated[list[str] | None, typer.Option(help="Where it is at home; once for each.")] = None,
    scope: Annotated[list[str] | None, typer.Option(help="Where it works, as a word: global.")] = None,
    tag: Annotated[list[str] | None, typer.Option(help="A topic; once for each.")] = None,
    json: AsJson = False,
) -> None:
    """Add a lab: write labs/SLUG.toml in the workspace. A file that is there is never replaced."""
    from stancewatch.registry.adding import NewLab
    from stancewatch.registry.adding import add as write

    pages = tuple(_page(one) for one in source)
    many = (tuple(country or ()), tuple(scope or ()), tuple(tag or ()))
    path = write(NewLab(slug, name, site, openness, pages, *many), context.workspace())
    if json:
        context.emit({"schema": "stancewatch/lab-add", "version": VERSION, "slug": slug, "file": str(path)})
        return
    context.show(f"Wrote {path} with {_pages(len(pages))}.")
    context.say(f"Next: {context.program()} audit run {slug}")


def _page(text: str) -> tuple[str, str]:
    role, equals, url = text.partition("=")
    if not equals:
        raise UsageError(
            f"--source {text!r} names no role.", hint="Write ROLE=URL: home=https://lab.example/."
        )
    return role.strip(), url.strip()


def _file(name: str, workspace: Path) -> Path:
    """Return the file of a slug, or else the file at a path. Raises UsageError where there is neither."""
    from stancewatch.registry.registry import files

    known = files(workspace)
    if name in known:
        return known[name]
    if Path(name).exists():
        return Path(name)
    raise unknown_name("lab or file", name, known)


def _document(one: "Lab") -> "dict[str, Json]":
    note: Json = None
    if one.note:
        note = {"text": one.note.text, "author": one.note.author, "date": one.note.date.isoformat()}
    return {
        "slug": one.slug,
        "name": one.name,
        "countries": [*one.countries],
        "scope": [*one.scope],
        "site": one.site,
        "openness": one.openness.value,
        "tags": [*one.tags],
        "note": note,
        "profile": {flag.value: known.holds for flag, known in one.profile},
        "flag_evidence": {
            flag.value: _evidence(known.evidence) for flag, known in one.profile if known.evidence
        },
        "sources": [_source(source) for source in one.sources],
        "origin": one.origin,
    }


def _evidence(evidence: "FlagEvidence") -> "Json":
    return {
        "because": evidence.because,
        "on": evidence.on.isoformat(),
        "by": evidence.by,
        "url": evidence.url,
    }


def _source(source: "Source") -> "dict[str, Json]":
    return {
        "id": source.id,
        "url": source.url,
        "role": source.role.value,
        "kind": source.kind.value,
        "selector": source.selector,
        "valid_until": source.valid_until.isoformat() if source.valid_until else None,
        "browser": source.browser,
    }


def _lines(one: "Lab") -> list[str]:
    lines = [f"{one.name} ({one.slug}), {one.openness.value}, {one.site}"]
    places = ", ".join(one.countries) + (f" (works: {', '.join(one.scope)})" if one.scope else "")
    lines += [places] if places else []
    lines += [f"Tags: {', '.join(one.tags)}"] if one.tags else []
    lines += [f"Note by {one.note.author}, {one.note.date}: {one.note.text}"] if one.note else []
    lines += [
        f"Known: {flag.value} = {str(known.holds).lower()}, {known.ground}" for flag, known in one.profile
    ]
    home = "a file that ships with the program" if one.origin == "packaged" else one.origin
    lines += ["", f"{_pages(len(one.sources))}, named in {home}:"]
    wide = max(len(source.id) for source in one.sources)
    return lines + [f"  {source.id:{wide}}  {source.role.value:13}  {source.url}" for source in one.sources]


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"
