"""Ask the patterns about the words of one piece of text."""

from collections.abc import Callable
from functools import cache
from itertools import compress
from operator import attrgetter
from typing import NamedTuple

from stancewatch.model.language import Hit, Severity
from stancewatch.suffixscape import languages
from stancewatch.suffixscape.grammar.nominals import is_candidate
from stancewatch.suffixscape.grammar.participles import FOLLOWERS
from stancewatch.suffixscape.grammar.shapes import is_participle
from stancewatch.suffixscape.grammar.tokens import ENDS, Tokens
from stancewatch.suffixscape.pattern import Detector, Kind, Match, Pattern
from stancewatch.suffixscape.patterns import PATTERNS
from stancewatch.suffixscape.phrases import Beside, Window
from stancewatch.suffixscape.word_rules import Listed, Neighboured

Finder = tuple[Pattern, Detector, Beside, Window | None]
"""A pattern to ask about a word, how it is asked, and what must stand beside the word, or near it."""


class Note(NamedTuple):
    """Why a word is looked at."""

    finders: tuple[Finder, ...] = ()
    foreign: bool = False
    """Whether it is a small word of another language and none of English."""
    end: bool = False
    """Whether it is a mark that may end a sentence."""


class Noted(NamedTuple):
    """The words of a piece that are looked at."""

    places: list[int]
    notes: list[Note | None]
    """One for each word."""

    def foreign(self, words: list[str]) -> set[str]:
        """Return the small words of other languages among them."""
        return {words[place] for place in self.places if self.notes[place].foreign}  # type: ignore[union-attr]  # places have notes

    def ends(self) -> list[int]:
        """Return the places of marks that may end a sentence."""
        return [place for place in self.places if self.notes[place].end]  # type: ignore[union-attr]  # places have notes


KNOWN_WORDS = 50_000
"""Distinct words remembered before the table starts afresh, so that no text can fill the memory."""


class Listing(dict[str, Note | None]):
    """The notes on words that some list names. What a word is asked is put together when it is first met."""

    def __init__(self, *, all_constructions: bool) -> None:
        super().__init__()
        self._foreign = languages.only_foreign()
        self._asked: dict[str, list[tuple[Pattern, Detector]]] = {}
        for pattern in _wanted(all_constructions=all_constructions):
            words, detect = (pattern.words, pattern.detect) if all_constructions else pattern.shown
            for word in words:
                self._asked.setdefault(word, []).append((pattern, detect))

    def __missing__(self, word: str) -> Note | None:
        if len(self) > KNOWN_WORDS:
            self.clear()
        asked = self._asked.get(word, ())
        foreign, end = word in self._foreign, word in ENDS
        finders = tuple(_finder(pattern, detect, word) for pattern, detect in asked)
        found = self[word] = Note(finders, foreign, end) if finders or foreign or end else None
        return found


def _finder(pattern: Pattern, detect: Detector, word: str) -> Finder:
    if isinstance(detect, Listed | Neighboured):
        return pattern, detect, detect.beside(word), detect.window(word)
    return pattern, detect, None, None


class Starts(dict[str, Note | None]):
    """The note on any word, also on its form. Each distinct word is looked at once."""

    def __init__(self) -> None:
        super().__init__()
        wanted = _wanted(all_constructions=True)
        self._listing = Listing(all_constructions=True)
        nouns = tuple((one, one.detect, None, None) for one in wanted if Kind.ACT_NOUN in one.kinds)
        beside = (FOLLOWERS, frozenset[str]())
        participles = tuple((one, one.detect, beside, None) for one in wanted if Kind.PARTICIPLE in one.kinds)
        self._by_form = (None, Note(participles)), (Note(nouns), Note(nouns + participles))

    def __missing__(self, word: str) -> Note | None:
        if len(self) > KNOWN_WORDS:
            self.clear()
        note, form = self._listing[word], self._by_form[is_candidate(word)][is_participle(word)]
        if note and form:
            note = note._replace(finders=note.finders + form.finders)
        found = self[word] = note or form
        return found


def _wanted(*, all_constructions: bool) -> list[Pattern]:
    return [one for one in PATTERNS if all_constructions or not one.harmless_only]


@cache
def _note_of(*, all_constructions: bool) -> Callable[[str], Note | None]:
    """Return what says why a word is looked at."""
    return (Starts() if all_constructions else Listing(all_constructions=False)).__getitem__


def noted(words: list[str], *, all_constructions: bool) -> Noted:
    """Return the words that are looked at: one look at each word of the text."""
    notes = list(map(_note_of(all_constructions=all_constructions), words))
    return Noted(list(compress(range(len(words)), notes)), notes)


def findings(
    tokens: Tokens,
    offset: int,
    noted: Noted,
    ranges: list[tuple[int, int]] | None,
    *,
    all_constructions: bool,
) -> list[Hit]:
    """Return the findings in a piece that stands at an offset in its text, in reading order.

    `ranges` are the half-open ranges of tokens to start from; None means all.
    """
    places = noted.places
    if ranges is not None:
        places = [place for first, last in ranges for place in places if first <= place < last]
    matches = _matches(tokens, places, noted.notes)
    if not all_constructions:
        matches = [one for one in matches if one[1].severity is not Severity.NONE]
    matches.sort(key=_first)
    hits = [pattern.hit(tokens, match, offset) for pattern, match in matches]
    hits.sort(key=attrgetter("start", "end", "pattern"))
    return _without_doubles(hits)


def _first(found: tuple[Pattern, Match]) -> int:
    return found[1].first


def _matches(tokens: Tokens, places: list[int], notes: list[Note | None]) -> list[tuple[Pattern, Match]]:
    words = [*tokens.words, ""]
    found: list[tuple[Pattern, Match]] = []
    for place in places:
        finders = notes[place].finders  # type: ignore[union-attr]  # places have notes
        if not finders:
            continue
        following, before = words[place + 1], words[place - 1]
        for pattern, detect, beside, window in finders:
            if beside and following not in beside[0] and before not in beside[1]:
                continue
            if window and window[0].isdisjoint(words[max(0, place - window[1]) : place + window[2]]):
                continue
            if matches := detect(tokens, place):
                found += [(pattern, match) for match in matches]
    return found


def _without_doubles(hits: list[Hit]) -> list[Hit]:
    """Return the hits less those of a listed phrase inside or across a longer one of the same pattern.

    Passives may share their auxiliary ("were found and removed") and are all kept.
    """
    kept: list[Hit] = []
    for hit in hits:
        last = next((one for one in reversed(kept[-4:]) if one.pattern == hit.pattern), None)
        if last is None or hit.detector != "lexical" or hit.start >= last.end:
            kept.append(hit)
        elif hit.end - hit.start > last.end - last.start:
            kept[kept.index(last)] = hit
    return kept
