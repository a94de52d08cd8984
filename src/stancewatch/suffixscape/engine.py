"""Find every pattern in a text. The public entries are `examine`, `flags` and `examined`."""

from dataclasses import replace
from enum import StrEnum
from functools import cache

from stancewatch.model.evidence import LONGEST_QUOTE, Document, Passage, PassageKind, Quote
from stancewatch.model.language import Flag, Hit, Severity
from stancewatch.suffixscape import languages
from stancewatch.suffixscape.grammar.nominals import is_candidate
from stancewatch.suffixscape.grammar.shapes import is_participle
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.markup import Markup, masked
from stancewatch.suffixscape.pattern import Detector, Kind, Pattern
from stancewatch.suffixscape.patterns import PATTERNS
from stancewatch.suffixscape.pieces import pieces

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


class Syntax(StrEnum):
    """Who decides whether a clause is passive and names its agent."""

    LEXICAL = "lexical"
    """The linear models alone."""
    PARSER = "parser"
    """A parser (extra `parser`), for the sentences of which they are unsure."""


def examine(
    text: str,
    *,
    all_constructions: bool = False,
    markup: Markup = Markup.PLAIN,
    syntax: Syntax = Syntax.LEXICAL,
) -> tuple[Hit, ...]:
    """Return every finding in a text, in reading order. Offsets are code points of the text as given.

    Parts in a language other than English are skipped. Constructions judged harmless come only when
    `all_constructions` asks for them. `syntax` may ask a parser as well (raises ConfigurationError without the extra). Time and memory grow linearly with the text.
    """
    hits: list[Hit] = []
    for start, piece in pieces(masked(text, markup)):
        hits += examine_piece(piece, start, all_constructions=all_constructions, syntax=syntax)
    return tuple(hits)


def examine_piece(piece: str, offset: int, *, all_constructions: bool, syntax: Syntax) -> list[Hit]:
    """Return the findings in a piece of bounded length that stands at an offset in its text."""
    tokens = Tokens(piece)
    if languages.other_than_english(tokens.words):
        return []
    if syntax is Syntax.PARSER:
        from stancewatch.suffixscape.parser import advise

        advise(tokens, all_constructions=all_constructions)
    starts = _starts(all_constructions=all_constructions)
    matches = [
        (pattern, match)
        for place, finders in enumerate(map(starts.__getitem__, tokens.words))
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


def flags(document: Document, *, all_constructions: bool = False) -> tuple[Flag, ...]:
    """Return the findings of an archived document, each with its quote cut from one passage.

    Code and passages in another language are skipped; `examined` counts them.
    """
    found = []
    for passage in document.passages:
        if _is_examined(document, passage):
            for hit in examine(passage.text, all_constructions=all_constructions):
                start, end = (
                    passage.start + hit.start,
                    passage.start + min(hit.end, hit.start + LONGEST_QUOTE),
                )
                found.append(Flag(replace(hit, start=start, end=end), Quote.cut(document, start, end)))
    return tuple(found)


def examined(document: Document) -> tuple[int, int, tuple[str, ...]]:
    """Return the words of a document, the words examined, and the languages that were not.

    Words are counted by white space. Code is not counted. A language that is not known by name is `und`.
    """
    total = read = 0
    others = set()
    for passage in document.passages:
        if passage.kind is PassageKind.CODE:
            continue
        words = len(passage.text.split())
        total += words
        if _is_examined(document, passage):
            read += words
        else:
            others.add(_language(document, passage))
    return total, read, tuple(sorted(others))


def _is_examined(document: Document, passage: Passage) -> bool:
    return passage.kind is not PassageKind.CODE and _language(document, passage) == "en"


def _language(document: Document, passage: Passage) -> str:
    """Return the language of a passage: as marked, else as its words say."""
    marked = (passage.language or document.language).partition("-")[0].lower()
    if passage.language or not passage.text.strip():
        return marked or "en"
    return languages.guess(passage.text.lower().split(), marked)
