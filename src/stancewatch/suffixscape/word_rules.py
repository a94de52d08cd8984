"""Small detectors that several patterns share: a listed phrase, unless something in its sentence lifts it."""

from collections.abc import Callable, Mapping
from functools import cache

from stancewatch.model.language import Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Detector, Match
from stancewatch.suffixscape.phrases import Beside, Phrases, Window, lexicon, words_in

Guard = Callable[[Tokens, int], bool]


@cache
def _conditions() -> frozenset[str]:
    """Return the words that open a condition wherever they stand; "when" does so only before what depends on it."""
    return words_in("guards", "condition") - {"when"}


def on_condition(tokens: Tokens, place: int) -> bool:
    """Say whether the sentence makes a future depend on something: "if", "unless", or "when" before the place."""
    low, high = tokens.sentence(place)
    return not _conditions().isdisjoint(tokens.words[low:high]) or "when" in tokens.words[low:place]


def in_contract(tokens: Tokens, place: int) -> bool:
    """Say whether the sentence has the words of a contract: what it says is owed, not promised."""
    low, high = tokens.sentence(place)
    return not words_in("guards", "legal").isdisjoint(tokens.words[low:high])


def is_term(tokens: Tokens, place: int) -> bool:
    """Say whether a word of praise is part of a term: "superior vena cava", "unbiased estimator"."""
    words = tokens.words
    return place + 1 < len(words) and words[place + 1] in _terms().get(words[place], ())


@cache
def _terms() -> Mapping[str, frozenset[str]]:
    lines = (line.split() for line in lexicon("guards")["terms"])
    return {word: frozenset(following) for word, *following in lines}


class Listed:
    """A detector for listed phrases, silent where any guard holds or the words are quoted."""

    __slots__ = ("_known", "_unless", "_weight")

    def __init__(self, known: Phrases, weight: Severity, unless: tuple[Guard, ...]) -> None:
        self._known, self._weight, self._unless = known, weight, unless

    def __call__(self, tokens: Tokens, place: int) -> tuple[Match, ...]:
        """Return the longest phrase around a place."""
        span = self._known.at(tokens, place)
        if span is None:
            return ()
        first, last = span
        lifted = any(guard(tokens, first) for guard in self._unless) or guards.quoted(tokens, first)
        words = {"words": (first, last)}
        return (Match(first, last, Severity.NONE if lifted else self._weight, words=words),)

    def beside(self, word: str) -> Beside:
        """Return what must stand beside a word it starts from."""
        return self._known.readings[word].beside

    def window(self, word: str) -> Window | None:
        """Return what must stand near a word it starts from."""
        return self._known.readings[word].window


class Neighboured:
    """A detector asked only where certain words stand beside a word it starts from, or near it."""

    __slots__ = ("_beside", "_detect", "_window")

    def __init__(self, detect: Detector, beside: Beside, window: Window | None) -> None:
        self._detect, self._beside, self._window = detect, beside, window

    def __call__(self, tokens: Tokens, place: int) -> tuple[Match, ...]:
        """Return what the detector finds at a place."""
        return self._detect(tokens, place)

    def beside(self, _word: str) -> Beside:
        """Return what must stand beside a word it starts from: the same for all."""
        return self._beside

    def window(self, _word: str) -> Window | None:
        """Return what must stand near a word it starts from: the same for all."""
        return self._window


def neighboured(
    detect: Detector, *, after: frozenset[str] = frozenset(), before: frozenset[str] = frozenset()
) -> Neighboured:
    """Return a detector asked only where one of some words comes next, or one of others stands before.

    Most places are out before it is called.
    """
    return Neighboured(detect, (after, before), None)


def near(detect: Detector, words: frozenset[str], *, before: int, behind: int) -> Neighboured:
    """Return a detector asked only where one of some words stands among so many before, or so many from the place on."""
    return Neighboured(detect, None, Window(words, before, behind))


def listed(known: Phrases, weight: Severity, *unless: Guard) -> Listed:
    """Return a detector for listed phrases, silent where any guard holds or the words are quoted."""
    return Listed(known, weight, unless)
