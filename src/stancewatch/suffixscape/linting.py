"""One text through the linter: read, found, and less what its writer or its project leaves out."""

from dataclasses import dataclass

from stancewatch.model.language import Severity
from stancewatch.suffixscape import baseline, ignores, languages
from stancewatch.suffixscape.engine import Syntax, examine
from stancewatch.suffixscape.findings import ORDER, Linted
from stancewatch.suffixscape.markup import Markup
from stancewatch.suffixscape.rules import Rules


@dataclass(frozen=True, slots=True)
class Wishes:
    """What holds for every text of a run."""

    rules: Rules
    all_constructions: bool = False
    syntax: Syntax = Syntax.LEXICAL
    old: frozenset[str] = frozenset()
    """Fingerprints of the baseline."""


def lint(name: str, text: str, markup: Markup, wishes: Wishes) -> Linted:
    """Return what is found in one text and not left out by comment, rule or baseline."""
    hits = examine(text, all_constructions=wishes.all_constructions, markup=markup, syntax=wishes.syntax)
    hits = wishes.rules.wanted(name, ignores.reported(text, hits))
    language = "en" if hits else languages.guess(text[:4000].lower().split())
    linted = Linted(name, text, hits, language)
    return baseline.without(linted, wishes.old) if wishes.old else linted


def worst(linted: Linted) -> Severity:
    """Return the highest severity found."""
    return max((hit.severity for hit in linted.hits), key=ORDER.__getitem__, default=Severity.NONE)
