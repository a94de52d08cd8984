"""Find every pattern in a text. The public entries are `examine`, `stream`, `flags` and `examined`."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from stancewatch.model.evidence import LONGEST_QUOTE, Document, Passage, PassageKind, Quote
from stancewatch.model.language import Flag, Hit
from stancewatch.suffixscape import disguises, languages, quotations
from stancewatch.suffixscape.finders import findings, noted
from stancewatch.suffixscape.grammar.tokens import BLANKED, BREAK, Tokens
from stancewatch.suffixscape.markup import Markup, masked
from stancewatch.suffixscape.overlaps import told_once
from stancewatch.suffixscape.pieces import pieces
from stancewatch.suffixscape.tally import Tally


class Syntax(StrEnum):
    """Who decides whether a clause is passive and names its agent."""

    LEXICAL = "lexical"
    """The linear models alone."""
    PARSER = "parser"
    """A parser (extra `parser`), for the sentences of which they are unsure."""
    PARSER_ALL = "parser-all"
    """A parser, for every sentence with a clause that may be passive."""


def examine(
    text: str,
    *,
    all_constructions: bool = False,
    markup: Markup = Markup.PLAIN,
    syntax: Syntax = Syntax.LEXICAL,
) -> tuple[Hit, ...]:
    """Return every finding in a text, in reading order. Offsets are code points of the text as given.

    Paragraphs in a language other than English are skipped. Constructions judged harmless come only when
    `all_constructions` asks for them; without it, words are told of once in each family (`overlaps`). `syntax` may ask a
    parser as well (raises ConfigurationError without the extra). Time grows linearly with the text.
    """
    return tuple(stream(text, Tally(), all_constructions=all_constructions, markup=markup, syntax=syntax))


def stream(
    text: str,
    tally: Tally,
    *,
    all_constructions: bool = False,
    markup: Markup = Markup.PLAIN,
    syntax: Syntax = Syntax.LEXICAL,
) -> Iterator[Hit]:
    """Yield what `examine` returns, piece by piece: memory does not grow with the number of findings.

    The tally is filled on the way, and whole when the last finding was taken.
    """
    prose, language = masked(text, markup), ""
    for start, piece in pieces(prose):
        latin = not disguises.beyond_latin(piece)
        seen = disguises.Seen(piece) if latin else disguises.look_through(piece, tally, first=not start)
        tokens = Tokens(seen.text)
        words = noted(tokens.words, all_constructions=all_constructions)
        tokens.end_marks = words.ends()
        found = languages.paragraphs(
            tokens.words,
            language,
            latin=latin,
            plain=tokens.plain.isascii(),
            foreign=words.foreign(tokens.words),
        )
        ranges = None
        if found is None:
            language = "en" if tokens.words else language
        else:
            ranges = [(one.first, one.last) for one in found if one.language == "en"]
            language = found[-1].language if found else language
            _count_unread(tokens, found, tally)
        if ranges != []:
            if markup is not Markup.HTML:
                tokens.block_quotes = quotations.block_quotes(text, start, start + len(piece), seen)
            if syntax is not Syntax.LEXICAL:
                _advise(tokens, all_constructions=all_constructions, every=syntax is Syntax.PARSER_ALL)
            hits = findings(tokens, start, words, ranges, all_constructions=all_constructions)
            hits = hits if all_constructions else told_once(hits)
            yield from hits if not seen.cuts else [seen.as_written(hit, start) for hit in hits]
    if tally.count_words or tally.unread_size:
        _count_prose(prose, tally)


def _advise(tokens: Tokens, *, all_constructions: bool, every: bool) -> None:
    from stancewatch.suffixscape.parser import advise

    advise(tokens, all_constructions=all_constructions, every=every)


def _count_unread(tokens: Tokens, found: list[languages.Paragraph], tally: Tally) -> None:
    for one in found:
        if one.language != "en":
            words, size = _counted(tokens.plain[tokens.start(one.first) : tokens.end(one.last - 1)])
            tally.unread[one.language] += words
            tally.unread_size += size


def _count_prose(prose: str, tally: Tally) -> None:
    for _, piece in pieces(prose):
        shown = disguises.without_ignorables(piece) if disguises.beyond_latin(piece) else piece
        words, size = _counted(shown)
        tally.words += words
        tally.size += size


def _counted(text: str) -> tuple[int, int]:
    """Return the words of a text, by white space, and its code points other than blanks."""
    words = text.replace(BREAK, " ").replace(BLANKED, " ").split()
    return len(words), len("".join(words))


def flags(document: Document, *, all_constructions: bool = False) -> tuple[Flag, ...]:
    """Return the findings of an archived document, each with its quote cut from one passage.

    Code, passages quoted from somebody else and passages in another language are skipped; `examined` counts them.
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

    Words are counted by white space. Code and quotations are not counted. A language that is not known by name is `und`.
    """
    total = read = 0
    others = set()
    for passage in document.passages:
        if passage.kind in _OF_OTHERS:
            continue
        words = len(passage.text.split())
        total += words
        if _is_examined(document, passage):
            read += words
        else:
            others.add(_language(document, passage))
    return total, read, tuple(sorted(others))


_OF_OTHERS = frozenset({PassageKind.CODE, PassageKind.QUOTATION})
"""Kinds of passage that are not the page's own prose."""


def _is_examined(document: Document, passage: Passage) -> bool:
    return passage.kind not in _OF_OTHERS and _language(document, passage) == "en"


def _language(document: Document, passage: Passage) -> str:
    """Return the language of a passage: as marked, else as its words say."""
    marked = (passage.language or document.language).partition("-")[0].lower()
    if passage.language or not passage.text.strip():
        return marked or "en"
    return languages.guess(passage.text.lower().split(), marked)
