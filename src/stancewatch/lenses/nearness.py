"""BM25: which pieces of text use the words of a query, rare words counting more.

Robertson and Zaragoza (2009), "The Probabilistic Relevance Framework: BM25 and Beyond", with their usual
k1 = 1.2 and b = 0.75. The sum runs in the order of the query's words, so that it is the same on every run.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log

from stancewatch.lenses.words import stems

K1 = 1.2
B = 0.75


class Index:
    """An inverted index over short texts, named by their position."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._postings: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._lengths: list[int] = []
        for number, text in enumerate(texts):
            words = Counter(stems(text))
            self._lengths.append(words.total())
            for word, count in words.items():
                self._postings[word].append((number, count))
        self._mean = max(1.0, sum(self._lengths) / max(1, len(self._lengths)))

    def nearest(self, query: str, most: int) -> list[int]:
        """Return the positions of the texts nearest to a query, nearest first, at most `most`."""
        scores: defaultdict[int, float] = defaultdict(float)
        for word in dict.fromkeys(stems(query)):
            self._add(word, scores)
        return _best(scores.items(), most)

    def most_shared(self, words: Iterable[str]) -> int:
        """Return how many of some distinct stems stand together in one text, at most."""
        shared: Counter[int] = Counter()
        for word in words:
            shared.update(number for number, _ in self._postings.get(word, ()))
        return max(shared.values(), default=0)

    def _add(self, word: str, scores: defaultdict[int, float]) -> None:
        postings = self._postings.get(word, ())
        total = len(self._lengths)
        rarity = log(1 + (total - len(postings) + 0.5) / (len(postings) + 0.5))
        for number, count in postings:
            length = 1 - B + B * self._lengths[number] / self._mean
            scores[number] += rarity * count * (K1 + 1) / (count + K1 * length)


def _best(scores: Iterable[tuple[int, float]], most: int) -> list[int]:
    ordered = sorted(scores, key=lambda entry: (-entry[1], entry[0]))
    return [number for number, _ in ordered[:most]]
