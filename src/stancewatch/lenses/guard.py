"""Whether the words an expression hit are the page's own, and said: who speaks, of whom, and with a yes or a no.

One guard for all indicators; its wordings are data (guard.toml) and name no organisation, so that a page with its
names masked is read alike. It only takes certainty away: a guarded hit is still shown to a reader.
"""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from stancewatch.lenses.reading import Piece


class Doubt(StrEnum):
    """Why words that an expression hit are no answer of the page's owner."""

    NONE = ""
    STUFFED = "a run of words that states nothing"
    QUOTED = "words of somebody else"
    DENIED = "denied"
    ASKED = "asked, not answered"
    SUPPOSED = "wished, planned or supposed"
    OTHERS = "said of others"
    OBLIGED = "asked of the reader"
    UNCLEAR = "nobody is named who says or does it"


@dataclass(frozen=True, slots=True)
class Match:
    """Where in a piece an expression hit."""

    start: int
    end: int
    asks_for_denial: bool
    """Whether the expression itself holds a denial, so that one in the sentence is what it asks for."""


def asks_for_denial(expression: str) -> bool:
    """Tell whether an expression itself holds a denial."""
    return bool(_guard().asked.search(expression))


def unsaid(piece: Piece, match: Match, indicator: str) -> Doubt:
    """Return why a hit of any expression supports nothing; NONE where it may."""
    guard = _guard()
    if guard.stuffed(piece):
        return Doubt.STUFFED
    if piece.quoted_at(match.start):
        return Doubt.QUOTED
    if not match.asks_for_denial and indicator not in guard.negated and guard.denied(piece.folded, match):
        return Doubt.DENIED
    return Doubt.NONE


def unowned(piece: Piece, match: Match, indicator: str) -> Doubt:
    """Return why a hit is not surely a statement of the page's owner about itself; NONE where it is."""
    guard, before = _guard(), piece.folded[: match.end]
    addressed = indicator in guard.addressed
    if guard.question.search(piece.folded):
        return Doubt.ASKED
    if indicator not in guard.supposed and guard.cues.search(before):
        return Doubt.SUPPOSED
    if not addressed and guard.obliged.search(piece.folded):
        return Doubt.OBLIGED
    if guard.about_others(piece.folded, match, addressed=addressed):
        return Doubt.OTHERS
    return Doubt.NONE if guard.own(piece.folded, addressed=addressed) else Doubt.UNCLEAR


@dataclass(frozen=True, slots=True)
class _Guard:
    """The compiled wordings of guard.toml."""

    addressed: frozenset[str]
    negated: frozenset[str]
    supposed: frozenset[str]
    neighbours: re.Pattern[str]
    first_person: re.Pattern[str]
    speaking: re.Pattern[str]
    speaking_to: re.Pattern[str]
    verb: re.Pattern[str]
    fragment: int
    subjects: re.Pattern[str]
    possessor: re.Pattern[str]
    obliged: re.Pattern[str]
    before: re.Pattern[str]
    ends: re.Pattern[str]
    after: re.Pattern[str]
    asked: re.Pattern[str]
    cues: re.Pattern[str]
    question: re.Pattern[str]
    joining: re.Pattern[str]
    longest_without: int
    least_distinct: float
    counted_from: int
    most_repeats: int

    def own(self, text: str, *, addressed: bool) -> bool:
        """Tell whether the page speaks of itself, or, where that is asked for, to its readers."""
        alone = self.neighbours.sub("", text)
        if self.first_person.search(alone) or self.speaking.search(alone):
            return True
        if addressed and self.speaking_to.search(alone):
            return True
        return len(text) <= self.fragment and not self.verb.search(text)

    def about_others(self, text: str, match: Match, *, addressed: bool) -> bool:
        """Tell whether somebody else stands before the wording, and no "we" comes between."""
        before = self.neighbours.sub(lambda found: "others" + " " * (len(found[0]) - 6), text[: match.end])
        named = [found.end() for found in self.subjects.finditer(before) if found.start() <= match.start]
        if named and not self.first_person.search(before, named[-1], max(match.start, named[-1])):
            return not (addressed and self.speaking_to.search(text))
        possessed = self.possessor.search(before, 0, match.start)
        return bool(possessed) and not self.first_person.search(text)

    def denied(self, text: str, match: Match) -> bool:
        """Tell whether a denial governs the wording: before it in the same clause, or after it."""
        for found in self.before.finditer(text, 0, match.end):
            if found.start() < match.start and not self.ends.search(text, found.end(), match.start):
                return True
            if match.start <= found.start():
                return True
        return bool(self.after.search(text, match.start))

    def stuffed(self, piece: Piece) -> bool:
        """Tell whether a piece is a run of words without any that joins them, or repeats itself."""
        words = piece.folded.lower().split()
        if len(words) > self.longest_without and not self.joining.search(piece.folded):
            return True
        if len(words) >= self.counted_from and len(set(words)) < self.least_distinct * len(words):
            return True
        return piece.repeats > self.most_repeats


@lru_cache(maxsize=1)
def _guard() -> _Guard:
    content = tomllib.loads((files("stancewatch.lenses") / "guard.toml").read_text(encoding="utf-8"))
    who, own, others = content["indicators"], content["own"], content["others"]
    denied, stuffed = content["denied"], content["stuffed"]
    speaking = [own["artefact"], own["granted"]]
    return _Guard(
        addressed=frozenset(who["addressed"]),
        negated=frozenset(who["negated"]),
        supposed=frozenset(who["supposed"]),
        neighbours=_any([own["neighbours"]]),
        first_person=_any([own["first_person"]]),
        speaking=_any(speaking),
        speaking_to=_any([own["addressed"], own["imperative"]]),
        verb=_any([own["verb"]]),
        fragment=own["fragment"],
        subjects=_any(others["subjects"]),
        possessor=_any([others["possessor"]]),
        obliged=_any([others["obliged"]]),
        before=_any(denied["before"]),
        ends=_any([denied["ends"]]),
        after=_any([denied["after"]]),
        asked=_any([denied["asked"]]),
        cues=_any([content["supposed"]["cues"]]),
        question=_any([content["asked"]["question"]]),
        joining=_any([stuffed["joining"]]),
        longest_without=stuffed["longest_without"],
        least_distinct=stuffed["least_distinct"],
        counted_from=stuffed["counted_from"],
        most_repeats=stuffed["most_repeats"],
    )


def _any(wordings: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(wordings), re.IGNORECASE)
