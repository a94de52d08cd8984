"""Nouns that stand for an act: a linear model over the noun, its form and the words around it.

"The removal of the images" is an act, "the government" is not, and "the building" is either. The weights
were learnt from QANom (see the notice beside them).
"""

from functools import cache

from stancewatch.suffixscape.grammar.linear import load
from stancewatch.suffixscape.grammar.shapes import shape
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.grammar.wording import words_of

ENDINGS = (
    "tion", "tions", "sion", "sions", "ment", "ments", "ance", "ances", "ence", "ences", "ure", "ures", "ism", "ency", "sis",
)  # fmt: skip
"""Endings of acts. A noun outside the lexicon is looked at only where it has one."""


@cache
def act_nouns() -> frozenset[str]:
    """Return the nouns, in the singular, that the training gold judged at least once."""
    return words_of("act_nouns.txt")


def is_candidate(word: str) -> bool:
    """Say whether a word may be a noun that stands for an act, by form alone."""
    last = word.rpartition("-")[2] if "-" in word else word
    return base(last) in act_nouns() or (len(last) > 6 and last.endswith(ENDINGS))


@cache
def base(word: str) -> str:
    """Return a noun without its plural ending."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return (
        word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
    )


@cache
def _form(word: str) -> tuple[str, ...]:
    """Return the features of a noun alone."""
    noun = base(word)
    found = [f"n={noun}", f"e3={noun[-3:]}", f"e4={noun[-4:]}", f"e5={noun[-5:]}", f"e2={noun[-2:]}"]
    if noun != word:
        found += ["plural", f"plural e3={noun[-3:]}", f"plural n={noun}"]
    if "-" in word:
        found += ["hyphen", f"n={noun.rpartition('-')[2]}"]
    return tuple(found)


def score(tokens: Tokens, place: int) -> float:
    """Return how sure the model is that the noun at a place stands for an act; above zero means yes."""
    return load("nominal").score(features(tokens, place))


def features(tokens: Tokens, place: int) -> list[str]:
    """Return the names of what the model looks at: the noun, its endings, and two words on either side."""
    words, raw = tokens.words, tokens.raw
    noun = base(words[place])
    low, high = place - 1, place + 1
    last = len(words) - 1
    before = words[low] if low >= 0 else "EDGE"
    after = words[high] if high <= last else "EDGE"
    s_before = shape(before, raw[low]) if low >= 0 else "EDGE"
    s_after = shape(after, raw[high]) if high <= last else "EDGE"
    before2 = words[low - 1] if low >= 1 else "EDGE"
    after2 = words[high + 1] if high < last else "EDGE"
    s_before2 = shape(before2, raw[low - 1]) if low >= 1 else "EDGE"
    s_after2 = shape(after2, raw[high + 1]) if high < last else "EDGE"
    found = [
        f"b={before}", f"a={after}", f"sb={s_before}", f"sa={s_after}", f"b2={before2}", f"a2={after2}",
        f"sb2={s_before2} {s_before}", f"sa2={s_after} {s_after2}", f"{s_before}_{s_after}",
        f"n={noun} a={after}", f"n={noun} sb={s_before}", f"n={noun} sa={s_after}", f"n={noun} b={before}",
        f"e4={noun[-4:]} sa={s_after}", f"e4={noun[-4:]} sb={s_before}", f"a={after} sa2={s_after2}", f"{before}_{after}",
        f"e3={noun[-3:]} a={after}",
    ]  # fmt: skip
    if raw[place][:1].isupper():
        found += ["capital", f"capital n={noun}", f"capital {s_before}", f"capital {s_after}"]
    found += _form(words[place])
    return found
