"""Simple noun phrases beside a verb: a determiner, adjectives, a noun, and "of" with another.

What is not surely one phrase is none: an alternative that repeats half of a subject says something else.
"""

from typing import NamedTuple

from stancewatch.suffixscape.grammar.nominals import verb_nouns
from stancewatch.suffixscape.grammar.shapes import CLASSES, shape
from stancewatch.suffixscape.grammar.tokens import Tokens

LONGEST = 10
"""Words of a phrase that an alternative repeats."""

_OPENERS = frozenset(("DET", "POSS", "QUANT"))
_NOUNS = frozenset(("WORD", "NOUN", "PLURAL", "NAME", "ER", "ADJ"))
_INSIDE = _NOUNS | {"NUM", "PART", "ING", "QUANT"}
_COMPOUNDED = frozenset(("data", "sales", "news", "access", "us", "series", "terms", "works", "news"))
"""Words in -s that stand before their noun as often as alone."""
_COMMON = frozenset((
    "data", "content", "people", "text", "none", "feedback", "user", "users", "access", "metadata", "new", "old", "other", "certain", "high", "low", "large", "small", "open", "full",
    "early", "raw", "whole", "good", "bad", "main", "key", "young", "such", "software", "hardware", "most", "more", "less",
))  # fmt: skip
_NO_NOUNS = frozenset((
    "say", "says", "said", "think", "believe", "claim", "claims", "means", "mean", "ensure", "know", "due", "such", "same", "other", "more",
    "less", "better", "longer", "back", "rest", "away", "else", "etc",
))  # fmt: skip
"""Words that look like nouns and end no phrase that can be repeated."""


_VERBS = frozenset((
    "helps", "makes", "happens", "enables", "allows", "lets", "improves", "gives", "leads", "brings", "ensures", "supports", "becomes",
    "provides", "shows", "reduces", "raises", "takes", "begins", "follows", "remains", "starts", "creates", "serves", "continues", "requires",
    "occurs", "proceeds", "involves", "makes", "keeps", "poses",
))  # fmt: skip
"""Words shaped like plurals that are the verb behind a phrase: "deletion of accounts *happens*"."""


class Phrase(NamedTuple):
    """A noun phrase as a half-open range of tokens."""

    first: int
    last: int

    def text(self, tokens: Tokens) -> str:
        """Return its words; the first in lower case where it was written large only because it opens the sentence."""
        words = tokens.raw[self.first : self.last]
        opening = tokens.words[self.first]
        if self.first == tokens.sentence(self.first)[0] or (
            words[0].istitle() and CLASSES.get(opening) in _OPENERS
        ):
            words = [lowered(tokens, self.first), *words[1:]]
        return " ".join(words)


def lowered(tokens: Tokens, place: int) -> str:
    """Return a word that opens a sentence as it stands elsewhere: names and acronyms as they are."""
    raw, word = tokens.raw[place], tokens.words[place]
    if raw[1:] != word[1:] or not raw[:1].isupper() or tokens.shape(place + 1) == "NAME":
        return word if CLASSES.get(word) in _OPENERS else raw
    common = word in CLASSES or word in _COMMON or word in verb_nouns() or shape(word, word) != "WORD"
    return word if common else raw


def before(tokens: Tokens, place: int) -> Phrase | None:
    """Return the phrase that ends right before a place and has a whole clause's beginning before it, or None."""
    low = max(tokens.sentence(place)[0], place - LONGEST)
    first = _chain(tokens, low, place)
    if first == place or (first == low and low > tokens.sentence(place)[0]):
        return None
    if first > low and tokens.words[first - 1] in ("and", "or"):
        joined = _chain(tokens, low, first - 1)
        whole = joined < first - 1 and joined == tokens.sentence(place)[0]
        return Phrase(joined, place) if whole else None
    return Phrase(first, place) if _opens_clause(tokens, first) else None


def behind(tokens: Tokens, place: int, high: int) -> Phrase | None:
    """Return the phrase that begins at a place and ends before a verb, a mark or a preposition, or None."""
    last = _end(tokens, place, min(high, place + LONGEST))
    if last == place or (last < high and not _may_follow(tokens, last)):
        return None
    if last < high - 1 and tokens.words[last] == "of":
        more = _end(tokens, last + 1, min(high, place + LONGEST))
        return Phrase(place, more) if more > last + 1 and _may_follow(tokens, more) else None
    return Phrase(place, last)


def _may_follow(tokens: Tokens, place: int) -> bool:
    """Say whether a phrase may be at its end before a word: no list, no figure goes on there."""
    joined = tokens.words[place : place + 1] in (["and"], ["or"], ["'s"], [","], ["/"], ["("], ["%"])
    return not joined and tokens.shape(place - 1) != "NUM"


def _chain(tokens: Tokens, low: int, place: int) -> int:
    """Return where the phrase before a place begins, with what it is "of": the place itself where there is none."""
    first = _simple(tokens, low, place)
    while low < first < place and tokens.words[first - 1] == "of":
        wider = _simple(tokens, low, first - 1)
        if wider == first - 1:
            return place
        first = wider
    return first


def _simple(tokens: Tokens, low: int, place: int) -> int:
    """Return where one phrase without "of" begins that ends before a place, or the place itself."""
    last = place - 1
    if last < low or not _is_noun(tokens, last):
        return place
    first = last
    while first > low and _is_inside(tokens, first - 1):
        first -= 1
    if first > low and tokens.shape(first - 1) in _OPENERS and tokens.words[first - 1] != "'s":
        first -= 1
        if first > low and tokens.words[first - 1] in ("all", "both", "half"):
            first -= 1
    return first


def _is_noun(tokens: Tokens, place: int) -> bool:
    word, name = tokens.words[place], tokens.shape(place)
    if name in ("QUANT", "NUM") or word in ("none", "all"):
        return True
    return name in _NOUNS and word not in _NO_NOUNS and word[0].isalpha()


def _is_inside(tokens: Tokens, place: int) -> bool:
    """Say whether a word may stand before the noun of a phrase: no plural, which would be its own subject."""
    word, name = tokens.words[place], tokens.shape(place)
    if name not in _INSIDE or not word[0].isalnum() or word in ("say", "says", "said", "due", "none"):
        return False
    return name != "PLURAL" or word in _COMPOUNDED


def _opens_clause(tokens: Tokens, first: int) -> bool:
    low, _ = tokens.sentence(first)
    if first == low:
        return True
    before = tokens.words[first - 1]
    if tokens.words[first][0].isdigit() and first - 2 >= low and tokens.words[first - 2][0].isdigit():
        return False  # the second half of "4,000"
    if tokens.shape(first) in ("PART", "ING") or (
        before == "that" and first - 2 >= low and _leads_to_relative(tokens, first - 2)
    ):
        return False
    return CLASSES.get(before) in ("SUB", "MARK") or before in (
        ",",
        ";",
        ":",
        "(",
        "“",
        "-",
        "*",
        "•",
        "but",
        "then",
    )


def _leads_to_relative(tokens: Tokens, place: int) -> bool:
    return _is_noun(tokens, place) or tokens.shape(place) == "PREP"


def _end(tokens: Tokens, place: int, high: int) -> int:
    """Return the place behind a phrase that begins at a place, or the place itself."""
    at = place
    while at < high and tokens.shape(at) in _OPENERS:
        at += 1
    noun = place
    while at < high and tokens.shape(at) in _INSIDE and tokens.words[at][0].isalnum():
        if noun > place and (tokens.shape(at) in ("PART", "ING") or tokens.words[at] in _VERBS):
            break
        if _is_noun(tokens, at):
            noun = at + 1
        at += 1
    return noun
