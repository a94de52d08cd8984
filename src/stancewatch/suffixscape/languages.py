"""A light check whether words are English, paragraph by paragraph. It names another language only where its own small words say so.

Function words decide: of every hundred words of running English, about forty are among these. Nothing is
guessed from a handful of names: words without any function word pass as what stands around them, as what they were
marked as, or as English. A few words that show no English and something else are `und`: they are told of, not passed.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from stancewatch.suffixscape.grammar.tokens import BREAK
from stancewatch.suffixscape.phrases import lexicon

ENOUGH = 200
"""Words looked at: more do not change the answer."""

SHORT = 8
"""Below so many words (headings, buttons, names) a paragraph needs more to count as foreign than one more small word."""

LETTERS = 4
"""Letters of another script in a paragraph, and most of its letters: fewer are a symbol or a formula."""

FEW = 3
"""Words of a sentence: with fewer, a foreign one is a name (`La Jolla`)."""

SPARSE = 6
"""Words in which one small foreign word is enough where no English one is: in more it may be part of a name."""

UNKNOWN = "und"
"""A language that is not known by name."""

_IN_ADDRESSES = frozenset("/@")

_MARKED = re.compile(r"[ß-öø-ɏ\u1ea0-\u1ef9]")
"""Small letters of Latin scripts that English does not have."""


@cache
def _function_words() -> dict[str, frozenset[str]]:
    """Return small words by language. A single letter tells nothing: initials and list marks are everywhere."""
    return {
        name: frozenset(
            word
            for line in lines
            for word in line.split()
            if name == "en" or len(word) > 1 or not word.isascii()
        )
        for name, lines in lexicon("function_words").items()
        if name not in ("", "shared")
    }


@cache
def only_foreign() -> frozenset[str]:
    """Return the small words of other languages that are no words of English."""
    known = _function_words()
    shared = frozenset(word for line in lexicon("function_words")["shared"] for word in line.split())
    return frozenset().union(*known.values()) - known["en"] - shared


@cache
def _only_english() -> frozenset[str]:
    known = _function_words()
    return known["en"].difference(*(words for name, words in known.items() if name != "en"))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A half-open range of words between two breaks, and its language: empty where its words do not say."""

    first: int
    last: int
    language: str


def paragraphs(
    words: list[str],
    before: str,
    *,
    latin: bool,
    plain: bool = False,
    foreign: Set[str] | None = None,
) -> list[Paragraph] | None:
    """Return the paragraphs of a piece with their languages, or None where all of it is English.

    `before` is the language of the paragraph before the piece. `latin` says that no letter of another script is there, `plain` that
    they are ASCII. `foreign` are the words among these that `only_foreign` holds, where they are known. Words are in lower case.
    """
    if latin:
        strange = _strange(words, foreign, plain=plain)
        if not strange or (before in ("", "en") and _all_english(words, strange)):
            return None
    judged = [
        Paragraph(first, last, _language(words[first:last], latin=latin)) for first, last in _bounds(words)
    ]
    found = [_shown(one, words) for one in _settled(judged, before)]
    if all(one.language == "en" for one in found) and before in ("", "en"):
        return None
    return found


def _strange(words: list[str], foreign: Set[str] | None, *, plain: bool) -> Set[str]:
    """Return the words without which no paragraph in Latin letters shows another language."""
    strange = only_foreign().intersection(words) if foreign is None else foreign
    if plain:
        return strange
    return strange | {word for word in words if not word.isascii() and _MARKED.search(word)}


def _all_english(words: list[str], strange: Set[str]) -> bool:
    """Say whether no paragraph with strange words shows another language: the others are not looked at."""
    paragraphs = (words[first:last] for first, last in _bounds(words))
    return not any(_shows_another(one) for one in paragraphs if not strange.isdisjoint(one))


def _shows_another(words: list[str]) -> bool:
    return _language(words, latin=True) not in ("", "en") or hesitant(words)


def _language(words: list[str], *, latin: bool) -> str:
    """Return what `verdict` does, sooner where no small word of another language is there."""
    if latin and only_foreign().isdisjoint(words):
        return "" if _function_words()["en"].isdisjoint(words) else "en"
    return verdict(words)


def _bounds(words: list[str]) -> Iterator[tuple[int, int]]:
    first = 0
    for _ in range(words.count(BREAK)):
        last = words.index(BREAK, first)
        if last > first:
            yield first, last
        first = last + 1
    if first < len(words):
        yield first, len(words)


def _settled(judged: list[Paragraph], before: str) -> Iterator[Paragraph]:
    """Yield the paragraphs, those without a language of their own as foreign where all their neighbours are."""
    behind = _languages_behind(judged)
    for one, following in zip(judged, behind, strict=True):
        language = one.language
        if not language:
            around = {name for name in (before, following) if name}
            language = min(around) if around and "en" not in around else "en"
        else:
            before = language
        yield Paragraph(one.first, one.last, language)


def _shown(one: Paragraph, words: list[str]) -> Paragraph:
    """Return a paragraph as `und` where it passed as English and its few words show another language."""
    if one.language == "en" and hesitant(words[one.first : one.last]):
        return Paragraph(one.first, one.last, UNKNOWN)
    return one


def hesitant(words: Sequence[str]) -> bool:
    """Say whether words show no English and something else, though too few to say what: `Bilder wurden entfernt`.

    At least `FEW` words, none of them a small word of English alone (single letters tell nothing), and no address; and a
    small word in `SPARSE` that only other languages have, with the best of them ahead of English, or marked letters in a
    third of the words and in two of them.
    """
    letters = [word for word in words[:ENOUGH] if word[0].isalpha()]
    if len(letters) < FEW or any(len(word) > 1 for word in _only_english().intersection(letters)):
        return False
    if not _IN_ADDRESSES.isdisjoint(words):
        return False
    if sum(map(only_foreign().__contains__, letters)) * SPARSE >= len(letters):
        known = _function_words()
        counts = {name: sum(map(small.__contains__, letters)) for name, small in known.items()}
        english = counts.pop("en")
        return max(counts.values()) > english
    marked = sum(1 for word in letters if _MARKED.search(word))
    return marked >= 2 and marked * 3 >= len(letters)


def _languages_behind(judged: list[Paragraph]) -> list[str]:
    """Return for each paragraph the language of the next one that has one of its own."""
    found, language = [], ""
    for one in reversed(judged):
        found.append(language)
        language = one.language or language
    return found[::-1]


def guess(words: Sequence[str], marked: str = "") -> str:
    """Return the language of a paragraph's words, in lower case: a code, or `und` for one not known by name.

    Where the words do not say, it is what they were marked as, or English.
    """
    found = verdict(words)
    if found == UNKNOWN and marked not in ("", "en"):
        return marked
    return found or marked or "en"


def verdict(words: Sequence[str]) -> str:
    """Return the language that the words of a paragraph show, `und`, or nothing where they show none."""
    sample = words[:ENOUGH]
    known = _function_words()
    english = sum(map(known["en"].__contains__, sample))
    if english * 5 >= len(sample) and sum(map(_only_english().__contains__, sample)) * 12 >= len(sample) > 0:
        return "en"
    if _foreign_script(sample):
        return UNKNOWN
    count, best = max(
        (sum(map(small.__contains__, sample)), name) for name, small in known.items() if name != "en"
    )
    if count > english and _enough(known[best].intersection(sample), count, english, sample):
        return best
    if english:
        return "en"
    return UNKNOWN if _accented(sample) else ""


def _enough(found: frozenset[str], count: int, english: int, sample: Sequence[str]) -> bool:
    """Say whether small words of another language make a paragraph foreign.

    Two different ones in twelve words; in a short paragraph three, and no English one: names hold "de la" and "van der".
    """
    size = sum(1 for word in sample if word[0].isalpha())
    if size < SHORT:
        return len(found) >= 3 and not english
    return len(found) >= 2 and count * 12 >= size


def _accented(sample: Sequence[str]) -> bool:
    """Say whether so many words carry marks that no English small word is missing by chance."""
    marked = sum(1 for word in sample if not word.isascii() and word[0].isalpha() and "'" not in word)
    return marked >= 3 and marked * 4 >= len(sample) >= SHORT


def _foreign_script(words: Sequence[str]) -> bool:
    letters = "".join(words)[:400]
    if letters.isascii():
        return False
    alphabetic = sum(map(str.isalpha, letters))
    latin = sum(
        1 for letter in letters if letter.isalpha() and (letter < "\u0250" or "\u1e00" <= letter < "\u1f00")
    )
    return alphabetic - latin >= LETTERS and alphabetic > 2 * latin
