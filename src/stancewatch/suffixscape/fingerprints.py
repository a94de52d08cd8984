"""A name for a finding that survives edits elsewhere: for baselines and for SARIF."""

from collections import Counter
from collections.abc import Iterator

from stancewatch.foundation.canonical import sha256
from stancewatch.foundation.normalisation import same_words
from stancewatch.model.language import Hit
from stancewatch.suffixscape.findings import Linted

CONTEXT = 24
"""Code points on either side that count as the same place."""


def fingerprints(linted: Linted) -> Iterator[tuple[Hit, str]]:
    """Yield each hit with 32 hex digits from the file's place, pattern, words and context; the same words again are counted."""
    seen: Counter[str] = Counter()
    for hit in linted.hits:
        around = _around(linted.text, hit)
        key = "\x1f".join(
            (
                linted.place or linted.name,
                hit.pattern,
                same_words(linted.text[hit.start : hit.end]),
                same_words(around),
            )
        )
        seen[key] += 1
        yield hit, sha256(_bytes(f"{key}\x1f{seen[key]}"))[:32]


def _bytes(key: str) -> bytes:
    """Return the bytes of a key: a file name need not be UTF-8."""
    return key.encode("utf-8", "surrogatepass")


def _around(text: str, hit: Hit) -> str:
    """Return the words of a hit with their context, which never leaves the line: lines move, and stay themselves."""
    before = text[max(0, hit.start - CONTEXT) : hit.start].rpartition("\n")[2]
    after = text[hit.end : hit.end + CONTEXT].partition("\n")[0]
    return before + text[hit.start : hit.end] + after
