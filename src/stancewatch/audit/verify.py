"""Checks a published audit against what it rests on: every quote cut again, every search run again.

What is found broken is returned, all of it, so that one damaged file does not hide another; the caller
ends with exit code 6 if there is anything.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from stancewatch.audit.entries import search_entry
from stancewatch.foundation.errors import EvidenceError
from stancewatch.foundation.version import METHOD_VERSION
from stancewatch.model.audit import Audit, LensEntry, OutcomeEntry, QuoteEntry, SearchEntry
from stancewatch.model.evidence import Anchor, Document, Page, Quote
from stancewatch.model.lens import SearchTrace
from stancewatch.model.score import Score
from stancewatch.model.verification import Broken

Rerun: TypeAlias = Callable[[str, tuple[Page, ...]], SearchTrace]
"""Runs the search of an indicator, named by its id, over some pages."""


def verify_audit(audit: Audit, texts: Mapping[str, Document], rerun: Rerun) -> Iterator[Broken]:
    """Yield everything about an audit that does not hold.

    `texts` are the archived texts by SHA-256; one that is missing is reported by whatever read the archive.
    Searches of another method version cannot be run again by this one and are left out.
    """
    place = f"audits/{audit.lab}/{audit.id}.json"
    if audit.identity() != audit.id:
        yield Broken(
            place, f"The id {audit.id!r} does not belong to this content; it would be {audit.identity()!r}."
        )
    for where, quote in quotes(audit):
        yield from _recut(f"{place}, {where}", quote, texts)
    for lens in audit.lenses:
        yield from _rescored(place, lens)
        if audit.method_version == METHOD_VERSION:
            for outcome in lens.outcomes:
                yield from _searched_again(
                    f"{place}, search of {outcome.indicator}", audit, outcome, texts, rerun
                )


def quotes(audit: Audit) -> Iterator[tuple[str, QuoteEntry]]:
    """Yield every quote of an audit with the part it stands in."""
    for number, flag in enumerate(audit.flags):
        yield f"flag {number}", flag
    for lens in audit.lenses:
        for outcome in lens.outcomes:
            for entry in (*outcome.evidence, *outcome.search.rejected, *outcome.search.nearest):
                yield f"indicator {outcome.indicator}", entry
    for number, claim in enumerate(audit.claims):
        yield f"claim {number}", claim.text


def _recut(place: str, entry: QuoteEntry, texts: Mapping[str, Document]) -> Iterator[Broken]:
    document = texts.get(entry.document)
    if document is None:
        yield Broken(place, f"The text {entry.document[:12]!r} it quotes cannot be read.")
        return
    anchor = Anchor(entry.document, entry.start, entry.end, entry.prefix, entry.suffix, entry.block)
    try:
        Quote.recut(document, anchor, entry.quote)
    except EvidenceError as error:
        yield Broken(place, error.message)


def _rescored(place: str, lens: LensEntry) -> Iterator[Broken]:
    score = Score.of([outcome.verdict for outcome in lens.outcomes])
    expected = (score.point(), score.bounds) if score else (None, None)
    if expected != (lens.score, lens.bounds):
        yield Broken(
            f"{place}, lens {lens.id}", f"Its verdicts give {expected}, not {(lens.score, lens.bounds)}."
        )


def _searched_again(
    place: str, audit: Audit, outcome: OutcomeEntry, texts: Mapping[str, Document], rerun: Rerun
) -> Iterator[Broken]:
    pages = _pages(outcome.search, texts)
    if pages is None:
        yield Broken(place, "A text that the search read cannot be read.")
        return
    trace = rerun(outcome.indicator, pages)
    if search_entry(trace).model_copy(update={"on": audit.date}) != outcome.search:
        yield Broken(place, f"Run again, the search finds {len(trace.proposals)} passages or names others.")


def _pages(search: SearchEntry, texts: Mapping[str, Document]) -> tuple[Page, ...] | None:
    if any(page.document not in texts for page in search.pages):
        return None
    return tuple(Page(texts[page.document], page.source, page.role, page.url) for page in search.pages)
