"""Nouns that stand for an act: two linear models over the noun, its form and the words around it.

"The removal of the images" is an act, "the government" is not, and "the building" is either. The first model
says whether the word is a noun with a verb behind it at all, the second whether it stands for the act here.
The weights were learnt from QANom (see the notice beside them).
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from math import exp, expm1, log, log1p
from typing import NamedTuple

from stancewatch.suffixscape.grammar.linear import load_pair
from stancewatch.suffixscape.grammar.noun_context import (
    Form,
    Grid,
    OfShare,
    OfType,
    capital,
    of_share,
    of_type,
    sides,
    weighed,
)
from stancewatch.suffixscape.grammar.shapes import REMEMBERED
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.grammar.wording import classes_of, table_of

ENDINGS = (
    "tion", "tions", "sion", "sions", "ment", "ments", "ance", "ances", "ence", "ences", "ure", "ures", "ism", "ency", "sis",
)  # fmt: skip
"""Endings of acts. A noun outside both lexicons is looked at only where it has one."""

EXPONENT = 1.8
"""Weight of the first model against the second, chosen on the development set."""

THRESHOLD = 0.25
"""Least product of both probabilities, chosen on the development set."""

LEAST = -log(THRESHOLD)

LEAST_NOUN = -log(expm1(LEAST / EXPONENT))
LEAST_ACT = -log(expm1(LEAST))
"""Scores of the first and of the second model at which no score of the other is high enough."""

SELDOM = 0.1
"""Nouns seen five times or more that were acts in fewer than this share are never asked about: they are a third of
all candidates, and F1 on the development set is the same without them."""


HOPELESS = -4.0
"""Nouns that score less by themselves are never asked about: words around them made an act of 2 in 5,500 of them."""


class Share(NamedTuple):
    """How often a noun was seen in the training texts, judged at all, and judged an act."""

    seen: int
    judged: int
    acts: int


Shares = Mapping[str, Share]


@cache
def act_nouns() -> Shares:
    """Return the nouns of the training gold, in the singular, with their shares."""
    return {noun: Share(*map(int, counts)) for noun, *counts in table_of("act_nouns.txt")}


@cache
def verb_nouns() -> Mapping[str, str]:
    """Return the nouns that a dictionary (WordNet) relates to a verb, by how many of their senses it does."""
    return classes_of("verb_nouns.txt")


def is_candidate(word: str) -> bool:
    """Say whether a word may be a noun that stands for an act, by form alone, and is now and then found to be one."""
    last = word.rpartition("-")[2] if "-" in word else word
    noun = base(last)
    share = act_nouns().get(noun)
    if share is not None:
        if not share.judged or (share.seen >= 5 and share.acts < SELDOM * share.seen):
            return False
    elif noun not in verb_nouns() and (len(last) <= 6 or not last.endswith(ENDINGS)):
        return False
    return together(_KNOWN[word].own) > HOPELESS


def is_candidate_of(word: str, shares: Shares) -> bool:
    """Say the same, given the lexicon: training has its own."""
    last = word.rpartition("-")[2] if "-" in word else word
    noun = base(last)
    share = shares.get(noun)
    if share is not None:
        return share.judged > 0
    return noun in verb_nouns() or (len(last) > 6 and last.endswith(ENDINGS))


@lru_cache(maxsize=REMEMBERED)
def base(word: str) -> str:
    """Return a noun without its plural ending."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return (
        word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
    )


def score(tokens: Tokens, place: int) -> float:
    """Return how sure the models are that the noun at a place stands for an act; above zero means yes."""
    return together(_weighed(tokens, place))


def act(tokens: Tokens, place: int) -> float:
    """Return what `score` does where it is above zero, else nothing above zero: sooner, for half of all nouns."""
    both = _weighed(tokens, place)
    if both.real <= LEAST_NOUN or both.imag <= LEAST_ACT:
        return 0.0
    return together(both)


def _weighed(tokens: Tokens, place: int) -> complex:
    form, own, kind, share, sides = _KNOWN[tokens.words[place]]
    shapes, words, raw = tokens.shapes, tokens.edged, tokens.raw[place]
    before, after = shapes[place - 1], shapes[place + 1]
    both = own + share.before[words[place - 1]] + share.after[words[place + 1]]
    both += kind.left[shapes[place - 2]][before] + kind.right[after][shapes[place + 2]]
    both += sides[before][after]
    if raw[0].isupper():
        both += capital(form, raw, before, after)
    if "of" in words[place + 1 : place + 5]:
        both += kind.of
    return both


def together(both: complex) -> float:
    """Return the product of both models' probabilities against the least one wanted, as a logarithm."""
    return LEAST - EXPONENT * log1p(exp(-both.real)) - log1p(exp(-both.imag))


class _Known(NamedTuple):
    """A noun with what it adds to both scores by itself, and the sums for words around nouns like it."""

    form: Form
    own: complex
    kind: OfType
    share: OfShare
    sides: Grid


class _Nouns(dict[str, _Known]):
    """What is known of each noun. Each distinct one is looked at once."""

    def __missing__(self, word: str) -> _Known:
        if len(self) > REMEMBERED:
            self.clear()
        form = form_of(word, act_nouns().get(base(word.rpartition("-")[2])))
        own = load_pair("nominal").bias + weighed(form.own)
        found = self[word] = _Known(
            form, own, of_type(form.type), of_share(form.share), sides(form.type, form.share)
        )
        return found


_KNOWN = _Nouns()


def form_of(word: str, share: Share | None) -> Form:
    """Return what a noun shows by itself, given its share in the training texts."""
    noun = base(word.rpartition("-")[2])
    number = "S" if noun == word else "P"
    kind = f"T={_kind(word, noun)}"
    acts = f"S={_level(share, share.acts, 0.28) if share else 'new'}"
    judged = f"D={_level(share, share.judged, 0.75) if share else 'new'}"
    verb = f"W={verb_nouns().get(noun, 'no')}"
    size = _size(share.seen) if share else "0"
    own = (
        f"n={noun}", f"e2={noun[-2:]}", f"e3={noun[-3:]}", f"e4={noun[-4:]}", f"e5={noun[-5:]}", f"p4={noun[:4]}", f"p6={noun[:6]}",
        acts, f"{acts} {size}", judged, f"{judged} {size}", f"{acts} {judged}", kind, f"{kind}{number}",
        f"{number} n={noun}", f"{number} e3={noun[-3:]}", *(("hyphen",) if "-" in word else ()),
        verb, f"{verb} {'seen' if share else 'new'}", f"{verb} {kind}{number}", f"{verb} {acts}",
    )  # fmt: skip
    return Form(own, kind + number, acts)


def _kind(word: str, noun: str) -> str:
    if noun.endswith(("er", "or")):
        return "er"
    if noun.endswith("ing"):
        return "ing"
    return "ending" if word.endswith(ENDINGS) else "other"


def _level(share: Share, count: int, prior: float) -> str:
    """Return a share in tenths, drawn towards the usual one by one imagined noun."""
    return str(min(int(10 * (count + prior) / (share.seen + 1)), 9))


def _size(seen: int) -> str:
    return "1" if seen == 1 else "2" if seen < 4 else "4" if seen < 10 else "10"
