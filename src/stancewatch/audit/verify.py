"""Checks a published audit against what it rests on: every quote cut again, everything decided again.

What is found broken is returned, all of it, so that one damaged file does not hide another; the caller
ends with exit code 6 if there is anything.
"""

from collections.abc import Iterator, Mapping

from stancewatch.audit.verify_figures import against_figures
from stancewatch.foundation.canonical import Json
from stancewatch.foundation.errors import EvidenceError
from stancewatch.model.audit import Audit, CompositeEntry, LensEntry, QuoteEntry, ScoreEntry
from stancewatch.model.evidence import Anchor, Document, Quote
from stancewatch.model.lens import Dimension
from stancewatch.model.score import Score, Verdict
from stancewatch.model.verification import Broken

NOT_COMPARED = frozenset({"id", "code_version"})
"""Parts in which an audit that was judged again may differ: the program's number, and the id that follows from it."""
MOST_DIFFERENCES = 50
"""Places named for one audit; a tampered audit seldom differs in more, and a report has to be read."""


def verify_audit(audit: Audit, texts: Mapping[str, Document], again: Audit | None) -> Iterator[Broken]:
    """Yield everything about an audit that does not hold.

    `texts` are the archived texts by SHA-256; one that is missing is reported by whatever read the archive.
    `again` is the audit as the same method judges the same texts now, searches included; None where it was made
    by another method or judge, and only its quotes and its arithmetic can be checked.
    """
    place = f"audits/{audit.lab}/{audit.id}.json"
    if audit.identity() != audit.id:
        yield Broken(
            place, f"The id {audit.id!r} does not belong to this content; it would be {audit.identity()!r}."
        )
    for where, quote in quotes(audit):
        yield from _recut(f"{place}, {where}", quote, texts)
    yield from _arithmetic(place, audit)
    yield from against_figures(place, audit)
    if again is not None:
        yield from _compared(place, audit, again)


def quotes(audit: Audit) -> Iterator[tuple[str, QuoteEntry]]:
    """Yield every quote of an audit with the part it stands in."""
    for number, flag in enumerate(audit.flags):
        yield f"flag {number}", flag
    for lens in audit.lenses:
        for outcome in lens.outcomes:
            for entry in (*outcome.evidence, *outcome.search.rejected, *outcome.search.nearest):
                yield f"indicator {outcome.indicator}", entry
    for number, claim in enumerate(audit.claims):
        yield f"claim {number}", claim


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


def _arithmetic(place: str, audit: Audit) -> Iterator[Broken]:
    """Scores follow from verdicts, and verdicts rest on quotes, whatever method gave them."""
    for lens in audit.lenses:
        verdicts = [outcome.verdict for outcome in lens.outcomes]
        yield from _scored(f"{place}, lens {lens.id}", lens, Score.of(verdicts), decimals=0)
        yield from _grounded(place, lens)
    for dimension in Dimension:
        entry = getattr(audit.pals, dimension.value)
        verdicts = [
            one.verdict for lens in audit.lenses for one in lens.outcomes if one.dimension is dimension
        ]
        yield from _scored(f"{place}, PALS {dimension}", entry, Score.of(verdicts), decimals=1)
    yield from _composed(place, audit)


def _grounded(place: str, lens: LensEntry) -> Iterator[Broken]:
    for outcome in lens.outcomes:
        if outcome.verdict in {Verdict.MET, Verdict.PARTIAL} and not outcome.proposals:
            yield Broken(
                f"{place}, indicator {outcome.indicator}", f"It is {outcome.verdict.value!r} without a quote."
            )


def _scored(place: str, entry: ScoreEntry, score: Score | None, *, decimals: int) -> Iterator[Broken]:
    expected = (score.point(decimals), score.bounds, dict(score.counts)) if score else (None, None, {})
    stands = (entry.score, entry.bounds, dict(entry.counts))
    if expected != stands:
        yield Broken(place, f"Its verdicts give {expected[:2]}, not {stands[:2]}, or other counts.")


def _composed(place: str, audit: Audit) -> Iterator[Broken]:
    scores = [
        Score.of(
            [one.verdict for lens in audit.lenses for one in lens.outcomes if one.dimension is dimension]
        )
        for dimension in Dimension
    ]
    whole = [score for score in scores if score is not None]
    mean = Score.mean(whole) if len(whole) == len(scores) else None
    expected = (
        CompositeEntry(score=mean.point(1), bounds=mean.bounds)
        if mean
        else CompositeEntry(score=None, bounds=None)
    )
    if expected != audit.composite:
        yield Broken(
            f"{place}, composite",
            f"The three dimensions give {expected.bounds}, not {audit.composite.bounds}.",
        )


def _compared(place: str, audit: Audit, again: Audit) -> Iterator[Broken]:
    stands, expected = audit.document(), again.document()
    for number, where in enumerate(_differences(stands, expected, "")):
        if number == MOST_DIFFERENCES:
            yield Broken(place, "It differs in further places.")
            return
        yield Broken(f"{place}, {where}", "Judged again from the archived texts, this comes out otherwise.")


def _differences(stands: Json, expected: Json, where: str) -> Iterator[str]:
    """Yield the places, named as people would, in which two documents differ."""
    if isinstance(stands, dict) and isinstance(expected, dict):
        for key in sorted(stands.keys() | expected.keys()):
            if where or key not in NOT_COMPARED:
                yield from _differences(stands.get(key), expected.get(key), f"{where} {key}".strip())
    elif isinstance(stands, list) and isinstance(expected, list) and len(stands) == len(expected):
        for number, (one, other) in enumerate(zip(stands, expected, strict=True)):
            yield from _differences(one, other, f"{where} {_named(one, number)}")
    elif stands != expected:
        yield where


def _named(entry: Json, number: int) -> str:
    """Return how a list's entry is called: lenses and indicators by id, all else by number."""
    if isinstance(entry, dict):
        name = entry.get("indicator") or entry.get("id")
        if isinstance(name, str):
            return name
    return str(number)
