"""Which language each block is in: what the page declares, checked against the words.

English is told by its function words, which costs nothing; everything else by py3langid, whose model is loaded
only where a page has enough text that does not look English. Both thresholds were measured on gold blocks
and on software messages in 22 languages: docs/decisions/0020-extraction.md.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from typing import Protocol

from stancewatch.model.evidence import Passage, PassageKind

SHORTEST = 40
"""Bytes of UTF-8 that a block must have to be judged: 40 letters of English, 14 of Chinese."""

SHORTEST_RUN = 200
"""Bytes that neighbouring blocks without English words must have together before the model is asked."""

SURE, SURE_AGAINST_PAGE = 0.9, 0.99
"""Least probability for a verdict, and for one that differs from what the page declares."""

ENGLISH_SHARE, ENGLISH_WORDS = 0.2, 3
"""Share of function words, and how many different ones, that make a block English: 0.04 % of messages in other
languages reach both."""

LIKELY_SHARE, LIKELY_WORDS = 0.1, 2
"""The same for a block of a page of which half is English already."""

KEEPS_DECLARED = 0.25
"""A page keeps the language it declares while at least this share of its judged text is in it."""

_ENGLISH = frozenset(
    files("stancewatch.extract").joinpath("english_function_words.txt").read_text("utf-8").split()
)


class _Identifier(Protocol):
    def classify(self, instance: str) -> tuple[str, float]: ...


@dataclass(frozen=True, slots=True)
class Languages:
    """The language of a text and of each of its passages; empty where nothing is known."""

    main: str
    passages: tuple[str, ...]
    notes: tuple[str, ...] = ()


def languages(passages: Sequence[Passage], declared: str) -> Languages:
    """Return the language of each passage and the main one.

    `declared` is what the page says of itself; a passage's own `language` is what its nearest `lang` attribute says.
    """
    judged = _english(passages)
    found = ["en" if english else "" for english in judged]
    start = 0
    for english, group in groupby(judged):
        run = passages[start : start + len(list(group))]
        if not english:
            found[start : start + len(run)] = _judged_run(run)
        start += len(run)
    main = _main(passages, found, declared)
    named = tuple(language or passage.language for language, passage in zip(found, passages, strict=True))
    differs = bool(declared) and main != declared
    return Languages(
        main,
        named,
        (f"The page is declared as {declared!r}; most of its text reads as {main!r}.",) if differs else (),
    )


def _judged_run(run: Sequence[Passage]) -> list[str]:
    """Return the languages of neighbouring passages that do not look English; empty where not sure."""
    prose = [passage.text for passage in run if passage.kind is not PassageKind.CODE]
    if sum(len(text.encode()) for text in prose) < SHORTEST_RUN:
        return [""] * len(run)
    whole = _identified(" ".join(prose)[:10_000], "")
    return [
        _identified(passage.text, passage.language) or ("" if passage.language else whole)
        if passage.kind is not PassageKind.CODE
        else ""
        for passage in run
    ]


def _english(passages: Sequence[Passage]) -> list[bool]:
    """Return which passages are English by their function words."""
    counts = [_function_words(passage) for passage in passages]
    sure = [share >= ENGLISH_SHARE and words >= ENGLISH_WORDS for share, words in counts]
    size = [len(passage.text) for passage in passages]
    if 2 * sum(length for length, english in zip(size, sure, strict=True) if english) < sum(size):
        return sure
    return [share >= LIKELY_SHARE and words >= LIKELY_WORDS for share, words in counts]


def _function_words(passage: Passage) -> tuple[float, int]:
    """Return the share of English function words in a passage, and how many different ones there are."""
    if passage.kind is PassageKind.CODE or len(passage.text) < SHORTEST:
        return 0, 0
    words = passage.text.lower().split()
    return sum(map(_ENGLISH.__contains__, words)) / max(1, len(words)), len(_ENGLISH.intersection(words))


def _identified(text: str, declared: str) -> str:
    if len(text.encode()) < SHORTEST:
        return ""
    language, probability = _identifier().classify(text)
    needed = SURE_AGAINST_PAGE if declared not in ("", language) else SURE
    return str(language) if probability >= needed else ""


def _main(passages: Sequence[Passage], found: Sequence[str], declared: str) -> str:
    characters: Counter[str] = Counter()
    for language, passage in zip(found, passages, strict=True):
        if language:
            characters[language] += len(passage.text)
    if not characters or characters[declared] >= KEEPS_DECLARED * characters.total():
        return declared
    return max(sorted(characters), key=characters.__getitem__)


@lru_cache(maxsize=1)
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier
