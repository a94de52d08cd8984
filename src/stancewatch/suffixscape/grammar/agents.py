"""Whether a passive names who acts: "by" after the participle, and a linear model that knows other uses of "by".

"Removed by our team" names an agent; "removed by hand", "by Friday", "by deleting them" do not.
"""

from stancewatch.suffixscape.grammar.linear import load
from stancewatch.suffixscape.grammar.shapes import AUXILIARIES, is_participle
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.grammar.wording import words_of

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


def features(tokens: Tokens, head: int, place: int) -> list[str]:
    """Return the names of what the model looks at: the way from participle to "by", and what follows it."""
    words = tokens.words
    way = [tokens.shape(spot) for spot in range(head + 1, place)]
    follow = [tokens.shape(place + number) for number in (1, 2, 3, 4)]
    first = words[place + 1]
    noun = _noun_after(tokens, place)
    found = [
        f"f1={follow[0]}", f"f2={follow[0]} {follow[1]}", f"f3={' '.join(follow[:3])}", f"w1={first}",
        f"w2={words[place + 2] if place + 2 < len(words) else 'EDGE'}", f"noun={noun}", f"noun3={noun[-3:]}",
        f"way={' '.join(way[:4])}", f"distance={min(len(way), 8)}", f"near={not way} f1={follow[0]}", f"h={words[head]}",
        f"last={way[-1] if way else '-'}", f"e={words[head][-4:]}",
    ]  # fmt: skip
    found += {f"in={name}" for name in way}
    between = words[head + 1 : place]
    if any(is_participle(word) for word in between):
        found += ["participle between", f"participle last={way[-1]}"]
    if any(word in AUXILIARIES for word in between):
        found.append("auxiliary between")
    if "by" in between:
        found.append("second by")
    if first.endswith("ing"):
        found += [
            "ing",
            f"ing f2={follow[1]}",
            f"ing near={not way}",
            f"ing w={words[place + 2] if place + 2 < len(words) else 'EDGE'}",
        ]
    if first[:1].isdigit():
        found += [
            "figure",
            f"figure near={not way}",
            "year" if len(first) == 4 and first[0] in "12" else "no year",
            f"figure f2={follow[1]}",
        ]
    if follow[0] in ("WORD", "NOUN") and follow[1] in _GROUP_ENDS:
        found += ["bare noun", f"bare {first}"]
    if follow[0] == "PLURAL" or noun.endswith(("ers", "ors")):
        found.append("people?")
    if noun in TIMES:
        found.append("time")
    if noun in MEANS:
        found.append("means")
    return found


def _noun_after(tokens: Tokens, place: int) -> str:
    """Return the word that closes the group of words after "by", up to the next preposition, verb or mark."""
    noun = ""
    for at in range(place + 1, min(place + 7, len(tokens.words))):
        kind = tokens.shape(at)
        if noun and kind in _GROUP_ENDS:
            break
        noun = tokens.words[at]
    return noun


_GROUP_ENDS = frozenset(
    (
        "PREP",
        "BY",
        "TO",
        "CONJ",
        "SUB",
        "MARK",
        "PUNCT",
        "END",
        "BE",
        "GET",
        "HAVE",
        "DO",
        "MODAL",
        "PRON",
        "PART",
    )
)

TIMES = words_of("times.txt")
MEANS = words_of("means.txt")


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
    """Say whether "by" surely names no agent: "by hand", "by Friday", "by 2012", "by using the", "by themselves"."""
    first, after = tokens.words[place + 1], tokens.shape(place + 2)
    if first.endswith("ing") and after in ("DET", "POSS", "PRON"):
        return True
    if first.isdigit():
        return (len(first) == 4 and after in _GROUP_ENDS) or tokens.shape(place + 2) == "MARK_OTHER"
    return (first in MEANS or first in TIMES) and after in _GROUP_ENDS
