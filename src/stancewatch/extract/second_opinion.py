"""What another extractor makes of the same page: asked only on demand, and only to say where the two differ.

The other one is trafilatura, the best general extractor measured; on policy pages it leaves out a tenth of the blocks,
so its text is never used. A large difference is a reason to look at the page, in either direction.
"""

from collections import Counter

from stancewatch.extract.confined.process import read_confined
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.reading import Material

MOST_DIFFERENT = 0.2
"""Share of the words, of the longer text, that may be missing from the other before it is said."""


def second_opinion(material: Material, text: str) -> tuple[str, ...]:
    """Return notes on how another extractor's text and date of an HTML page compare with `text`."""
    other = read_confined("second_opinion", material)
    if isinstance(other, Unreadable):
        return (f"No second opinion: {other.detail}",)
    share = difference(text, other.text)
    if share <= MOST_DIFFERENT:
        return other.notes
    return (
        *other.notes,
        f"A second extractor differs in {share:.0%} of the words; the page should be looked at.",
    )


def difference(one: str, two: str) -> float:
    """Return the share of words, counted with repetition, of the longer text that the other does not have: 0 to 1."""
    words, others = Counter(one.lower().split()), Counter(two.lower().split())
    longer = max(words.total(), others.total())
    return 1 - (words & others).total() / longer if longer else 0.0
