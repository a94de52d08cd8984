"""When finding nothing shows nothing: pages too short, in other words than English, of others, or near what is asked.

What stops a silence is far wider than what is proposed: it only has to say that a reader should look. It rests on
wording alone: the words of the question's subject where there are any (subjects.toml), else the stems of its wordings.
Whether a silence that nothing here stops then counts is for the judge to say, who mutes some questions and classes.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from stancewatch.lenses.concepts import JOIN
from stancewatch.lenses.reading import Reading
from stancewatch.lenses.words import stems
from stancewatch.model.lab import PageRole
from stancewatch.model.lens import Indicator

FEWEST_WORDS = 150
"""Own English words below which pages are too short for their silence to mean anything."""
FOREIGN_WORDS = 5
"""Words in other languages from which an English search has not read enough of the pages: a short sentence may answer.
The six real labs have none; with 30, three short rules in French left two questions silent."""
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


def against_silence(indicator: Indicator, reading: Reading, *, found: bool = False) -> tuple[str, ...]:
    """Return why it would be rash to take it for absent what an indicator's expressions did not find.

    Where they `found` something there is no silence, and only what holds of the pages as a whole is said.
    """
    general = tuple(_rash(reading))
    return general if found else (*general, *near(indicator, reading))


def near(indicator: Indicator, reading: Reading) -> tuple[str, ...]:
    """Return the objection where a passage comes near what is asked, as a tuple of none or one.

    It alone counts where recall is measured: a planted page is always too short.
    """
    conjunctions = subjects().get(indicator.id)
    if conjunctions is None:
        return _sharing(indicator, reading)
    named = next((words for one in conjunctions for words in _named(one, reading)), "")
    return (f"a passage speaks of the subject ({named}) and needs reading",) if named else ()


@lru_cache(maxsize=1)
def subjects() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return, by indicator, the sets of classes of which none may be named together in a sentence.

    Also of questions whose silence never counts: the words they give are then only shown to a reader.
    """
    content = tomllib.loads((files("stancewatch.lenses") / "subjects.toml").read_text(encoding="utf-8"))
    return {name: tuple(tuple(one.split(JOIN)) for one in ones) for name, ones in content["subjects"].items()}


def missing_roles(indicator: Indicator, roles: frozenset[PageRole]) -> tuple[str, ...]:
    """Return the objection where pages of a role that an indicator needs were not read, as a tuple of none or one."""
    missing = [role for role in indicator.needs if role not in roles]
    return (f"no page of the role {' or '.join(missing)} was read",) if missing else ()


def _rash(reading: Reading) -> Iterator[str]:
    if reading.foreign_words >= FOREIGN_WORDS:
        yield f"{reading.foreign_words} words that are not English were read with English expressions"
    if reading.mixed_words:
        yield f"{reading.mixed_words} words mix letters of two scripts, and no expression finds such words"
    if reading.own_words < FEWEST_WORDS:
        yield f"the pages hold {reading.own_words} words of their own in English, fewer than {FEWEST_WORDS}"


def _named(classes: Sequence[str], reading: Reading) -> Iterator[str]:
    """Yield the words by which a passage names each class, passages in order."""
    for number, spans in reading.places.together(classes):
        text = reading.places.texts[number]
        yield ", ".join(dict.fromkeys(f'"{text[start:end]}"' for start, end in spans))


def _sharing(indicator: Indicator, reading: Reading) -> tuple[str, ...]:
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
