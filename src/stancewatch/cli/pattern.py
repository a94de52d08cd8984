"""`stancewatch pattern`: what Suffixscape looks for, and what it finds in one sentence."""

import sys
from typing import Annotated

import typer

from stancewatch.foundation.canonical import Json, canonical
from stancewatch.foundation.errors import unknown_name
from stancewatch.suffixscape.engine import examine
from stancewatch.suffixscape.findings import Linted
from stancewatch.suffixscape.formats import text
from stancewatch.suffixscape.pattern import Pattern
from stancewatch.suffixscape.patterns import PATTERNS

pattern = typer.Typer(help="The wordings Suffixscape knows.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@pattern.command("list")
def list_patterns(as_json: AsJson = False) -> None:
    """List every pattern with its family and status."""
    if as_json:
        _json({"patterns": [_entry(one) for one in PATTERNS]})
        return
    for one in PATTERNS:
        sys.stdout.write(f"{one.name:32} {one.family:22} {one.status:8} {one.effect}\n")


@pattern.command("show")
def show(name: str, as_json: AsJson = False) -> None:
    """Show one pattern: what it finds, why it matters, what to write instead, examples and sources."""
    one = _named(name)
    if as_json:
        _json(_entry(one))
        return
    sys.stdout.write(f"{one.explanation}\n\n")
    sys.stdout.write("".join(f"finds      {example}\n" for example in one.hits))
    sys.stdout.write("".join(f"leaves     {example}\n" for example in one.misses))
    sys.stdout.write("".join(f"source     {source}\n" for source in one.sources))


@pattern.command("try")
def try_pattern(name: str, sentence: str) -> None:
    """Look for one pattern in a sentence, harmless constructions included."""
    one = _named(name)
    hits = tuple(hit for hit in examine(sentence, all_constructions=True) if hit.pattern == one.name)
    sys.stdout.write(
        "".join(text.lines(Linted("sentence", sentence, hits))) or f"{one.name} finds nothing here.\n"
    )


def _named(name: str) -> Pattern:
    for one in PATTERNS:
        if one.name == name:
            return one
    raise unknown_name(
        "pattern", name, [one.name for one in PATTERNS], hint="See `stancewatch pattern list`."
    )


def _entry(one: Pattern) -> dict[str, Json]:
    return {
        "name": one.name,
        "family": one.family.value,
        "status": one.status.value,
        "since": one.since,
        "effect": one.effect,
        "alternative": one.alternative,
        "hits": list(one.hits),
        "misses": list(one.misses),
        "sources": list(one.sources),
    }


def _json(body: dict[str, Json]) -> None:
    sys.stdout.write(canonical({"schema": "stancewatch/pattern", "version": "1", **body}).decode())
