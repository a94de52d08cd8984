"""Tries an indicator's expressions on every piece, and says which hit and which exclusion took away."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from stancewatch.lenses.guard import Doubt, Match, asks_for_denial, may_be_denied, unowned, unsaid
from stancewatch.lenses.literals import needed
from stancewatch.lenses.reading import Piece, Reading
from stancewatch.model.lens import Expressions, HitKind

_NOT = re.compile(r"(?<=\bcan)not\b|\b(?:no|not|never)\b|n't\b", re.IGNORECASE)
"""What turns a wording into its denial; a wording is looked for without it too."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A piece that expressions hit."""

    number: int
    kind: HitKind
    """Of the narrowest expression that hit and stands; `doubtful` where none does."""
    reason: str
    expressions: int
    """How many wordings hit; conjunctions of concepts are not counted."""
    doubt: Doubt
    """Why the narrowest does not stand; NONE where it does."""
    rank: HitKind
    """Kind of the narrowest that hit, guarded or not: by it the passage is placed."""

    @property
    def denies(self) -> bool:
        """Whether a narrow wording stands in it and is denied."""
        return self.rank in (HitKind.SURE, HitKind.STRONG) and self.doubt is Doubt.DENIED


def tried(
    expressions: Expressions, reading: Reading, indicator: str = "", on: date = date.min
) -> tuple[list[Hit], list[tuple[int, str]]]:
    """Return the hits, and the pieces an exclusion took away with the reason; both in the order of the pages.

    `on` is the date of the latest capture among the pages; `date.min` where none is known.
    """
    compiled = _compiled(expressions)
    hits, rejected = [], []
    for number, found in sorted(compiled.found(reading, indicator).items()):
        hit = _hit(number, reading.pieces[number], found, indicator, on)
        excluded = compiled.excluded(reading.pieces[number])
        if excluded:
            rejected.append((number, f"{hit.reason}, taken away by {excluded}"))
        else:
            hits.append(hit)
    return hits, rejected


def every(expressions: Expressions) -> tuple[str, ...]:
    """Return all that can hit, expressions narrowest first, conjunctions of concepts last."""
    return (
        *expressions.sure,
        *expressions.strong,
        *expressions.weak,
        *expressions.invert,
        *(f"concepts {one}" for one in expressions.concepts),
    )


def _hit(number: int, piece: Piece, found: list["_Found"], indicator: str, on: date) -> Hit:
    """Return a hit by its narrowest expression that the guard lets stand."""
    worded = max(1, sum(one.kind is not HitKind.CONCEPT for one in found))
    for one in found:
        if not unsaid(piece, one.match, indicator, on) and not (
            one.kind is HitKind.SURE and unowned(piece, one.match, indicator, on)
        ):
            doubt = Doubt.NONE if one is found[0] else unsaid(piece, found[0].match, indicator, on)
            kind = HitKind.WEAK if one.kind is HitKind.CONCEPT else one.kind
            reason = f"{kind} expression {one.place}"
            return Hit(number, kind, reason, worded, doubt, found[0].kind)
    first = found[0]
    doubt = unsaid(piece, first.match, indicator, on) or Doubt.UNCLEAR
    reason = f"{HitKind.DOUBTFUL} expression {first.place}"
    return Hit(number, HitKind.DOUBTFUL, reason, worded, doubt, first.kind)


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression that hit a piece."""

    kind: HitKind
    place: int
    match: Match


@dataclass(frozen=True, slots=True)
class _Compiled:
    """An indicator's expressions, with the letters each needs."""

    each: tuple[tuple[HitKind, int, re.Pattern[str], frozenset[str], bool], ...]
    exclude: tuple[re.Pattern[str], ...]
    concepts: tuple[tuple[int, str], ...]
    """Numbered on from the weak expressions, for a reader sees them as such."""

    def found(self, reading: Reading, indicator: str) -> dict[int, list[_Found]]:
        """Return, by piece, the expressions that hit it, narrowest first."""
        hits: defaultdict[int, list[_Found]] = defaultdict(list)
        for kind, place, expression, literals, denial in self.each:
            for number in reading.vocabulary.holding(literals):
                match = expression.search(reading.pieces[number].folded)
                if match:
                    hits[number].append(_Found(kind, place, Match(match.start(), match.end(), denial)))
                elif (
                    kind is HitKind.SURE
                    and not (denial or may_be_denied(indicator))
                    and (around := _denied(expression, reading.pieces[number].folded))
                ):
                    hits[number].append(_Found(kind, place, around))
        for place, conjunction in self.concepts:
            for number, (start, end) in reading.places.naming(conjunction):
                hits[number].append(_Found(HitKind.CONCEPT, place, Match(start, end, asks_for_denial=False)))
        return hits

    def excluded(self, piece: Piece) -> str:
        for place, expression in enumerate(self.exclude, start=1):
            if expression.search(piece.folded):
                return f"exclusion {place}"
        return ""


@lru_cache(maxsize=256)
def _compiled(expressions: Expressions) -> _Compiled:
    kinds = (
        (HitKind.SURE, expressions.sure),
        (HitKind.STRONG, expressions.strong),
        (HitKind.WEAK, expressions.weak),
        (HitKind.INVERTING, expressions.invert),
    )
    each = tuple(
        (
            kind,
            place,
            re.compile(one, re.IGNORECASE),
            needed(one),
            kind is HitKind.INVERTING or asks_for_denial(one),
        )
        for kind, ones in kinds
        for place, one in _numbered(ones)
    )
    exclude = tuple(re.compile(one, re.IGNORECASE) for one in expressions.exclude)
    concepts = tuple(enumerate(expressions.concepts, start=len(expressions.weak) + 1))
    return _Compiled(each, exclude, concepts)


def _denied(expression: re.Pattern[str], text: str) -> Match | None:
    """Return where a wording would stand if nothing in the text said no to it; None where it would not."""
    for found in _NOT.finditer(text):
        without = f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}"
        match = expression.search(without)
        if match and match.start() <= found.start() <= match.end():
            return Match(match.start(), found.end(), asks_for_denial=False)
    return None


def _numbered(expressions: Iterable[str]) -> Iterator[tuple[int, str]]:
    return enumerate(expressions, start=1)
