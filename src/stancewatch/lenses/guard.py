"""Whether the words an expression hit are the page's own, and said: who speaks, of whom, and with a yes or a no.

One guard for all indicators; its wordings are data (guard.toml) and name no organisation, so that a page with its
names masked is read alike. It only takes certainty away: a guarded hit is still shown to a reader.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from stancewatch.lenses.reading import Piece
from stancewatch.lenses.speaker import Speaker, speakers


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


def may_be_denied(indicator: str) -> bool:
    """Tell whether a lack or a refusal that is stated is itself what an indicator asks for."""
    return indicator in _guard().negated


def unsaid(piece: Piece, match: Match, indicator: str) -> Doubt:
    """Return why a hit of any expression supports nothing; NONE where it may."""
    guard = _guard()
    if guard.stuffed(piece):
        return Doubt.STUFFED
    if piece.quoted_at(match.start):
        return Doubt.QUOTED
    if guard.undone.search(piece.folded):
        return Doubt.DENIED
    if not match.asks_for_denial and not may_be_denied(indicator) and guard.denied(piece.folded, match):
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
    told_by = speakers(piece.folded, match.start, match.end, piece.names)
    if guard.about_others(piece.folded, match) or guard.told_by_others(
        piece.folded, told_by, addressed=addressed
    ):
        return Doubt.OTHERS
    ours = guard.ours.search(piece.folded, match.start, match.end)
    return Doubt.NONE if ours or guard.own(piece.folded, told_by, addressed=addressed) else Doubt.UNCLEAR


@dataclass(frozen=True, slots=True)
class _Guard:
    """The compiled wordings of guard.toml."""

    addressed: frozenset[str]
    negated: frozenset[str]
    supposed: frozenset[str]
    neighbours: re.Pattern[str]
    first_person: re.Pattern[str]
    ours: re.Pattern[str]
    granted: re.Pattern[str]
    imperative: re.Pattern[str]
    bidding: re.Pattern[str]
    away: re.Pattern[str]
    verb: re.Pattern[str]
    fragment: int
    fragment_words: int
    subjects: re.Pattern[str]
    possessor: re.Pattern[str]
    obliged: re.Pattern[str]
    before: re.Pattern[str]
    ends: re.Pattern[str]
    after: re.Pattern[str]
    undone: re.Pattern[str]
    asked: re.Pattern[str]
    cues: re.Pattern[str]
    question: re.Pattern[str]
    joining: re.Pattern[str]
    longest_without: int
    least_distinct: float
    counted_from: int
    most_repeats: int

    def own(self, text: str, told_by: Sequence[Speaker], *, addressed: bool) -> bool:
        """Tell whether the page speaks of itself, or, where that is asked for, to its readers."""
        if Speaker.OWNER in told_by:
            return True
        if self.imperative.search(text) and (addressed or self.bidding.search(text)):
            return addressed
        if told_by[:1] == (Speaker.READER,):
            return addressed or bool(self.granted.search(text))
        return Speaker.WORK in told_by or self.is_fragment(text)

    def told_by_others(self, text: str, told_by: Sequence[Speaker], *, addressed: bool) -> bool:
        """Tell whether a clause of the wording is somebody else's, or sends the reader to somebody else."""
        if Speaker.OTHER in told_by:
            return not (addressed and self.imperative.search(text))
        sent = None if Speaker.OWNER in told_by else self.away.search(text)
        return sent is not None and not self.ours.search(text, 0, sent.end())

    def is_fragment(self, text: str) -> bool:
        """Tell whether a text is a figure, a date or a heading, without a verb and so without a speaker."""
        sentence = text.rstrip().endswith((".", "!", "?")) and len(text.split()) > self.fragment_words
        return len(text) <= self.fragment and not sentence and not self.verb.search(text)

    def about_others(self, text: str, match: Match) -> bool:
        """Tell whether somebody else stands before the wording, and no "we" comes between."""
        before = self.neighbours.sub(lambda found: "others" + " " * (len(found[0]) - 6), text[: match.end])
        named = [found.end() for found in self.subjects.finditer(before) if found.start() <= match.start]
        if named and not self.first_person.search(before, named[-1], max(match.start, named[-1])):
            return True
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
    return _Guard(
        addressed=frozenset(who["addressed"]),
        negated=frozenset(who["negated"]),
        supposed=frozenset(who["supposed"]),
        neighbours=_any([own["neighbours"]]),
        first_person=_any([own["first_person"]]),
        ours=_any([own["ours"]]),
        granted=_any([own["granted"]]),
        imperative=_any([own["imperative"]]),
        bidding=_any([own["bidding"]]),
        away=_any([others["away"]]),
        verb=_any([own["verb"]]),
        fragment=own["fragment"],
        fragment_words=own["fragment_words"],
        subjects=_any(others["subjects"]),
        possessor=_any([others["possessor"]]),
        obliged=_any([others["obliged"]]),
        before=_any(denied["before"]),
        ends=_any([denied["ends"]]),
        after=_any([denied["after"]]),
        undone=_any([denied["undone"]]),
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
