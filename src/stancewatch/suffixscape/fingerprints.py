"""A name for a finding that survives edits elsewhere: for baselines and for SARIF."""

import re
from collections import Counter
from collections.abc import Iterator

from stancewatch.foundation.canonical import sha256
from stancewatch.foundation.normalisation import same_words
from stancewatch.model.language import Hit
from stancewatch.suffixscape.findings import Linted
from stancewatch.suffixscape.markup import masked

VERSION = "2"
"""Of the rule by which fingerprints are made. Version 1 took the marks of Markdown and HTML for words."""
CONTEXT = 4
"""Words on either side that count as the same place."""
REACH = 400
"""Code points on either side in which they are looked for: an address behind a link may stand between."""

_WORD = re.compile(r"[^\W_]+")


def fingerprints(linted: Linted) -> Iterator[tuple[Hit, str]]:
    """Yield each hit with 32 hex digits from the file's place, pattern, words and context; the same words again are counted.

    Words are those a reader of the page sees: bold, a link or another address leave a finding what it was.
    """
    seen: Counter[str] = Counter()
    place, prose = linted.place or linted.name, ""
    for hit in linted.hits:
        prose = prose or masked(linted.text, linted.markup)
        key = "\x1f".join((place, hit.pattern, *_around(prose, hit)))
        seen[key] += 1
        yield hit, sha256(_bytes(f"{key}\x1f{seen[key]}"))[:32]


def _bytes(key: str) -> bytes:
    """Return the bytes of a key: a file name need not be UTF-8."""
    return key.encode("utf-8", "surrogatepass")


def _around(prose: str, hit: Hit) -> tuple[str, str, str]:
    """Return the words of a hit and those before and behind it in its line: lines move, and stay themselves."""
    before = prose[max(0, hit.start - REACH) : hit.start].rpartition("\n")[2]
    behind = prose[hit.end : hit.end + REACH].partition("\n")[0]
    return (
        _joined(_words(prose[hit.start : hit.end])),
        _joined(_words(before)[-CONTEXT:]),
        _joined(_words(behind)[:CONTEXT]),
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(same_words(text))


def _joined(words: list[str]) -> str:
    return " ".join(words)
