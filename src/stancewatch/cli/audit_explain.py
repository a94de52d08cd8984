"""`stancewatch audit explain`: from a verdict or a flag down to the archived file, and up to the score."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.cli.audit_published import AsJson, Slug, Which, all_audits, bounds, published

if TYPE_CHECKING:
    from stancewatch.audit.explanation import Explanation, Traced
    from stancewatch.model.audit import OutcomeEntry, SearchEntry

Name = Annotated[
    str,
    typer.Argument(metavar="INDICATOR|FLAG", help="Id of an indicator, or number of a flag, counted from 0."),
]


def explain(lab: Slug, name: Name, which: Which = "", json: AsJson = False) -> None:
    """Show what a verdict or a flag rests on, down to the archived file, and how the score follows."""
    from stancewatch.procedures import comparison

    explanation = comparison.explain(all_audits().workspace, published(lab, which), name)
    if json:
        context.emit(explanation.model_dump(mode="json"))
        return
    for line in _lines(explanation):
        context.show(line)


def _lines(explanation: "Explanation") -> Iterator[str]:
    yield f"{explanation.lab}, audit {explanation.audit}, method {explanation.method_version}"
    if explanation.outcome:
        yield from _outcome(explanation.outcome)
    else:
        yield f"Flag {explanation.name}: {explanation.statement}"
    yield f"Decided by: {explanation.judge}"
    for number, traced in enumerate(explanation.evidence, start=1):
        yield from _traced(number, traced)
    if explanation.outcome:
        yield from _search(explanation.outcome.search)
    for step in explanation.arithmetic:
        yield f"Score of {step.id}: if all open items are absent {step.low}; if all are present {step.high};"
        yield f"    published, rounded outward: {bounds(step.bounds)}"


def _outcome(outcome: "OutcomeEntry") -> Iterator[str]:
    yield f"{outcome.indicator}: {outcome.question}"
    yield f"Verdict: {outcome.verdict.replace('_', ' ')}. {outcome.statement}"


def _traced(number: int, traced: "Traced") -> Iterator[str]:
    quote = traced.quote
    yield f"{number}. “{quote.quote}” ({traced.reason})"
    yield f"    page     {traced.url}, captured {traced.captured_at}"
    yield f"    archive  {traced.warc} (sha256 {traced.warc_sha256})"
    yield f"    text     {traced.text_path}, characters {quote.start}-{quote.end}, by {traced.extractor}"
    yield f"    block    {quote.block}, {traced.block_kind.replace('_', ' ')} at {traced.block_path}"
    yield f"    live     {traced.live_link} (may have changed)"
    around = f"{traced.context_before[-80:]}[{quote.quote}]{traced.context_after[:80]}"
    yield f"    context  …{' '.join(around.split())}…"


def _search(search: "SearchEntry") -> Iterator[str]:
    pages, hits = len(search.pages), search.hits
    yield (
        f"Search: {search.sentences} sentences on {pages} page{'' if pages == 1 else 's'}, as of {search.on}:"
        f" {hits} hit{'' if hits == 1 else 's'}"
    )
    yield from (f"    page {page.source} ({page.role}) {page.url}" for page in search.pages)
    yield from (f"    expression {number}: {one}" for number, one in enumerate(search.expressions, start=1))
    yield from (f"    query: {one}" for one in search.queries)
    yield from (f"    rejected: “{one.quote}” ({one.reason})" for one in search.rejected)
    yield from (f"    nearest: “{one.quote}” ({one.reason})" for one in search.nearest)
