"""Ask the patterns about the words of one piece of text."""

from collections.abc import Iterable
from functools import cache

from stancewatch.model.language import Hit, Severity
from stancewatch.suffixscape.grammar.nominals import is_candidate
from stancewatch.suffixscape.grammar.shapes import is_participle
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Detector, Kind, Pattern
from stancewatch.suffixscape.patterns import PATTERNS

Finders = tuple[tuple[Pattern, Detector], ...]

KNOWN_WORDS = 50_000
"""Distinct words remembered before the table starts afresh, so that no text can fill the memory."""


class Starts(dict[str, Finders]):
    """Which patterns to ask about a word. Each distinct word is looked at once."""

    def __init__(self, *, all_constructions: bool) -> None:
        super().__init__()
        wanted = [one for one in PATTERNS if all_constructions or not one.harmless_only]
        self._fixed: dict[str, Finders] = {}
        for pattern in wanted:
            words, detect = (pattern.words, pattern.detect) if all_constructions else pattern.shown
            for word in words:
                self._fixed[word] = (*self._fixed.get(word, ()), (pattern, detect))
        self._nouns = tuple((one, one.detect) for one in wanted if Kind.ACT_NOUN in one.kinds)
        self._participles = tuple((one, one.detect) for one in wanted if Kind.PARTICIPLE in one.kinds)

    def __missing__(self, word: str) -> Finders:
        if len(self) > KNOWN_WORDS:
            self.clear()
        found = self._fixed.get(word, ())
        if self._nouns and is_candidate(word):
            found += self._nouns
        if self._participles and is_participle(word):
            found += self._participles
        self[word] = found
        return found


@cache
def _starts(*, all_constructions: bool) -> Starts:
    return Starts(all_constructions=all_constructions)


def findings(
    tokens: Tokens, offset: int, ranges: Iterable[tuple[int, int]], *, all_constructions: bool
) -> list[Hit]:
    """Return the findings in a piece that stands at an offset in its text, in reading order.

    `ranges` are the half-open ranges of tokens to start from.
    """
    finders_of = _starts(all_constructions=all_constructions).__getitem__
    words = tokens.words
    matches = [
        (pattern, match)
        for first, last in ranges
        for place, finders in enumerate(map(finders_of, words[first:last]), first)
        if finders
        for pattern, detect in finders
        for match in detect(tokens, place)
        if all_constructions or match.severity is not Severity.NONE
    ]
    hits = [pattern.hit(tokens, match, offset) for pattern, match in matches]
    hits.sort(key=lambda hit: (hit.start, hit.end, hit.pattern))
    return _without_doubles(hits)


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
