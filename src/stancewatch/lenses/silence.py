"""When finding nothing shows nothing: pages too short, in other words than English, of others, or with a near passage."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from stancewatch.lenses.reading import Reading
from stancewatch.lenses.words import stems
from stancewatch.model.lab import PageRole
from stancewatch.model.lens import Indicator

FEWEST_WORDS = 150
"""Own English words below which pages are too short for their silence to mean anything."""
FOREIGN_WORDS = 30
"""Words in other languages from which an English search has not read enough of the pages."""
NEAR_STEMS = 3
"""Word stems that a passage shares with one query from which it is near enough that a reader should see it first.
Chosen on the labelled labs and the planted statements: docs/explanation/method.md gives the trade-off."""
_COMMON = frozenset(
    stems(
        "the of and to in a is that for on with as by this be are or an from at not it we our you your which have has was were"
        " what who how own they their do does did can may if its them there than no any all one two also each other more such"
        " into about said says least stated named given"
    )
)


def against_silence(indicator: Indicator, reading: Reading) -> tuple[str, ...]:
    """Return why it would be rash to take it for absent what an indicator's expressions did not find."""
    return (*_rash(reading.own_words, reading.foreign_words), *_near(indicator, reading))


def missing_roles(indicator: Indicator, roles: frozenset[PageRole]) -> tuple[str, ...]:
    """Return the objection where pages of a role that an indicator needs were not read, as a tuple of none or one."""
    missing = [role for role in indicator.needs if role not in roles]
    return (f"no page of the role {' or '.join(missing)} was read",) if missing else ()


def _rash(own: int, foreign: int) -> Iterator[str]:
    if foreign >= FOREIGN_WORDS:
        yield f"{foreign} words that are not English were read with English expressions"
    if own < FEWEST_WORDS:
        yield f"the pages hold {own} words of their own in English, fewer than {FEWEST_WORDS}"


def _near(indicator: Indicator, reading: Reading) -> tuple[str, ...]:
    """Return the objection where a passage shares enough words with a query, as a tuple of none or one."""
    wordings = (indicator.question, *indicator.queries)
    most = max((_shared(wording, reading) for wording in wordings), default=0)
    return (
        (f"a passage shares {most} words with the question and needs reading",) if most >= NEAR_STEMS else ()
    )


def _shared(wording: str, reading: Reading) -> int:
    return reading.index.most_shared(_telling(wording))


@lru_cache(maxsize=512)
def _telling(wording: str) -> Sequence[str]:
    return tuple(dict.fromkeys(stem for stem in stems(wording) if stem not in _COMMON))
