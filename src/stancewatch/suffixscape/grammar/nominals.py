"""Nouns that stand for an act: two linear models over the noun, its form and the words around it.

"The removal of the images" is an act, "the government" is not, and "the building" is either. The first model
says whether the word is a noun with a verb behind it at all, the second whether it stands for the act here.
The weights were learnt from QANom (see the notice beside them).
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from math import exp, log
from typing import NamedTuple

from stancewatch.suffixscape.grammar.linear import load_pair
from stancewatch.suffixscape.grammar.shapes import REMEMBERED, shape
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.grammar.wording import table_of

ENDINGS = (
    "tion", "tions", "sion", "sions", "ment", "ments", "ance", "ances", "ence", "ences", "ure", "ures", "ism", "ency", "sis",
)  # fmt: skip
"""Endings of acts. A noun outside the lexicon is looked at only where it has one."""

EXPONENT = 1.8
"""Weight of the first model against the second, chosen on the development set."""

THRESHOLD = 0.24
"""Least product of both probabilities, chosen on the development set."""


SELDOM = 0.1
"""Nouns seen five times or more that were acts in fewer than this share are never asked about: they are a third of
all candidates, and F1 on the development set is the same without them."""


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


def is_candidate(word: str) -> bool:
    """Say whether a word may be a noun that stands for an act, by form alone, and is now and then found to be one."""
    share = act_nouns().get(base(word.rpartition("-")[2]))
    if share is not None and share.seen >= 5 and share.acts < SELDOM * share.seen:
        return False
    return is_candidate_of(word, act_nouns())


def is_candidate_of(word: str, shares: Shares) -> bool:
    """Say the same, given the lexicon: training has its own."""
    last = word.rpartition("-")[2] if "-" in word else word
    share = shares.get(base(last))
    if share is not None:
        return share.judged > 0
    return len(last) > 6 and last.endswith(ENDINGS)


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
    word = tokens.words[place]
    first, second = load_pair("nominal").scores(around(tokens, place, known_form(word)), _own_scores(word))
    return -EXPONENT * log(1 + exp(-first)) - log(1 + exp(-second)) - log(THRESHOLD)


@lru_cache(maxsize=REMEMBERED)
def _own_scores(word: str) -> tuple[float, float]:
    """Return what a noun alone adds to either score: the same wherever it stands."""
    pair = load_pair("nominal")
    return pair.scores(known_form(word).own, pair.biases)


class Form(NamedTuple):
    """What a noun shows by itself."""

    own: tuple[str, ...]
    """Features of the noun alone."""
    type: str
    """Feature prefix: how it is derived, and its number."""
    share: str
    """Feature prefix: how often it was an act in training."""
    ending: str
    """Feature prefix: its last four letters."""


def form(word: str, share: Share | None) -> Form:
    """Return what a noun shows by itself, given its share in the training texts."""
    noun = base(word.rpartition("-")[2])
    number = "S" if noun == word else "P"
    kind = _kind(word, noun)
    acts = _level(share, share.acts, 0.28) if share else "new"
    judged = _level(share, share.judged, 0.75) if share else "new"
    size = _size(share.seen) if share else "0"
    own = (
        f"n={noun}", f"e2={noun[-2:]}", f"e3={noun[-3:]}", f"e4={noun[-4:]}", f"e5={noun[-5:]}", f"p4={noun[:4]}", f"p6={noun[:6]}",
        f"S={acts}", f"S={acts} {size}", f"D={judged}", f"D={judged} {size}", f"S={acts} D={judged}", f"T={kind}", f"T={kind}{number}",
        f"{number} n={noun}", f"{number} e3={noun[-3:]}", *(("hyphen",) if "-" in word else ()),
    )  # fmt: skip
    return Form(own, f"T={kind}{number}", f"S={acts}", f"e4={noun[-4:]}")


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


@lru_cache(maxsize=REMEMBERED)
def known_form(word: str) -> Form:
    """Return what a noun shows by itself, given its share in the training texts."""
    return form(word, act_nouns().get(base(word.rpartition("-")[2])))


def around(tokens: Tokens, place: int, noun: Form) -> list[str]:
    """Return the names of what the models look at besides the noun itself: two words on either side."""
    words, raw = tokens.words, tokens.raw
    before, s_before = _at(tokens, place - 1)
    after, s_after = _at(tokens, place + 1)
    s_before2, s_after2 = _at(tokens, place - 2)[1], _at(tokens, place + 2)[1]
    sides, left, right = f"{s_before}_{s_after}", f"sb={s_before2} {s_before}", f"sa={s_after} {s_after2}"
    kind, share, ending = noun.type, noun.share, noun.ending
    found = [
        f"b={before}", f"a={after}", left, right, sides, f"{before}_{after}", f"{ending} sa={s_after}", f"{ending} sb={s_before}",
        f"{kind} {sides}", f"{kind} {left}", f"{kind} {right}", f"{share} sb={s_before}", f"{share} sa={s_after}",
        f"{share} {sides}", f"{share} a={after}", f"{share} b={before}",
    ]  # fmt: skip
    if raw[place][:1].isupper():
        found += [
            "capital",
            f"capital {s_before} {s_after}",
            f"capital {kind}",
            f"capital {share}",
            noun.own[0] + " capital",
        ]
        if raw[place].isupper():
            found.append("capitals")
    if "of" in words[place + 1 : place + 5]:
        found += ["of near", f"of near {kind}"]
    return found


def _at(tokens: Tokens, place: int) -> tuple[str, str]:
    if 0 <= place < len(tokens.words):
        word = tokens.words[place]
        return word, shape(word, tokens.raw[place])
    return "EDGE", "EDGE"
