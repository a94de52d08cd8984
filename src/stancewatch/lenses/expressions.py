"""Tries an indicator's expressions on every piece, and says which hit and which exclusion took away."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from stancewatch.lenses.literals import needed
from stancewatch.lenses.reading import Piece, Reading
from stancewatch.model.lens import Expressions

DENIED = re.compile(
    r"\b(do|does|did|is|are|was|were|have|has|can)( ?n't|n.t| not)( \w+){0,2} (claim|pretend|purport|seek|commit|obliged|follow|adopt"
    r"|licen[sc]ed|offer|publish|certified|partner)\w*|\b(no|without any) (claim|commitment|obligation|plans?)\b"
    r"|\bwrong to (say|claim|assume)\b|\bno longer\b",
    re.IGNORECASE,
)
"""A commitment that is named to be denied. Such a sentence, and a quotation of others, is never surely a hit."""

DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Hit:
    """A piece that expressions hit."""

    number: int
    kind: str
    """Of the narrowest expression that hit: `sure`, `strong`, `weak`, `inverting`; `doubtful` where a sure one
    is denied or quoted."""
    reason: str
    expressions: int
    """How many hit."""


def tried(expressions: Expressions, reading: Reading) -> tuple[list[Hit], list[tuple[int, str]]]:
    """Return the hits, and the pieces an exclusion took away with the reason; both in the order of the pages."""
    compiled = _compiled(expressions)
    hits, rejected = [], []
    for number, found in sorted(compiled.found(reading).items()):
        hit = _hit(number, reading.pieces[number], found)
        excluded = compiled.excluded(reading.pieces[number])
        if excluded:
            rejected.append((number, f"{hit.reason}, taken away by {excluded}"))
        else:
            hits.append(hit)
    return hits, rejected


def every(expressions: Expressions) -> tuple[str, ...]:
    """Return all expressions that can hit, narrowest first."""
    return (*expressions.sure, *expressions.strong, *expressions.weak, *expressions.invert)


def _hit(number: int, piece: Piece, found: list[tuple[str, int]]) -> Hit:
    kind, place = found[0]
    if kind == "sure" and (piece.quoted or DENIED.search(piece.folded)):
        kind = DOUBTFUL
    return Hit(number, kind, f"{kind} expression {place}", len(found))


@dataclass(frozen=True, slots=True)
class _Compiled:
    """An indicator's expressions, with the letters each needs."""

    each: tuple[tuple[str, int, re.Pattern[str], frozenset[str]], ...]
    exclude: tuple[re.Pattern[str], ...]

    def found(self, reading: Reading) -> dict[int, list[tuple[str, int]]]:
        """Return, by piece, kind and place of the expressions that hit it, narrowest first."""
        hits: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        for kind, place, expression, literals in self.each:
            for number in reading.vocabulary.holding(literals):
                if expression.search(reading.pieces[number].folded):
                    hits[number].append((kind, place))
        return hits

    def excluded(self, piece: Piece) -> str:
        for place, expression in enumerate(self.exclude, start=1):
            if expression.search(piece.folded):
                return f"exclusion {place}"
        return ""


@lru_cache(maxsize=256)
def _compiled(expressions: Expressions) -> _Compiled:
    kinds = (
        ("sure", expressions.sure),
        ("strong", expressions.strong),
        ("weak", expressions.weak),
        ("inverting", expressions.invert),
    )
    each = tuple(
        (kind, place, re.compile(one, re.IGNORECASE), needed(one))
        for kind, ones in kinds
        for place, one in _numbered(ones)
    )
    return _Compiled(each, tuple(re.compile(one, re.IGNORECASE) for one in expressions.exclude))


def _numbered(expressions: Iterable[str]) -> Iterator[tuple[int, str]]:
    return enumerate(expressions, start=1)
