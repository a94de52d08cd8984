"""The parser tier: spaCy reads sentences with clauses that may be passive, and votes beside the linear models.

It is asked where the models are unsure, or about every such sentence.
"""

from collections.abc import Iterable

from stancewatch.suffixscape.grammar import agents
from stancewatch.suffixscape.grammar.candidates import candidates
from stancewatch.suffixscape.grammar.clause_features import features
from stancewatch.suffixscape.grammar.linear import load
from stancewatch.suffixscape.grammar.passives import VOTE
from stancewatch.suffixscape.grammar.shapes import AUXILIARIES
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.parser_model import Word, parser
from stancewatch.suffixscape.severity import consequential_participles

UNSURE_AGENT = 1.0
"""Scores of an agent that a vote can turn (its weight in `passives`). Those of a passive: `VOTE`."""
EVERY = float("inf")
"""The weight below which a clause is unsure, where every clause is put to the parser."""
VOTE_OF_ALL = 1.0
"""What a parser's yes or no adds where every clause is put to it. In cross-validation on EWT train a higher weight is worse (any-passive
F1 .951 with 1, .943 with 3): the models err less often than the parser."""

PASSIVE = frozenset(("auxpass", "nsubjpass", "csubjpass"))


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
