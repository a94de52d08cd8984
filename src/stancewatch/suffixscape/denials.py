"""What a sentence denies: "The images were not removed", "we do not warrant that it is error-free"."""

from functools import cache

from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.phrases import words_in

NEAR = 4
"""Words that "no" before a noun, "without" and "than" reach; "not" and "nobody" reach to the end of their clause."""
SAYING_REACH = 6
"""Words between a negation and the "that" whose clause it denies: "do not warrant or represent that"."""


def denied(tokens: Tokens, place: int) -> bool:
    """Say whether a negation or a doubt before a place reaches it."""
    low, _ = tokens.sentence(place)
    known = _listed("negation")
    return any(
        tokens.words[at] in known and _is_denial(tokens, at) and _reaches(tokens, at, low, place)
        for at in range(low, place)
    )


def _is_denial(tokens: Tokens, at: int) -> bool:
    """Say whether a negation denies: "not only" and "no doubt" do not."""
    words = tokens.words
    following = words[at + 1 : at + (3 if words[at] == "without" else 2)]
    return _listed("no_denial").isdisjoint(following)


def _reaches(tokens: Tokens, at: int, low: int, place: int) -> bool:
    words = tokens.words
    if words[at] in _listed("denies_near"):
        if place - at <= NEAR:
            return not _ENDS.intersection(words[at:place])
        if words[at] != "no" or (at > low and words[at - 1] not in _OPENINGS and not _says(words, at, place)):
            return False
    return not any(_ends_clause(tokens, at, stop) for stop in range(at + 1, place))


def _ends_clause(tokens: Tokens, at: int, stop: int) -> bool:
    """Say whether the clause of a negation ends at a word behind it."""
    words = tokens.words
    word = words[stop]
    if word in _ENDS or (word == ")" and "(" not in words[at:stop]):
        return True
    if word in ("that", "which", "who", ","):
        return not _says(words, at, stop)
    return word == "and" and tokens.shape(stop + 1) in _SUBJECTS and not _says(words, at, stop)


def _says(words: list[str], at: int, stop: int) -> bool:
    """Say whether a negation denies what is said, claimed or promised next."""
    return not _listed("claiming").isdisjoint(words[at + 1 : min(stop, at + 1 + SAYING_REACH)])


_ENDS = frozenset(
    (";", ":", "but", "because", "although", "though", "while", "whereas", "however", "instead")
)
_OPENINGS = frozenset((",", ";", ":", "and", "but", "that", "because", '"', "“", "(", "*", "-"))
_SUBJECTS = frozenset(("PRON", "DET", "POSS", "MODAL", "BE", "HAVE"))


def denies_act(tokens: Tokens, first: int, head: int) -> bool:
    """Say whether a passive from `first` to `head` tells of an act that was not done: "were never sold", "No data was"."""
    words, (low, _) = tokens.words, tokens.sentence(head)
    if any(words[at] in _listed("negation") and _is_denial(tokens, at) for at in range(first, head)):
        return True
    start = next((at for at in range(first - 1, low - 1, -1) if words[at] in _STARTS), low - 1) + 1
    return not _listed("denies_subject").isdisjoint(words[start : start + 2])


_STARTS = _ENDS | {",", "that", "which", "who", "and", "or"}


@cache
def _listed(section: str) -> frozenset[str]:
    return words_in("guards", section)
