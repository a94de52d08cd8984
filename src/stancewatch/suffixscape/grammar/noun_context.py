"""What stands around a noun, as groups of features for the two models of `nominals`.

Either score is a sum, so whatever a few words always add is added up once and kept: `left["T=endingS"]["PREP"]["DET"]`
is what "PREP DET" before a singular noun with an ending of acts adds. Making the names of all features anew
for every noun was half the time of a run over all constructions.
"""

from collections.abc import Callable
from functools import cache, lru_cache, partial
from typing import NamedTuple

from stancewatch.suffixscape.grammar.linear import load_pair
from stancewatch.suffixscape.grammar.shapes import REMEMBERED
from stancewatch.suffixscape.grammar.tokens import Tokens

Names = tuple[str, ...]


class Form(NamedTuple):
    """What a noun shows by itself."""

    own: Names
    """Features of the noun alone."""
    type: str
    """Feature prefix: how it is derived, and its number."""
    share: str
    """Feature prefix: how often it was an act in training."""


def around(tokens: Tokens, place: int, noun: Form) -> Names:
    """Return the names of what the models look at besides the noun itself: two words on either side."""
    shapes = tokens.shapes
    before, after = shapes[place - 1], shapes[place + 1]
    return (
        *before_names(noun.share, tokens.word(place - 1)),
        *after_names(noun.share, tokens.word(place + 1)),
        *left_names(noun.type, shapes[place - 2], before),
        *right_names(noun.type, after, shapes[place + 2]),
        *type_names(noun.type, before, after),
        *share_names(noun.share, before, after),
        *(capital_names(noun, tokens.raw[place], before, after) if tokens.raw[place][:1].isupper() else ()),
        *(of_names(noun.type) if of_near(tokens, place) else ()),
    )


def of_near(tokens: Tokens, place: int) -> bool:
    """Say whether "of" is one of the four words behind a place."""
    return "of" in tokens.words[place + 1 : place + 5]


def before_names(share: str, word: str) -> Names:
    """Name the word before the noun."""
    return f"b={word}", f"{share} b={word}"


def after_names(share: str, word: str) -> Names:
    """Name the word behind the noun."""
    return f"a={word}", f"{share} a={word}"


def left_names(kind: str, second: str, first: str) -> Names:
    """Name the classes of the two words before the noun, as they are read."""
    return f"sb={second} {first}", f"{kind} sb={second} {first}"


def right_names(kind: str, first: str, second: str) -> Names:
    """Name the classes of the two words behind the noun, as they are read."""
    return f"sa={first} {second}", f"{kind} sa={first} {second}"


def type_names(kind: str, before: str, after: str) -> Names:
    """Name the classes of the words on both sides, and how the noun is derived."""
    return f"{before}_{after}", f"{kind} {before}_{after}"


def share_names(share: str, before: str, after: str) -> Names:
    """Name the classes of the words on both sides, and how often the noun was an act."""
    return f"{share} sb={before}", f"{share} sa={after}", f"{share} {before}_{after}"


def of_names(kind: str) -> Names:
    """Name an "of" near by."""
    return "of near", f"of near {kind}"


def capital_names(noun: Form, raw: str, before: str, after: str) -> Names:
    """Name the capital letter of a noun, and where it stands."""
    names = (
        "capital",
        f"capital {before} {after}",
        f"capital {noun.type}",
        f"capital {noun.share}",
        f"{noun.own[0]} capital",
    )
    return (*names, "capitals") if raw.isupper() else names


class OfType(NamedTuple):
    """What the classes of words around nouns of one derivation and number add."""

    left: "Grid"
    right: "Grid"
    of: complex


class OfShare(NamedTuple):
    """What words around nouns that were acts equally often add."""

    before: "Row"
    after: "Row"


@cache
def of_type(kind: str) -> OfType:
    """Return the sums for nouns of a type: there are eight."""
    left, right = (Grid(partial(names, kind)) for names in (left_names, right_names))
    return OfType(left, right, weighed(of_names(kind)))


@cache
def of_share(share: str) -> OfShare:
    """Return the sums for nouns that were acts in a share of their uses: in tenths, or unknown."""
    before = Row(partial(before_names, share), _named("b="))
    after = Row(partial(after_names, share), _named("a="))
    return OfShare(before, after)


@cache
def sides(kind: str, share: str) -> "Grid":
    """Return the sums for the classes of the words on both sides of nouns of a type that were acts in a share of their uses."""

    def names(before: str, after: str) -> Names:
        return type_names(kind, before, after) + share_names(share, before, after)

    return Grid(names)


def weighed(names: Names) -> complex:
    """Return what features add: to the first score as real part, to the second as imaginary part."""
    return load_pair("nominal").weight(names)


def capital(noun: Form, raw: str, before: str, after: str) -> complex:
    """Return what the capital letter of a noun adds."""
    return _capital(noun.own[0], noun.type, noun.share, before, after, capitals=raw.isupper())


@lru_cache(maxsize=REMEMBERED)
def _capital(noun: str, kind: str, share: str, before: str, after: str, *, capitals: bool) -> complex:
    return weighed(capital_names(Form((noun,), kind, share), "A" if capitals else "a", before, after))


@cache
def _named(prefix: str) -> frozenset[str]:
    """Return the words that features of a prefix name: no other word adds anything."""
    return frozenset(name.rpartition(prefix)[2] for name in load_pair("nominal").features if prefix in name)


class Row(dict[str, complex]):
    """What a word adds, given what stands before it in its features. Filled as words are met, and bounded."""

    __slots__ = ("_known", "_names")

    def __init__(self, names: Callable[[str], Names], known: frozenset[str] | None = None) -> None:
        super().__init__()
        self._names, self._known = names, known

    def __missing__(self, word: str) -> complex:
        if self._known is not None and word not in self._known:
            return 0j
        if len(self) > REMEMBERED:
            self.clear()
        found = self[word] = weighed(self._names(word))
        return found


class Grid(dict[str, Row]):
    """Rows by the word that comes first. Words here are classes of words: a few dozen."""

    __slots__ = ("_names",)

    def __init__(self, names: Callable[[str, str], Names]) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, first: str) -> Row:
        found = self[first] = Row(partial(self._names, first))
        return found
