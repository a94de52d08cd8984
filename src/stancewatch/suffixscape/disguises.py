r"""Look through characters that do not show and letters that look like others, with a way back to the text as written.

A reader sees "were collected" where a file holds `were col\u200blected` or a Cyrillic "es". The engine reads what a reader
sees; offsets and quotes stay those of the file. Sources: Unicode 16, property Default_Ignorable_Code_Point
(DerivedCoreProperties.txt); Unicode Technical Standard 39, confusables, of which the common ones for small and capital
Latin letters.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from itertools import accumulate

from stancewatch.model.language import Hit
from stancewatch.suffixscape.tally import Tally

IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Characters that do not show, as ranges of a regular expression."""

_ALWAYS = (
    "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069"
)
"""Those that are counted wherever they stand: they part words, or move them."""

_COMMON = f"\u00ad\u200c\u200d{_ALWAYS}"
"""Those whose first byte in UTF-8 they share with typographic quotes and accented letters."""

_PLAIN_LEADS = bytes(range(0xCC)) + b"\xe2"
"""First bytes, in UTF-8, of Latin letters and general punctuation, and all bytes that are no first ones."""

_RUN = re.compile(f"[{IGNORABLE}]+")
_WORD = re.compile(r"[^\W\d_]+")
_FULLWIDTH = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]")
_OTHER_LETTERS = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")

_CYRILLIC = (
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u04cf\u0410"  # aeopcyxijshdqwlA
    "\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405\u050c\u051a"  # BEKMHOPCTYXIJSGQ
    "\u051c"  # W
)
_GREEK = (
    "\u03bf\u03c1\u03bd\u03b9\u03ba\u03c5\u03b1\u03c9\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c"  # opvikuawABEZHIKM
    "\u039d\u039f\u03a1\u03a4\u03a5\u03a7"  # NOPTYX
)
_LOOKS = str.maketrans(_CYRILLIC + _GREEK, "aeopcyxijshdqwlABEKMHOPCTYXIJSGQWopvikuawABEZHIKMNOPTYX")
"""Cyrillic and Greek letters beside the Latin letter they look like."""


def beyond_latin(piece: str) -> bool:
    """Say whether a piece may hold letters other than Latin ones, or characters that do not show.

    Fast, so that accents, dashes and curly quotes cost nothing: no look at single characters.
    """
    if piece.isascii():
        return False
    return bool(piece.encode("utf-8", "replace").translate(None, _PLAIN_LEADS)) or any(
        one in piece for one in _COMMON
    )


def without_ignorables(piece: str) -> str:
    """Return a piece less the characters that do not show."""
    return piece if piece.isascii() else _RUN.sub("", piece)


@dataclass(frozen=True, slots=True)
class Seen:
    """A piece as a reader sees it."""

    text: str
    cuts: tuple[int, ...] = ()
    """Offsets, in `text`, behind which characters were left out; ascending."""
    added: tuple[int, ...] = ()
    """How many were left out up to each cut."""

    def back(self, offset: int) -> int:
        """Return the offset, in the piece as written, of the character that stands at an offset here."""
        found = bisect_right(self.cuts, offset)
        return offset + (self.added[found - 1] if found else 0)

    def here(self, offsets: list[int]) -> list[int]:
        """Return the offsets here of places in the piece as written: the inverse of `back`."""
        if not self.cuts:
            return offsets
        before = (0, *self.added)
        written = [cut + less for cut, less in zip(self.cuts, before, strict=False)]
        found = [bisect_right(written, offset) for offset in offsets]
        return [
            max(self.cuts[number - 1], offset - self.added[number - 1]) if number else offset
            for number, offset in zip(found, offsets, strict=True)
        ]

    def as_written(self, hit: Hit, start: int) -> Hit:
        """Return a hit in this text (a piece that begins at `start`) as one in the text as written."""
        if not self.cuts:
            return hit
        first, last = self.back(hit.start - start), self.back(hit.end - start - 1)
        return replace(hit, start=start + first, end=start + last + 1)


def look_through(piece: str, tally: Tally, *, first: bool) -> Seen:
    """Return a piece as a reader sees it, and count what was looked through.

    `first` says that the piece begins its text: a byte order mark there is no more than that.
    """
    runs = list(_RUN.finditer(piece))
    seen = _without(piece, runs) if runs else Seen(piece)
    if runs:
        mark = first and piece.startswith("\ufeff")
        _count(piece, runs, tally, spared=int(mark))
    return replace(seen, text=_folded(seen.text, tally))


def _without(piece: str, runs: list[re.Match[str]]) -> Seen:
    lengths = list(accumulate(run.end() - run.start() for run in runs))
    cuts = tuple(run.start() - before for run, before in zip(runs, (0, *lengths), strict=False))
    return Seen(_RUN.sub("", piece), cuts, tuple(lengths))


def _count(piece: str, runs: list[re.Match[str]], tally: Tally, *, spared: int) -> None:
    """Count what can change a word or the order of words: joiners and selectors beside emoji or other scripts do not."""
    for run in runs:
        characters = run.group()[spared if run.start() == 0 else 0 :]
        inside = _is_latin(piece[run.start() - 1 : run.start()]) and _is_latin(
            piece[run.end() : run.end() + 1]
        )
        tally.unseen.update(one for one in characters if inside or one in _ALWAYS)


def _is_latin(character: str) -> bool:
    return bool(_LATIN.match(character))


def _folded(text: str, tally: Tally) -> str:
    """Return a text with full-width and mathematical letters as plain ones, and look-alikes in words that mix scripts."""
    if _FULLWIDTH.search(text):
        text = _FULLWIDTH.sub(_plain_letter, text)
    if _OTHER_LETTERS.search(text):
        text = _WORD.sub(lambda match: _latin(match.group(), tally), text)
    return text


def _plain_letter(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", match.group())
    return plain if len(plain) == 1 else match.group()


def _latin(word: str, tally: Tally) -> str:
    """Return a word that mixes Latin letters with letters that look so, in Latin letters; any other as it is."""
    if word.isascii() or not _OTHER_LETTERS.search(word) or not _LATIN.search(word):
        return word
    plain = word.translate(_LOOKS)
    if _OTHER_LETTERS.search(plain):
        return word
    tally.lookalikes += sum(map(str.__ne__, word, plain))
    return plain


def named(unseen: Counter[str]) -> str:
    """Return counted characters by code point: "U+200B 3, U+00AD 1"."""
    return ", ".join(f"U+{ord(one):04X} {count}" for one, count in sorted(unseen.items()))
