"""Two texts compared sentence by sentence: what is new, what is gone, what moved, what was said in other words.

White space and characters nobody sees make no difference. A difference that a rule for noise explains (the way a
date is written) is called noise and shown. A sentence that was only cut in another way stands as it stood.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from stancewatch.audit.refinding import Refinder, Refound, Sought, Standing
from stancewatch.audit.sentences import Sentence, sentences
from stancewatch.foundation.normalisation import same_words
from stancewatch.model.change import SentenceChange, SentenceEntry, SentenceKind
from stancewatch.model.evidence import CONTEXT, Document

Plain = Callable[[str], str]
"""Gives two sentences the same value where nothing but noise tells them apart."""

MOST_LOOKED_FOR = 2000
"""Sentences of one text that are looked for in other words; of a longer list the rest counts as gone."""


def compared(old: Document, new: Document, plain: Plain = same_words) -> tuple[SentenceChange, ...]:
    """Return every difference of two texts, those of the new text in its order, then those of the old in its."""
    before: Sequence[Sentence] = sentences(old)
    after: Sequence[Sentence] = sentences(new)
    pairs = _pairs(before, after, lambda one: one.words)
    changes = [_change(SentenceKind.MOVED, *pair) for pair in _moved(pairs)]
    before, after = _left(before, after, pairs)
    noise = _pairs(before, after, lambda one: plain(one.text))
    changes += [_change(SentenceKind.NOISE, *pair) for pair in noise]
    before, after = _left(before, after, noise)
    changes += _told_apart(old, new, before, after)
    return tuple(sorted(changes, key=_place))


def removed_sentences(old: Document, new: Document, plain: Plain = same_words) -> tuple[Sentence, ...]:
    """Return the sentences of an earlier text that stand no longer in a later one, in nearly the same words either."""
    gone = {
        change.old.start
        for change in compared(old, new, plain)
        if change.kind is SentenceKind.REMOVED and change.old and not change.stands_elsewhere
    }
    return tuple(one for one in sentences(old) if one.start in gone)


def sought(sentence: Sentence, document: Document) -> Sought:
    """Return a sentence as it is looked for: with its context and its block."""
    text = document.text
    before, after = text[max(0, sentence.start - CONTEXT) : sentence.start], text[sentence.end :][:CONTEXT]
    return Sought(sentence.text, before, after, sentence.block, sentence.start)


def _told_apart(
    old: Document, new: Document, before: Sequence[Sentence], after: Sequence[Sentence]
) -> Iterator[SentenceChange]:
    """Yield what the sentences without a partner are: reworded, removed, added."""
    successors = set[int]()
    for sentence, found, repeated in _looked_for(before, old, new):
        successor = None if found.verbatim else _overlapping(after, found)
        if repeated or found.standing is Standing.GONE or (successor is None and not found.verbatim):
            yield _change(SentenceKind.REMOVED, sentence, None, elsewhere=repeated)
        elif successor is not None:
            successors.add(successor.start)
            yield _change(SentenceKind.REWORDED, sentence, successor, score=found.score)
    fresh = [sentence for sentence in after if sentence.start not in successors]
    for sentence, found, repeated in _looked_for(fresh, new, old):
        if repeated or not found.verbatim:
            yield _change(SentenceKind.ADDED, None, sentence, elsewhere=repeated)


def _looked_for(
    without: Sequence[Sentence], document: Document, other: Document
) -> Iterator[tuple[Sentence, Refound, bool]]:
    """Yield each sentence, where it stands in the other text, and whether it is a sentence there too."""
    if not without:
        return
    there, whole = Refinder(other), {sentence.words for sentence in sentences(other)}
    for number, sentence in enumerate(without):
        found = Refound(Standing.GONE, 0.0)
        if number < MOST_LOOKED_FOR:
            found = there.find(sought(sentence, document))
        yield sentence, found, sentence.words in whole


def _overlapping(after: Sequence[Sentence], found: Refound) -> Sentence | None:
    """Return the sentence without a partner that holds most of what was found; None where it lies in others."""
    first = max(0, bisect_right(after, found.start, key=lambda one: one.start) - 1)
    last = bisect_left(after, found.end, key=lambda one: one.start)
    shared = [(min(one.end, found.end) - max(one.start, found.start), one) for one in after[first:last]]
    best = max(shared, key=lambda pair: (pair[0], -pair[1].start), default=(0, None))
    return best[1] if 2 * best[0] > found.end - found.start else None


def _pairs(
    before: Sequence[Sentence], after: Sequence[Sentence], key: Callable[[Sentence], str]
) -> list[tuple[Sentence, Sentence]]:
    """Return the sentences of equal key, the first with the first and so on, in the order of the earlier text."""
    waiting = defaultdict[str, list[Sentence]](list)
    for sentence in reversed(after):
        waiting[key(sentence)].append(sentence)
    keys = ((sentence, key(sentence)) for sentence in before)
    return [(sentence, waiting[same].pop()) for sentence, same in keys if waiting.get(same)]


def _left(
    before: Sequence[Sentence], after: Sequence[Sentence], pairs: Sequence[tuple[Sentence, Sentence]]
) -> tuple[list[Sentence], list[Sentence]]:
    taken, given = {one.start for one, _ in pairs}, {other.start for _, other in pairs}
    return [one for one in before if one.start not in taken], [one for one in after if one.start not in given]


def _moved(pairs: Sequence[tuple[Sentence, Sentence]]) -> Iterator[tuple[Sentence, Sentence]]:
    """Yield the pairs outside a longest run that keeps its order (patience sorting)."""
    ends: list[int] = []
    lengths: list[int] = []
    for _, other in pairs:
        length = bisect_left(ends, other.start)
        ends[length : length + 1] = [other.start]
        lengths.append(length)
    wanted, bound = len(ends) - 1, float("inf")
    for pair, length in zip(reversed(pairs), reversed(lengths), strict=True):
        if length == wanted and pair[1].start < bound:
            wanted, bound = wanted - 1, pair[1].start
        else:
            yield pair


def _change(
    kind: SentenceKind,
    old: Sentence | None,
    new: Sentence | None,
    *,
    score: float | None = None,
    elsewhere: bool = False,
) -> SentenceChange:
    return SentenceChange(
        kind=kind, old=_entry(old), new=_entry(new), score=score, stands_elsewhere=elsewhere
    )


def _entry(sentence: Sentence | None) -> SentenceEntry | None:
    if sentence is None:
        return None
    return SentenceEntry(text=sentence.text, start=sentence.start, end=sentence.end, block=sentence.block)


def _place(change: SentenceChange) -> tuple[bool, int, str]:
    """Order by the later text, then by the earlier one."""
    if change.new:
        return False, change.new.start, change.kind
    return True, change.old.start if change.old else 0, change.kind
