"""Whether the words an expression hit are the page's own, and said: who speaks, of whom, and with a yes or a no.

One guard for all indicators; its wordings are data (guard.toml) and name no organisation, so that a page with its
names masked is read alike. It only takes certainty away: a guarded hit is still shown to a reader.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stancewatch.lenses.guard_words import guard_words
from stancewatch.lenses.reading import Piece
from stancewatch.lenses.speaker import Speaker, speakers
from stancewatch.lenses.strangers import stranger_in
from stancewatch.model.evidence import PassageKind

YEARS_AHEAD = 1
"""Years after the one in which a page was read that it can still speak of as settled."""


class Doubt(StrEnum):
    """Why words that an expression hit are no answer of the page's owner."""

    NONE = ""
    STUFFED = "a run of words that states nothing"
    QUOTED = "words of somebody else"
    DENIED = "denied, or over"
    CODE = "in a block of code"
    ASKED = "asked, not answered"
    SUPPOSED = "wished, planned or supposed"
    HEADED = "under a heading of what is not in force, not offered or not its own"
    LABELLED = "marked as planned, crossed out or an example"
    ENDING = "said to end in the year in which it was read"
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
    words = guard_words().wordings
    return bool(words.asked.search(words.optional.sub("", expression)))


def may_be_denied(indicator: str) -> bool:
    """Tell whether a lack or a refusal that is stated is itself what an indicator asks for."""
    return indicator in guard_words().indicators.negated


def unsaid(piece: Piece, match: Match, indicator: str, on: date = date.min) -> Doubt:
    """Return why a hit of any expression supports nothing; NONE where it may.

    `on` is the day of the latest capture; `date.min` where none is known.
    """
    if _stuffed(piece):
        return Doubt.STUFFED
    if piece.quoted_at(match.start):
        return Doubt.QUOTED
    words = guard_words().wordings
    if words.undone.search(piece.folded) or _over(piece.folded, on) or words.untrue.search(piece.folded):
        return Doubt.DENIED
    if not match.asks_for_denial and not may_be_denied(indicator) and _denied(piece.folded, match):
        return Doubt.DENIED
    return Doubt.NONE


def unowned(piece: Piece, match: Match, indicator: str, on: date = date.min) -> Doubt:
    """Return why a hit is not surely a statement of the page's owner about itself; NONE where it is.

    `on` is the day of the latest capture; `date.min` where none is known.
    """
    return _unsettled(piece, match, indicator, on) or _unclaimed(piece, match, indicator)


def _unsettled(piece: Piece, match: Match, indicator: str, on: date) -> Doubt:
    """Return why what a hit speaks of is not surely said to be so."""
    if piece.kind is PassageKind.CODE:
        return Doubt.CODE
    if _headed(piece, indicator):
        return Doubt.HEADED
    if _labelled(piece.folded, indicator):
        return Doubt.LABELLED
    if guard_words().wordings.question.search(piece.folded):
        return Doubt.ASKED
    if _supposed(piece.folded, match, indicator, on):
        return Doubt.SUPPOSED
    return Doubt.ENDING if _ending(piece.folded, on) else Doubt.NONE


def _headed(piece: Piece, indicator: str) -> bool:
    """Tell whether a heading above a hit says that what stands there is not in force, not offered or not its own."""
    words = guard_words()
    return any(
        words.wordings.void.search(heading)
        or (words.wordings.lacking.search(heading) and not may_be_denied(indicator))
        or stranger_in(words.strangers, heading, piece.names, piece.page.document.text)
        for heading in piece.trail
    )


def _labelled(text: str, indicator: str) -> bool:
    """Tell whether a sentence begins with a label or a sign that says it is not so, or not yet."""
    words = guard_words().wordings
    return bool(words.labelled.search(text) or (words.crossed.search(text) and not may_be_denied(indicator)))


def _unclaimed(piece: Piece, match: Match, indicator: str) -> Doubt:
    """Return why a hit is not surely told of the page's owner."""
    words, text = guard_words().wordings, piece.folded
    addressed = indicator in guard_words().indicators.addressed
    if not addressed and words.obliged.search(text):
        return Doubt.OBLIGED
    told_by = speakers(text, match.start, match.end, piece.names)
    if _about_others(text, match) or _told_by_others(text, told_by, addressed=addressed):
        return Doubt.OTHERS
    ours = words.ours.search(text, match.start, match.end)
    return Doubt.NONE if ours or _own(text, told_by, addressed=addressed) else Doubt.UNCLEAR


def _supposed(text: str, match: Match, indicator: str, on: date) -> bool:
    """Tell whether a sentence plans or wishes, or speaks of a year that a page read `on` a day cannot know."""
    words = guard_words().wordings
    if indicator in guard_words().indicators.supposed:
        return False
    if words.cues.search(text, 0, match.end) or words.open.search(text):
        return True
    years = (int(found["year"] or found["dated"]) for found in words.later.finditer(text))
    return on != date.min and any(year > on.year + YEARS_AHEAD for year in years)


def _own(text: str, told_by: Sequence[Speaker], *, addressed: bool) -> bool:
    """Tell whether the page speaks of itself, or, where that is asked for, to its readers."""
    words = guard_words().wordings
    if Speaker.OWNER in told_by:
        return True
    if words.imperative.search(text) and (addressed or words.bidding.search(text)):
        return addressed
    if told_by[:1] == (Speaker.READER,):
        return addressed or bool(words.granted.search(text))
    return Speaker.WORK in told_by or _is_fragment(text)


def _told_by_others(text: str, told_by: Sequence[Speaker], *, addressed: bool) -> bool:
    """Tell whether a clause of the wording is somebody else's, or sends the reader to somebody else."""
    words = guard_words().wordings
    if Speaker.OTHER in told_by:
        return not (addressed and words.imperative.search(text))
    sent = None if Speaker.OWNER in told_by else words.away.search(text)
    return sent is not None and not words.ours.search(text, 0, sent.end())


def _is_fragment(text: str) -> bool:
    """Tell whether a text is a figure, a date or a heading, without a verb and so without a speaker."""
    limits = guard_words().limits
    sentence = text.rstrip().endswith((".", "!", "?")) and len(text.split()) > limits.fragment_words
    return len(text) <= limits.fragment and not sentence and not guard_words().wordings.verb.search(text)


def _about_others(text: str, match: Match) -> bool:
    """Tell whether somebody else stands before the wording, and no "we" comes between."""
    words, before = guard_words().wordings, text[: match.end]
    named = [found.end() for found in words.subjects.finditer(before) if found.start() <= match.start]
    if named and not words.first_person.search(before, named[-1], max(match.start, named[-1])):
        return True
    possessed = words.possessor.search(before, 0, match.start)
    return bool(possessed) and not words.first_person.search(text)


def _over(text: str, on: date) -> bool:
    """Tell whether a sentence says until when something held, and that was before the year of a day."""
    ends = guard_words().wordings.until.finditer(text)
    return any(not one["year"] or on == date.min or int(one["year"]) < on.year for one in ends)


def _ending(text: str, on: date) -> bool:
    """Tell whether a sentence says that something holds or held until the year of a day."""
    return any(one["year"] == str(on.year) for one in guard_words().wordings.until.finditer(text))


def _denied(text: str, match: Match) -> bool:
    """Tell whether a denial governs the wording: before it in the same clause, or after it."""
    words = guard_words().wordings
    for found in words.before.finditer(text, 0, match.end):
        if found.start() < match.start and not words.ends.search(text, found.end(), match.start):
            return True
        if match.start <= found.start():
            return True
    return bool(words.after.search(text, match.start))


def _stuffed(piece: Piece) -> bool:
    """Tell whether a piece is a run of words without any that joins them, or repeats itself."""
    limits, words = guard_words().limits, piece.folded.lower().split()
    if len(words) > limits.longest_without and not guard_words().wordings.joining.search(piece.folded):
        return True
    if len(words) >= limits.counted_from and len(set(words)) < limits.least_distinct * len(words):
        return True
    return piece.repeats > limits.most_repeats
