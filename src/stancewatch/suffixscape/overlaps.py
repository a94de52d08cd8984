"""One finding for the same words: where two patterns of one family meet, the finding on which more hangs is kept.

"One of the most precise" is praise and a superlative: told twice, the same words count twice and are answered once.
Findings of one pattern are acts of their own ("were found and removed") and stay, and so do those of two families.
"""

from stancewatch.model.language import Hit
from stancewatch.suffixscape.tally import ORDER


def told_once(hits: list[Hit]) -> list[Hit]:
    """Return hits in reading order, less those that share words with a kept one of another pattern of their family.

    Kept is the severer, then the longer, then the one named first in the alphabet.
    """
    told: list[Hit] = []
    joined: list[Hit] = []
    end = 0
    for hit in hits:
        if hit.start >= end:
            told += _kept(joined)
            joined = []
        joined.append(hit)
        end = max(end, hit.end)
    return told + _kept(joined)


def _kept(joined: list[Hit]) -> list[Hit]:
    """Return those of a chain of overlapping hits that are told, in the order given."""
    if len(joined) < 2:
        return joined
    kept: list[Hit] = []
    for hit in sorted(joined, key=_rank):
        if not any(_are_one(hit, other) for other in kept):
            kept.append(hit)
    return [hit for hit in joined if hit in kept]


def _rank(hit: Hit) -> tuple[int, int, str]:
    return -ORDER[hit.severity], hit.start - hit.end, hit.pattern


def _are_one(hit: Hit, other: Hit) -> bool:
    share_words = hit.start < other.end and other.start < hit.end
    return share_words and hit.family is other.family and hit.pattern != other.pattern
