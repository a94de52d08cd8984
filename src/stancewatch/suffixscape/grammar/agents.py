"""Whether a passive names who acts: "by" after the participle, and a linear model that knows other uses of "by".

"Removed by our team" names an agent; "removed by hand", "by Friday", "by deleting them" do not.
"""

from stancewatch.suffixscape.grammar.by_features import features
from stancewatch.suffixscape.grammar.by_phrases import (
    GERUNDS,
    MEANS,
    TIMES,
    group_ends,
    tells_how,
    tells_how_much,
    tells_when,
)
from stancewatch.suffixscape.grammar.linear import load
from stancewatch.suffixscape.grammar.tokens import EDGE, Tokens

NONE_AT_ALL = -9.0

REACH = 30
"""Words from participle to "by" that are looked through, within one sentence."""


def bys(tokens: Tokens, head: int) -> list[int]:
    """Return the places of "by" that may open the agent of a participle, nearest first."""
    words = tokens.words
    if "by" not in words[head + 1 : head + REACH]:
        return []
    _, high = tokens.sentence(head)
    return [place for place in range(head + 1, min(high - 1, head + REACH)) if words[place] == "by"]


def agent(tokens: Tokens, head: int) -> tuple[int, float]:
    """Return the place of the "by" that names the agent of a participle, or -1, and the best score of any.

    The score is NONE_AT_ALL where there is no "by" that could.
    """
    best, score = _best(tokens, head)
    return (best if score > 0 else -1), score


def likeliest(tokens: Tokens, head: int) -> int:
    """Return the place of the "by" that names the agent, given that one does; -1 where there is none."""
    return _best(tokens, head)[0]


def _best(tokens: Tokens, head: int) -> tuple[int, float]:
    best, best_score = -1, NONE_AT_ALL
    for place in bys(tokens, head):
        if is_other_use(tokens, place):
            continue
        score = load("agent").score(features(tokens, head, place))
        if score > best_score:
            best, best_score = place, score
    return best, best_score


def is_other_use(tokens: Tokens, place: int) -> bool:
    """Say whether "by" surely names no agent: "by hand", "by the end of May", "by using CLIP", "step by step", "not by us"."""
    first, after = tokens.word(place + 1), tokens.shape(place + 2)
    if first == EDGE:
        return False
    if tokens.word(place - 1) in (*_DENIALS, first) or tokens.shape(place + 1) == "SUB":
        return True
    if tokens.shape(place + 1) == "ING" and (
        after in _OBJECT_STARTS or first in GERUNDS or tokens.word(place + 2) in _PARTICLES
    ):
        return True
    if first.isdigit() and len(first) == 4 and group_ends(tokens, place + 2):
        return True
    if (first in MEANS or first in TIMES) and group_ends(tokens, place + 2):
        return True
    return any(tells(tokens, place) for tells in (tells_when, tells_how, tells_how_much))


_DENIALS = ("not", "never", "neither", "nor")
_PARTICLES = frozenset(("up", "off", "out", "down", "back", "away", "together", "apart"))
_OBJECT_STARTS = frozenset(("DET", "POSS", "PRON", "ADV", "NOT", "QUANT", "NAME", "PREP", "TO"))
"""What follows an -ing that is a verb: "by comparing both"; "by training staff" may name people."""
