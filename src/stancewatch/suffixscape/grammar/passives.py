"""Passive clauses: an auxiliary, a participle, and a linear model that tells verbal from adjectival.

"The images were removed" is verbal, "the office was crowded" is not, and form alone does not tell them
apart. The weights were learnt from the Universal Dependencies treebank EWT (see the notice beside them).
"""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from stancewatch.suffixscape.grammar import absolutes, agents
from stancewatch.suffixscape.grammar.candidates import Candidate, candidates
from stancewatch.suffixscape.grammar.clause_features import features
from stancewatch.suffixscape.grammar.inversion import asks_what_is, subject_end
from stancewatch.suffixscape.grammar.linear import load
from stancewatch.suffixscape.grammar.shapes import AUXILIARIES, CLASSES
from stancewatch.suffixscape.grammar.tokens import Tokens

VOTE = 0.8
"""What a parser's yes or no adds to a score: from 0.4 to 1.2 it hardly matters in cross-validation on EWT train, above it is worse."""

SURE_ENOUGH = 1.0
"""Score of a passive without auxiliary: rules find it, and nine in ten are one."""

STARTS = AUXILIARIES | absolutes.STARTS
"""Words from which a passive is looked for."""


class Passive(NamedTuple):
    """A verbal passive in a text, as token numbers."""

    auxiliary: int
    head: int
    first: int
    """Where its verb group begins: "could have been removed"."""
    score: float
    agent: int
    """Place of the "by" that names the agent, or -1."""
    agent_score: float

    @property
    def is_bare(self) -> bool:
        """Say whether it has no auxiliary of its own."""
        return self.auxiliary == self.head

    @property
    def last(self) -> int:
        """Return the place behind its verb group."""
        return max(self.head, self.auxiliary) + 1


@lru_cache(maxsize=2)
def found(tokens: Tokens, auxiliary: int) -> tuple[Passive, ...]:
    """Return the verbal passives of the auxiliary at a place, or of another word of `STARTS`: several where participles are joined.

    The last answers are kept, since several patterns ask about the same place one after the other.
    """
    if tokens.words[auxiliary] not in AUXILIARIES:
        head = absolutes.head_from(tokens, auxiliary)
        return (_passive(tokens, Candidate(head, head), SURE_ENOUGH),) if head >= 0 else ()
    kept = []
    for candidate in candidates(tokens, auxiliary):
        score = load("passive").score(features(tokens, candidate))
        if tokens.votes:
            score += tokens.votes.get(candidate.head, (0.0, False))[0]
        if score > 0 and not asks_what_is(tokens, *candidate):
            kept.append(_passive(tokens, candidate, score))
    return tuple(kept) if len(kept) < 2 else _without_descriptions(tokens, kept)


def _without_descriptions(tokens: Tokens, kept: list[Passive]) -> tuple[Passive, ...]:
    """Return passives less those that describe the subject of a question: "Is the time *required* for it disclosed?"."""
    first = kept[0]
    if first.head < first.auxiliary or subject_end(tokens, *first[:2]) == first.auxiliary + 1:
        return tuple(kept)
    joints = ("CONJ", "PUNCT")
    described = {
        one.head
        for one, following in pairwise(kept)
        if all(tokens.shape(place) not in joints for place in range(one.head, following.head))
    }
    return tuple(one for one in kept if one.head not in described)


def _passive(tokens: Tokens, candidate: Candidate, score: float) -> Passive:
    agent, agent_score = agents.agent(tokens, candidate.head)
    if candidate.head in tokens.votes and agent_score > agents.NONE_AT_ALL:
        agent_score += 1.0 if tokens.votes[candidate.head][1] else -1.0
        agent = agents.likeliest(tokens, candidate.head) if agent_score > 0 else -1
    first = min(candidate.head, _group_start(tokens, candidate.auxiliary))
    return Passive(candidate.auxiliary, candidate.head, first, score, agent, agent_score)


def _group_start(tokens: Tokens, auxiliary: int) -> int:
    """Return where the chain of auxiliaries begins: "could have been" and adverbs inside it."""
    first, place = auxiliary, auxiliary - 1
    while place >= 0 and auxiliary - place < 6:
        name = CLASSES.get(tokens.words[place])
        if name in ("MODAL", "HAVE", "BE"):
            first = place
        elif name not in ("NOT", "ADV"):
            break
        place -= 1
    return first
