"""Which words a text must hold before an expression can match it.

Trying every expression on every sentence costs seconds a lab; nearly all can be told apart by one word. What is
found here is only a quick no: an expression of which nothing is known is tried everywhere.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from re import _constants as code  # type: ignore[attr-defined]  # no public parser of expressions exists
from re import _parser as parser  # type: ignore[attr-defined]  # the same

_PART = re.compile(r"\w+")
_SHORTEST = 3
"""Letters below which a literal stands in too many words to help."""


@lru_cache(maxsize=4096)
def needed(expression: str) -> frozenset[str]:
    """Return literals in lower case of which every match holds at least one; empty where none is known."""
    return frozenset(_of(parser.parse(expression, re.IGNORECASE)))


def _of(sequence: Iterable[tuple[object, object]]) -> set[str]:
    """Return the most telling set of literals among the parts of a sequence."""
    found: list[set[str]] = []
    run: list[str] = []
    for kind, value in sequence:
        if kind is code.LITERAL and isinstance(value, int):
            run.append(chr(value))
            continue
        found.append(_literal(run))
        run = []
        found.append(_within(kind, value))
    return max([*found, _literal(run)], key=_telling)


def _within(kind: object, value: object) -> set[str]:
    """Return what one part that is not a literal needs."""
    if not isinstance(value, Sequence):
        return set()
    if kind is code.SUBPATTERN:
        return _of(value[3])
    if kind is code.BRANCH:
        each = [_of(one) for one in value[1]]
        return set().union(*each) if all(each) else set()
    if kind is code.MAX_REPEAT and value[0] >= 1:
        return _of(value[2])
    return set()


def _literal(run: list[str]) -> set[str]:
    parts = [part for part in _PART.findall("".join(run).lower()) if len(part) >= _SHORTEST]
    return {max(parts, key=len)} if parts else set()


def _telling(literals: set[str]) -> tuple[int, int]:
    """Rank sets: the longest shortest literal first, then the fewest."""
    return (min(map(len, literals)), -len(literals)) if literals else (0, 0)
