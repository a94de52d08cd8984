"""`stancewatch pattern`: what Suffixscape looks for, and what it finds in one sentence."""

import os
import sys
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Annotated

import typer

from stancewatch.foundation.canonical import Json, canonical
from stancewatch.foundation.errors import unknown_name
from stancewatch.foundation.unseen import on_one_line, visible_json
from stancewatch.model.language import Hit
from stancewatch.suffixscape.engine import examine
from stancewatch.suffixscape.pattern import Pattern
from stancewatch.suffixscape.patterns import PATTERNS

pattern = typer.Typer(help="The wordings Suffixscape knows.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
NARROWEST = max(len(one.name) for one in PATTERNS)
"""Columns for names."""


@pattern.command("list")
def list_patterns(as_json: AsJson = False) -> None:
    """List every pattern by family: its name, what it does to a reader, and whether it may still change (preview)."""
    if as_json:
        _json({"patterns": [_entry(one) for one in PATTERNS]})
        return
    ordered = sorted(PATTERNS, key=lambda one: (one.family.value, one.name))
    for family, ones in groupby(ordered, key=lambda one: one.family):
        sys.stdout.write(f"{_strong(family.value)}\n")
        sys.stdout.write("".join(f"  {one.name:{NARROWEST}}  {one.status:8}{one.effect}\n" for one in ones))


@pattern.command("show")
def show(name: str, as_json: AsJson = False) -> None:
    """Show one pattern: what it finds, why it matters, what to write instead, examples and sources."""
    one = _named(name)
    if as_json:
        _json(_entry(one))
        return
    sys.stdout.write("".join(f"{line}\n" for line in _page(one)))


@pattern.command("try")
def try_pattern(name: str, sentence: str, as_json: AsJson = False) -> None:
    """Look for one pattern in a sentence, harmless constructions included."""
    one = _named(name)
    found = examine(sentence, all_constructions=True)
    hits = [hit for hit in found if hit.pattern == one.name]
    if as_json:
        _json(
            {"pattern": one.name, "sentence": sentence, "findings": [_finding(sentence, hit) for hit in hits]}
        )
        return
    sys.stdout.write("".join(f"{line}\n" for line in _shown(sentence, one.name, hits, found)))


def _page(one: Pattern) -> Iterator[str]:
    """Yield the page of a pattern for people. Its explanation is written in Markdown: headings stand out, marks go."""
    yield f"{_strong(one.name)}  {one.family}, {one.status} since {one.since}"
    yield one.effect
    for line in one.explanation.splitlines()[2:]:
        yield f"\n{_strong(line.removeprefix('## '))}" if line.startswith("## ") else line
    yield f"\n{_strong('What a finding suggests')}"
    yield one.suggestion
    yield f"\n{_strong('Found')}"
    yield from (f"  {example}" for example in one.hits)
    yield f"\n{_strong('Not shown')}"
    yield from (f"  {example}" for example in one.misses)


def _shown(sentence: str, name: str, hits: list[Hit], found: tuple[Hit, ...]) -> Iterator[str]:
    """Yield each finding under the sentence; where there is none, which other patterns find something."""
    for hit in hits:
        yield on_one_line(sentence)
        yield " " * _columns(sentence[: hit.start]) + "^" * _columns(sentence[hit.start : hit.end])
        yield f"{_strong(hit.pattern)}  severity {hit.severity}, confidence {hit.confidence}, decided by: {hit.detector}"
        yield on_one_line(f"{hit.effect} {hit.alternative}")
    if not hits:
        others = sorted({hit.pattern for hit in found})
        yield f"{name} finds nothing here." + (f" Others do: {', '.join(others)}." if others else "")


def _columns(text: str) -> int:
    """Return how wide a text stands on a terminal: emoji and East Asian letters take two columns, marks on letters none."""
    return sum(
        0 if unicodedata.combining(one) else 1 + (unicodedata.east_asian_width(one) in "WF")
        for one in on_one_line(text)
    )


def _strong(words: str) -> str:
    """Return words in bold on a terminal that shows it (https://no-color.org)."""
    plain = not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return words if plain else f"\x1b[1m{words}\x1b[0m"


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
        "question": one.question,
        "explanation": one.explanation,
        "hits": list(one.hits),
        "misses": list(one.misses),
        "sources": list(one.sources),
    }


def _finding(sentence: str, hit: Hit) -> Json:
    return {
        "start": hit.start,
        "end": hit.end,
        "quote": sentence[hit.start : hit.end],
        "severity": hit.severity.value,
        "confidence": hit.confidence,
        "agentless": hit.agentless,
        "effect": hit.effect,
        "alternative": hit.alternative,
        "detector": hit.detector,
    }


def _json(body: dict[str, Json]) -> None:
    document = canonical({"schema": "stancewatch/pattern", "version": "1", **body})
    sys.stdout.write(visible_json(document.decode()))
