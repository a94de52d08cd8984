"""Characters that no eye sees: taken out of the visible text, and reported.

Named `visible-1`. Dropped: the invisible characters of the normalisation `words-1` (zero-width space, word
joiner, byte order mark, soft hyphen), bidirectional controls, tag characters, runs of variation selectors,
and control characters (terminal escapes among them). Kept: zero-width joiner and non-joiner, which spell words in
Persian and Hindi and build emoji. What each choice costs was measured: docs/decisions/0020-extraction.md.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from stancewatch.extract.reading import Block
from stancewatch.foundation.normalisation import INVISIBLE
from stancewatch.model.evidence import HiddenText

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_TAGS = "\U000e0000-\U000e007f"
_CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufff9-\ufffb"
_SELECTORS = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2,}"
UNSEEN = re.compile(f"[{INVISIBLE}{_BIDI}{_TAGS}{_CONTROL}]+|{_SELECTORS}")
"""What is dropped."""

_KINDS = (
    (re.compile(f"[{_BIDI}]"), "bidi_control"),
    (re.compile(f"[{_TAGS}]|{_SELECTORS}"), "tag_character"),
    (re.compile(f"[{_CONTROL}]"), "control_character"),
)


class UnseenCharacters:
    """Takes unseen characters out of texts and remembers what they were and where the first stood."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._first: dict[tuple[str, str], str] = {}

    def without(self, text: str, path: str) -> str:
        """Return a text without them."""
        if text.isascii() and text.isprintable():
            return text
        return UNSEEN.sub(lambda found: self._drop(found[0], path), text)

    def report(self) -> tuple[HiddenText, ...]:
        """Return one entry for each kind and spelling met, most frequent first within a kind."""
        ordered = sorted(self._counts.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
        return tuple(
            HiddenText(kind, f"{what}, {_times(times)}", self._first[kind, what])
            for (kind, what), times in ordered
        )

    def _drop(self, run: str, path: str) -> str:
        kind = next((kind for pattern, kind in _KINDS if pattern.search(run)), "zero_width")
        what = _spelt_tags(run) if kind == "tag_character" else ""
        for name in [what] if what else [_name(character) for character in sorted(set(run))]:
            self._counts[kind, name] += 1
            self._first.setdefault((kind, name), path)
        return ""


def cleaned(blocks: Iterable[Block], unseen: UnseenCharacters) -> list[Block]:
    """Return blocks without unseen characters; a block of nothing else is left out."""
    kept = []
    for block in blocks:
        text = unseen.without(block.text, block.path)
        if text == block.text:
            kept.append(block)
        elif seen := " ".join(text.split()):
            kept.append(Block(block.kind, seen, block.path, block.language))
    return kept


def _spelt_tags(run: str) -> str:
    """Return the ASCII text that tag characters spell to a program: `tags that spell 'hello'`."""
    spelt = "".join(chr(ord(one) - 0xE0000) for one in run if 0xE0020 <= ord(one) < 0xE007F)
    return f"tags that spell {spelt!r}" if spelt else "tag characters or variation selectors"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control')}".strip()
