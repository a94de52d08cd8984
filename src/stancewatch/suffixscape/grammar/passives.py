"""Passive clauses: an auxiliary, a participle, and a linear model that tells verbal from adjectival.

"The images were removed" is verbal, "the office was crowded" is not, and form alone does not tell them
apart. The weights were learnt from the Universal Dependencies treebank EWT (see the notice beside them).
"""

from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from stancewatch.suffixscape.grammar import agents
from stancewatch.suffixscape.grammar.inversion import subject_end
from stancewatch.suffixscape.grammar.linear import load
from stancewatch.suffixscape.grammar.shapes import (
    AUXILIARIES,
    BE,
    CLASSES,
    CLITIC_BE,
    GET,
    REMEMBERED,
    is_participle,
)
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.grammar.wording import words_of

VOTE = 1.5
"""What a parser's yes or no adds to a score, chosen on EWT dev."""

REACH = 12
"""Words from auxiliary to participle: 99.6 % of the treebank's passives lie within (EWT train)."""


class Candidate(NamedTuple):
    """An auxiliary and a word that may be its participle, as token numbers."""

    auxiliary: int
    head: int


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
    def last(self) -> int:
        """Return the place behind its verb group."""
        return max(self.head, self.auxiliary) + 1


@lru_cache(maxsize=2)
def found(tokens: Tokens, auxiliary: int) -> tuple[Passive, ...]:
    """Return the verbal passives of the auxiliary at a place: several where participles are joined.

    The last answers are kept, since several patterns ask about the same place one after the other.
    """
    kept = []
    for candidate in candidates(tokens, auxiliary):
        score = load("passive").score(features(tokens, candidate))
        if tokens.votes:
            score += tokens.votes.get(candidate.head, (0.0, False))[0]
        if score > 0:
            kept.append(_passive(tokens, candidate, score))
    return tuple(kept)


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


def candidates(tokens: Tokens, auxiliary: int) -> list[Candidate]:
    """Return what may be passives of the auxiliary at a place, nearest first."""
    words = tokens.words
    low, high = tokens.sentence(auxiliary)
    found = []
    if auxiliary > low and words[auxiliary] in BE:
        first = opening_participle(tokens, auxiliary, low)
        if first >= 0:
            found.append(Candidate(auxiliary, first))
    head = auxiliary
    for step in map(_step_of, words[auxiliary + 1 : min(high, auxiliary + REACH)]):
        head += 1
        if step is _ON:
            continue
        if step is _STOP:
            break
        found.append(Candidate(auxiliary, head))
    return found


class _Step(Enum):
    """What a word does to the search for a participle."""

    ON = 1
    PARTICIPLE = 2
    STOP = 3


class _Steps(dict[str, _Step]):
    """The step of each word. Each distinct word is looked at once."""

    def __missing__(self, word: str) -> _Step:
        if len(self) > REMEMBERED:
            self.clear()
        if word in AUXILIARIES:
            found = _Step.STOP
        elif is_participle(word):
            found = _Step.PARTICIPLE
        else:
            found = _Step.STOP if word in _CLAUSE_OPENERS else _Step.ON
        self[word] = found
        return found


_step_of = _Steps().__getitem__
_ON, _STOP = _Step.ON, _Step.STOP
STATES = words_of("states.txt")
_CLAUSE_OPENERS = frozenset(("that", "which", "who", "because", "if", "although", ";", ":", "whether"))


def opening_participle(tokens: Tokens, auxiliary: int, low: int) -> int:
    """Return the participle that opens a sentence such as "Attached are the files", or -1."""
    words = tokens.words
    if auxiliary - 1 > low and words[auxiliary - 2] == "," and is_participle(words[auxiliary - 1]):
        return auxiliary - 1
    while low < auxiliary and (words[low] in _SKIPPED or not words[low][0].isalpha()):
        low += 1
    inverted = low < auxiliary <= low + 8 and is_participle(words[low])
    return low if inverted and not any(word in AUXILIARIES for word in words[low + 1 : auxiliary]) else -1


_SKIPPED = frozenset(("also", "and", "not", "only"))


def features(tokens: Tokens, candidate: Candidate) -> list[str]:
    """Return the names of what the model looks at: head, auxiliary, what lies between, before and behind.

    A subject behind its auxiliary counts as if it stood before it.
    """
    words = tokens.words
    i, j = candidate
    head, aux = words[j], words[i]
    behind = subject_end(tokens, i, j)
    subject = behind if behind > i + 1 else i
    between = [tokens.shape(place) for place in range(behind, j)]
    before2, before, before_word = (
        tokens.shape(subject - 2),
        tokens.shape(subject - 1),
        tokens.word(subject - 1),
    )
    after, after2, after3 = (tokens.shape(place) for place in range(j + 1, j + 4))
    after_word, after2_word = tokens.word(j + 1), tokens.word(j + 2)
    if j < i:
        return [
            "first",
            f"first h={head}",
            f"first n1={after_word}",
            f"first len={i - j}",
            f"first aux={aux}",
            f"first {after} {after2}",
        ]
    kind = _kind(aux, before, before_word)
    ending = head[-4:]
    way = " ".join(between[-5:])
    last = between[-1] if between else "-"
    found = [
        f"h={head}", f"e={ending}", f"e3={head[-3:]}", f"aux={aux}", f"kind={kind}", f"way={way}", f"len={len(between)}",
        f"last={last}", f"lastw={words[j - 1] if between else aux}", f"b1={before}", f"b1w={before_word}", f"b2={before2} {before}",
        f"n1={after}", f"n1w={after_word}", f"n2={after} {after2}", f"n3={after} {after2} {after3}", f"n1n2w={after_word} {after2_word}",
        f"kind={kind} n1={after}", f"kind={kind} last={last}", f"last={last} n1={after}", f"way={way} n1={after}",
        f"h={head} n1={after_word}", f"h={head} kind={kind}", f"e={ending} n1={after}", f"h={head} last={last}",
        f"kind={kind} b1={before} last={last}", f"way={way} kind={kind}", f"n2w={after2_word}",
    ]  # fmt: skip
    found += {f"in={name}" for name in between}
    if "-" in head:
        found += ["hyphen", f"h={head.rpartition('-')[2]}", f"prefix={head.partition('-')[0]}"]
    elif head.startswith(("un", "re", "over", "mis", "dis")):
        found.append(f"prefix={head[:2]}")
    if "PART" in between:
        spot = len(between) - 1 - between[::-1].index("PART")
        found += ["chain", f"chain={' '.join(between[spot + 1 :][:5])}"]
    if tokens.raw[j][:1].isupper():
        found.append("capital")
    if head in STATES or head.rpartition("-")[2] in STATES:
        found += [
            "state",
            f"state {kind}",
            f"state n1={after}",
            f"state n1w={after_word}",
            f"state last={last}",
        ]
    return found


def _kind(aux: str, before: str, before_word: str) -> str:
    if aux in CLITIC_BE:
        return "clitic"
    if aux in GET:
        return "get"
    if aux in ("been", "being"):
        return aux
    if aux == "be":
        return (
            "be modal"
            if before in ("MODAL", "NOT", "ADV")
            else f"be {before_word if before == 'TO' else 'x'}"
        )
    return "past" if aux in ("was", "were", "wasn't", "weren't") else "present"
