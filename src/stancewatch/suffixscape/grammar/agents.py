"""Whether a passive names who acts: "by" after the participle, and a linear model that knows other uses of "by".

"Removed by our team" names an agent; "removed by hand", "by Friday", "by deleting them" do not.
"""

import re

from stancewatch.suffixscape.grammar.linear import load
from stancewatch.suffixscape.grammar.shapes import AUXILIARIES, is_participle
from stancewatch.suffixscape.grammar.tokens import BREAK, EDGE, Tokens
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
GERUNDS = words_of("gerunds.txt")
MANNERS = words_of("manners.txt")


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
    if tokens.shape(place + 1) == "ING" and (after in _OBJECT_STARTS or first in GERUNDS):
        return True
    if first.isdigit():
        return (len(first) == 4 and _group_ends(tokens, place + 2)) or after == "MARK_OTHER"
    if (first in MEANS or first in TIMES) and _group_ends(tokens, place + 2):
        return True
    return _tells_when(tokens, place) or _tells_how(tokens, place)


_DENIALS = ("not", "never", "neither", "nor")
_OBJECT_STARTS = frozenset(("DET", "POSS", "PRON", "ADV", "NOT", "QUANT", "NAME"))
"""What follows an -ing that is a verb: "by comparing both"; "by training staff" may name people."""


def _group_ends(tokens: Tokens, place: int) -> bool:
    """Say whether the group of words after "by" ends before a place, also where no full stop stands."""
    return tokens.shape(place) in _GROUP_ENDS or tokens.word(place) in (EDGE, BREAK)


def _tells_when(tokens: Tokens, place: int) -> bool:
    """Say whether a group such as "the end of the week", "the next morning" or "mid-March" follows."""
    at = place + 1
    while tokens.word(at) in _TIME_OPENERS and at < place + 4:
        at += 1
    word = tokens.word(at)
    if word in _ENDS_OF_TIME:
        return tokens.word(at + 1) == "of" and not _OF_TIME.isdisjoint(tokens.words[at + 2 : at + 6])
    timed = word.rpartition("-")[2] in _TIMES_ALONE or bool(_YEARS.fullmatch(word))
    return timed and (tokens.shape(at + 1) in ("NUM", "ADV") or _group_ends(tokens, at + 1))


_TIME_OPENERS = frozenset((
    "the", "this", "that", "next", "last", "following", "same", "early", "late", "mid", "very", "latest", "around", "about",
))  # fmt: skip
_ENDS_OF_TIME = frozenset(("end", "beginning", "start", "middle", "close"))
_TIMES_ALONE = TIMES - {"age", "time", "then"}
"""Without those that also cause: "limited by the time"."""
_YEARS = re.compile(r"[12]\d{3}('?s)?")
_PERIODS = frozenset(
    ("week", "month", "year", "quarter", "day", "century", "decade", "business", "summer", "season")
)
_OF_TIME = _TIMES_ALONE | _PERIODS | {str(year) for year in range(1900, 2100)}


def _tells_how(tokens: Tokens, place: int) -> bool:
    """Say whether a group such as "popular demand", "mutual agreement" or "several orders of magnitude" follows."""
    for at in range(place + 1, place + 4):
        if tokens.word(at) in MANNERS:
            return _group_ends(tokens, at + 1)
        if tokens.shape(at) not in _MANNER_OPENERS:
            return False
    return False


_MANNER_OPENERS = frozenset(("WORD", "ADJ", "ADV", "VERY", "QUANT", "NUM", "PART"))
