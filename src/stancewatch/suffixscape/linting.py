"""One text through the linter: read, found, and less what its writer or its project leaves out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from stancewatch.model.language import Hit, Severity
from stancewatch.suffixscape import baseline, engine
from stancewatch.suffixscape.engine import Syntax
from stancewatch.suffixscape.findings import Linted
from stancewatch.suffixscape.ignores import Ignores
from stancewatch.suffixscape.markup import Markup
from stancewatch.suffixscape.rules import Rules
from stancewatch.suffixscape.tally import Tally

BATCH = 256
"""Findings held at once on their way from the engine to the output."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What holds for every text of a run."""

    rules: Rules
    all_constructions: bool = False
    syntax: Syntax = Syntax.LEXICAL
    old: frozenset[str] = frozenset()
    """Fingerprints of the baseline."""
    files: bool = True
    """Whether names are those of files: else they are ids, and lie in no folder."""
    count_words: bool = False
    """Whether the words examined are wanted, for rates."""


def lint(name: str, text: str, markup: Markup, wishes: Wishes) -> Linted:
    """Return what is found in one text and not left out by comment, rule or baseline."""
    linted = stream(name, text, markup, wishes)
    return replace(linted, hits=tuple(linted.hits))


def stream(name: str, text: str, markup: Markup, wishes: Wishes) -> Linted:
    """Return what `lint` returns, with hits that are found while they are read, once, and a tally that is whole then.

    Kept meanwhile, beside the text: `BATCH` hits, and with a baseline one key a distinct finding.
    """
    tally = Tally(count_words=wishes.count_words)
    found = engine.stream(
        text,
        tally,
        all_constructions=wishes.all_constructions,
        markup=markup,
        syntax=wishes.syntax,
    )
    comments = Ignores(text, markup)
    place = wishes.rules.place(name) if wishes.files else name
    reported = _wanted(place, comments.reported(found), wishes.rules)
    linted = Linted(name, text, reported, tally, comments, place, markup)
    if wishes.old:
        linted = baseline.without(linted, wishes.old)
    return replace(linted, hits=tally.handed_on(linted.hits))


def _wanted(place: str, hits: Iterable[Hit], rules: Rules) -> Iterator[Hit]:
    rest = iter(hits)
    while batch := tuple(islice(rest, BATCH)):
        yield from rules.wanted(place, batch)


def worst(linted: Linted) -> Severity:
    """Return the highest severity found, once the hits were read."""
    return linted.tally.worst
